import { rowsIn } from "@/lib/domain/formats/row-sample";
import type { Sample } from "@/lib/domain/formats/sample";
import { quotedNames } from "./ask-about-columns";
import type { Question, RowKind } from "./mapping";

const kindWords: Readonly<Record<RowKind, string>> = {
  metrics: "Metrics of a step",
  predictions: "An answer of the model",
  aggregates: "Counts of right answers",
  examples: "A question and its answers",
  "slick-samples": "Sampled answers of the base model",
};

/**
 * Asked of a table, or of records one like the other, that no format is told by; its columns are said afterwards. Left
 * open it is not stored. Null for what holds no rows.
 */
export function askAboutRows(sample: Sample): Question | null {
  const { container, names, rows } = rowsIn(sample);
  const isTable = container === "table";
  if (names.length < 2 || rows.length < (isTable ? 1 : 2)) return null;
  const kinds = Object.entries(kindWords).filter(([kind]) => isTable || kind !== "aggregates");
  return {
    id: "rows",
    text: "What is a row of it?",
    reason: `The names ${quotedNames(names)} do not say. Which of them is what is asked next.`,
    options: [
      { value: "open", label: "Leave open: not stored", mapping: {} },
      ...kinds.map(([kind, label]) => ({
        ...{ value: kind, label, mapping: { rows: kind as RowKind } },
      })),
    ],
    chosen: "open",
  };
}
