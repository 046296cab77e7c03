import type { ComparedRun, ComparisonResponse } from "@/lib/comparisons/comparison-schema";
import { isSeedSetting } from "@/lib/domain/compare/seed-setting";
import { settingWords } from "@/lib/domain/compare/setting-words";

type RunGroup = { key: string; label: string; runs: readonly ComparedRun[] };
type Difference = ComparisonResponse["differences"][number];

export const setUpGroup = "set-up";

/** The settings to group by: the whole set-up but for seeds, then each one that differs between runs. */
export function groupChoices(
  differences: readonly Difference[],
): readonly { value: string; label: string }[] {
  const settings = differences.filter(({ setting }) => !isSeedSetting(setting));
  return [
    { value: "", label: "Not grouped" },
    { value: setUpGroup, label: "Set-up, over seeds" },
    ...settings.map(({ setting }) => ({ value: setting, label: setting })),
  ];
}

function valueText(value: Difference["values"][number] | undefined): string {
  return value === null || value === undefined ? "not set" : settingWords(value);
}

/**
 * Runs with equal values of a setting, or of every setting but the seeds; in the order of first appearance.
 * Hidden runs count in no group, and a group of hidden runs is none. A setting in which no two of the runs
 * differ makes one group of all.
 */
export function groupRuns(
  { runs, differences }: Pick<ComparisonResponse, "runs" | "differences">,
  { by, hide }: { by: string; hide: readonly string[] },
): readonly RunGroup[] {
  const settings = differences.filter(({ setting }) =>
    by === setUpGroup ? !isSeedSetting(setting) : setting === by,
  );
  const keyed = runs
    .map((run, k) => ({ run, key: settings.map(({ values }) => valueText(values[k])).join(" · ") }))
    .filter(({ run }) => !hide.includes(run.run));
  const groups = [...Map.groupBy(keyed, ({ key }) => key)];
  return groups.map(([key, members]) => {
    const own = members.map(({ run }) => run);
    const count = own.length > 1 ? ` (${own.length} runs)` : "";
    const name = settings.length > 0 ? `${by} ${key}` : `the same ${by}`;
    return { key, label: `${by === setUpGroup ? own[0]?.name : name}${count}`, runs: own };
  });
}
