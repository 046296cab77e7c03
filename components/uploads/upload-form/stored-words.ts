import type { PutExamplesAnswer, PutSlickSamplesAnswer } from "@/lib/datasets/schema";
import { formatCount } from "@/lib/format";
import type { TrainingSetAnswer } from "@/lib/runs/schema";
import type { UploadAnswer } from "@/lib/uploads/schema";

export type StoredAnswer =
  | UploadAnswer
  | PutExamplesAnswer
  | PutSlickSamplesAnswer
  | TrainingSetAnswer;

function count(value: number, one: string, many = `${one}s`): string {
  return `${formatCount(value)} ${value === 1 ? one : many}`;
}

function categories(byCategory: Record<string, number>): string[] {
  return Object.entries(byCategory).map(([name, value]) => `${formatCount(value)} ${name}`);
}

/** What one file changed, in words: "31 checkpoints", "81,840 outcomes". */
export function storedWords(answer: StoredAnswer): string[] {
  if ("upload" in answer) {
    if (answer.upload.duplicate) return ["nothing new: the same bytes are stored already"];
    const { checkpoints, outcomes, metrics } = answer;
    const parts = [
      checkpoints > 0 && count(checkpoints, "checkpoint"),
      outcomes > 0 && count(outcomes, "outcome"),
      metrics > 0 && count(metrics, "metric value"),
    ].filter((part) => part !== false);
    return parts.length > 0 ? parts : [count(answer.upload.rows, "row")];
  }
  if ("labelled" in answer) {
    const { labelled, changed, byCategory } = answer;
    return [
      count(labelled, "example labelled", "examples labelled"),
      `${formatCount(changed)} changed`,
      ...categories(byCategory),
    ];
  }
  if ("relabelled" in answer) {
    const { examples, relabelled, byCategory } = answer;
    return [
      `training set of ${count(examples, "example")}`,
      ...categories(byCategory),
      ...(relabelled > 0 ? [`${formatCount(relabelled)} relabelled`] : []),
    ];
  }
  const { added, replaced, examples, byCategory } = answer;
  return [
    `${formatCount(added)} added`,
    `${formatCount(replaced)} replaced`,
    `the dataset has ${count(examples, "example")}`,
    ...categories(byCategory),
  ];
}
