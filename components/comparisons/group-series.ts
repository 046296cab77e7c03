import type { PlotPoint, PlotSeries } from "@/components/charts/plot-model";
import type { RunLook } from "@/components/comparisons/run-looks";
import type { ComparedRun, ComparisonAnswer } from "@/lib/comparisons/comparison-schema";
import { groupBand } from "@/lib/domain/group-band";
import { settingWords } from "@/lib/domain/setting-words";

export type RunGroup = { key: string; label: string; runs: readonly ComparedRun[] };
type Difference = ComparisonAnswer["differences"][number];

export const setUpGroup = "set-up";
const seedName = /(^|[._-])seed$/i;

/** The settings to group by: the whole set-up but for seeds, then each one that differs between runs. */
export function groupChoices(differences: readonly Difference[]) {
  const settings = differences.filter(({ setting }) => !seedName.test(setting));
  return [
    { value: "", label: "Not grouped" },
    { value: setUpGroup, label: "Set-up, over seeds" },
    ...settings.map(({ setting }) => ({ value: setting, label: setting })),
  ];
}

function valueText(value: Difference["values"][number] | undefined): string {
  return value === null || value === undefined ? "not set" : settingWords(value);
}

/** Runs with equal values of a setting, or of every setting but the seeds; in the order of first appearance. */
export function groupRuns(
  { runs, differences }: Pick<ComparisonAnswer, "runs" | "differences">,
  by: string,
): readonly RunGroup[] {
  const settings = differences.filter(({ setting }) =>
    by === setUpGroup ? !seedName.test(setting) : setting === by,
  );
  const keys = runs.map((_, k) => settings.map(({ values }) => valueText(values[k])).join(" · "));
  const keyOf = new Map(runs.map((run, k) => [run.run, keys[k] ?? ""]));
  const groups = [...Map.groupBy(runs, ({ run }) => keyOf.get(run) ?? "")];
  return groups.map(([key, members]) => {
    const count = members.length > 1 ? ` (${members.length} runs)` : "";
    const [first] = members;
    const label = by === setUpGroup ? `${first?.name ?? key}${count}` : `${by} ${key}${count}`;
    return { key, label, runs: members };
  });
}

type GroupInput = {
  groups: readonly RunGroup[];
  series: readonly PlotSeries[];
  looks: ReadonlyMap<string, RunLook>;
  hasSingles: boolean;
};

/** Each group as its mean with the band from the lowest to the highest run; single runs thin behind on demand. */
export function groupSeries({
  groups,
  series,
  looks,
  hasSingles,
}: GroupInput): readonly PlotSeries[] {
  const seriesOf = new Map(series.map((item) => [item.id, item]));
  const means = groups.map((group): PlotSeries => {
    const members = group.runs.flatMap(({ run }) => seriesOf.get(run) ?? []);
    const labels = new Map(
      members.flatMap(({ points }) => points.map(({ x, label }) => [x, label])),
    );
    const points = groupBand(members.map((member) => member.points)).map(
      ({ x, mean, low, high, runs }): PlotPoint => ({
        x,
        y: mean,
        label: labels.get(x) ?? "",
        ...(runs > 1 ? { low, high } : {}),
      }),
    );
    const [first] = group.runs;
    const look = looks.get(first?.run ?? "");
    return {
      id: `group ${group.key}`,
      label: group.label,
      color: look?.color ?? "muted",
      dash: look?.dash ?? "solid",
      ...(look?.marker ? { marker: look.marker } : {}),
      isStrong: true,
      panel: "dev",
      points,
    };
  });
  if (!hasSingles) return means;
  const singles = series.map((item): PlotSeries => {
    const { ringAt: _, marker: __, ...rest } = item;
    return { ...rest, isStrong: false, dash: "dotted", hasNoEndLabel: true };
  });
  return [...singles, ...means];
}
