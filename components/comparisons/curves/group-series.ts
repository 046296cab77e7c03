import type { PlotPoint, PlotSeries } from "@/components/charts/plot-model";
import type { RunLook } from "@/components/comparisons/curves/run-looks";
import { capitalise } from "@/components/runs/page/population-words";
import type { RunGroup } from "@/lib/comparisons/curves/run-groups";
import { groupBand } from "@/lib/domain/compare/group-band";

type GroupInput = {
  groups: readonly RunGroup[];
  /** The lines of the single runs in one panel, by run. */
  lines: ReadonlyMap<string, PlotSeries>;
  looks: ReadonlyMap<string, RunLook>;
  panel: string;
};

/** Each group as its mean with the band from the lowest to the highest run. */
export function groupSeries({ groups, lines, looks, panel }: GroupInput): readonly PlotSeries[] {
  return groups.flatMap((group, index): PlotSeries[] => {
    const members = group.runs.flatMap(({ run }) => lines.get(run) ?? []);
    if (members.length === 0) return [];
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
    const look = looks.get(group.runs[0]?.run ?? "");
    const [id, words] = panel === "dev" ? ["", ""] : [`/${panel}`, `, ${capitalise(panel)} fitted`];
    return [
      {
        id: `group-${index + 1}${id}`,
        label: `${group.label}${words}`,
        color: look?.color ?? "muted",
        dash: look?.dash ?? "solid",
        ...(look?.marker ? { marker: look.marker } : {}),
        ...(panel === "dev" ? {} : { hasNoEndLabel: true }),
        isStrong: true,
        panel,
        points,
      },
    ];
  });
}

/** Single runs thin behind the means of their groups. */
export function thinBehind(lines: readonly PlotSeries[]): readonly PlotSeries[] {
  return lines.map(({ ringAt: _, marker: __, ...line }) => {
    return { ...line, isStrong: false, dash: "dotted", hasNoEndLabel: true };
  });
}
