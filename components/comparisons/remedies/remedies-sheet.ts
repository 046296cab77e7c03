import { drawTable } from "@/components/charts/table-svg";
import { remediesTable, remedyRecords } from "@/components/comparisons/remedies/remedies-table";
import { provenanceOf } from "@/components/comparisons/settings/provenance";
import type { ExportModel } from "@/components/exports/export-model";
import type { ComparisonAnswer } from "@/lib/comparisons/comparison-schema";
import { formatCount } from "@/lib/format";

/** The remedies as a table to take away. */
export function remediesSheet(project: string, answer: ComparisonAnswer): ExportModel {
  const nameOf = (slug: string) => answer.runs.find(({ run }) => run === slug)?.name ?? slug;
  const rows = answer.remedies
    .flatMap(({ outcomes }) => outcomes)
    .map((outcome) => ({ ...outcome, key: outcome.run, name: nameOf(outcome.run) }));
  const split = answer.remedies[0]?.split ?? "";
  return {
    title: "Remedies",
    howToRead: `All ${split} questions at each run's last checkpoint; changes in points against the run as it is`,
    provenance: {
      ...provenanceOf(project, answer, "Paired differences on the same questions, 95 % intervals."),
      n: `${formatCount(rows[0]?.counts.total ?? null)} ${split} questions`,
    },
    drawing: drawTable(remediesTable(rows)),
    ...remedyRecords(rows),
  };
}
