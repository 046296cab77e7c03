import type { TablePicture } from "@/components/charts/picture-model";
import { remediesTable, remedyRecords } from "@/components/comparisons/remedies/remedies-table";
import { formatCount } from "@/lib/format";
import type { SharedRemedy } from "@/lib/shares/comparison-parts";
import type { SharedComparisonContent } from "@/lib/shares/shared-view";

/** "640 test questions": what remedies are counted on. */
export function questionsOf({ split, outcomes }: SharedRemedy): string {
  return `${formatCount(outcomes[0]?.counts.total ?? null)} ${split} questions`;
}

/** What filtering, relabelling or another setting did, as the comparison page has it; null without a remedy. */
export function remediesPicture({ remedies, runs }: SharedComparisonContent): TablePicture | null {
  const [first] = remedies ?? [];
  if (!first) return null;
  const nameOf = (id: string) => runs.find((run) => run.id === id)?.label ?? "a run";
  const rows = (remedies ?? [])
    .flatMap(({ outcomes }) => outcomes)
    .map(({ id, ...outcome }) => ({ ...outcome, key: id, name: nameOf(id) }));
  const isUnpaired = rows.some(({ effect }) => effect?.paired === false);
  return {
    kind: "table",
    title: "What a remedy changes",
    howToRead: `All ${questionsOf(first)} at each run's last checkpoint; on the right changes in points against the run as it is`,
    summary: "",
    note: isUnpaired ? "Not all runs have answers one by one: those are compared unpaired." : "",
    table: remediesTable(rows),
    records: remedyRecords(rows),
    emptyReason: null,
  };
}
