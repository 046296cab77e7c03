import { drawTable } from "@/components/charts/table-svg";
import { attributionWords } from "@/components/comparisons/attribution/attribution-words";
import { provenanceOf } from "@/components/comparisons/settings/provenance";
import type { ExportModel } from "@/components/exports/export-model";
import type { ComparedRun, ComparisonAnswer } from "@/lib/comparisons/comparison-schema";
import { formatPercent } from "@/lib/format";

type Attribution = {
  title: string;
  project: string;
  answer: ComparisonAnswer;
  runs: readonly ComparedRun[];
};

const head = ["run", "unknownShare", "lost", "controlLost", "dueToNewKnowledge", "low", "high"];

/** The attribution as a table to take away, points of accuracy. */
export function attributionSheet({ title, project, answer, runs }: Attribution): ExportModel {
  const nameOf = (slug: string) => answer.runs.find((one) => one.run === slug)?.name ?? slug;
  const drawing = drawTable({
    columns: [
      { title: "Run" },
      { title: "Unknown", isNumeric: true },
      { title: "Due to new knowledge" },
      { title: "Made of" },
    ],
    rows: runs.map((run) => {
      const { amount, detail, isTold } = attributionWords(run, nameOf);
      return {
        key: run.run,
        cells: [
          { text: run.name, isStrong: true },
          { text: formatPercent(run.unknownShare, 0) },
          { text: amount, isStrong: isTold },
          { text: detail },
        ],
      };
    }),
  });
  return {
    title,
    howToRead: "Points lost since best that the control did not lose too, 95 % intervals",
    provenance: provenanceOf(
      project,
      answer,
      "Paired bootstrap over the examples, 2,000 replicates.",
    ),
    drawing,
    head,
    rows: runs.map(({ name, unknownShare, attributable: loss, drop }) => [
      ...[name, unknownShare, loss?.runFall ?? drop?.points ?? null, loss?.controlFall ?? null],
      ...[loss?.points ?? null, loss?.low ?? null, loss?.high ?? null],
    ]),
  };
}
