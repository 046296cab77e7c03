import { nameSuggestions } from "@/components/runs/list/name-suggestions";
import type { RunColumn } from "@/lib/runs/list/list-schema";

export type FilterExample = { filter: string; means: string };

/** Of fields that every run has. */
export const plainExample = "unknown_share >= 0.5 and status = finished";

/** What can be written into the filter, with hyperparameters and metrics that this project's runs have. */
export function filterExamples(columns: readonly RunColumn[]): readonly FilterExample[] {
  const nameOf = (prefix: string) => {
    const column = columns.find(({ key, kind }) => key.startsWith(prefix) && kind === "number");
    return column && nameSuggestions([column]).at(-1)?.name;
  };
  const [setting, metric] = [nameOf("config."), nameOf("metric.")];
  return [
    ...(setting ? [{ filter: `${setting} > 0`, means: "a hyperparameter by its name" }] : []),
    { filter: plainExample, means: "shares and accuracies are 0 to 1" },
    { filter: "best > 0.8 and drop > 20", means: "the fall since best in points" },
    ...(metric ? [{ filter: `${metric} < 0.5`, means: "the last value of a metric" }] : []),
    { filter: 'not (method = "lora" or seed = 1)', means: "not, and, or, brackets" },
  ];
}
