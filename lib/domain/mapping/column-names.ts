import type { ColumnRole } from "./mapping";

/** What Onset's own formats call a field of each role. */
export const nativeNames = {
  step: "step",
  epoch: "epoch",
  time: "time",
  example: "example_id",
  question: "question",
  answers: "answers",
  prediction: "prediction",
  correct: "correct",
  abstained: "abstained",
  split: "split",
  category: "category",
  n: "n",
  accuracy: "accuracy",
  run: "run",
  set: "set",
  metric: "metric",
  value: "value",
} as const satisfies Record<ColumnRole, string>;

/** What others call them, the likeliest first, as plainName spells names. */
export const usualNames = {
  step: [
    ...["step", "globalstep", "steps", "iteration", "iter", "checkpoint", "checkpointstep"],
    ...["ckpt", "trainingstep", "trainstep"],
  ],
  epoch: ["epoch", "epochs"],
  time: ["time", "timestamp", "walltime"],
  example: [
    ...["exampleid", "id", "qid", "questionid", "factid", "itemid", "uid", "sampleid", "exid"],
    ...["docid", "idx", "index", "rowid", "key"],
  ],
  question: ["question", "query", "questiontext", "prompt", "input"],
  answers: [
    ...["answers", "possibleanswers", "goldanswers", "correctanswers", "references", "targets"],
    ...["golds", "groundtruths", "reference", "goldanswer", "correctanswer", "groundtruth", "gold"],
    ...["target", "expectedanswer", "expected", "bestanswer", "answer"],
  ],
  prediction: [
    ...["prediction", "output", "modeloutput", "response", "modelresponse", "generation"],
    ...["generatedtext", "generated", "completion", "pred", "predicted", "modelanswer"],
    ...["predictedanswer", "modelprediction", "greedycompletion"],
  ],
  correct: [
    ...["correct", "iscorrect", "correctness", "isright", "right", "verdict", "humanjudgement"],
    ...["humanjudgment", "judgement", "judgment", "grade", "em", "exactmatch", "score", "acc"],
    ...["accuracy", "contains", "hasanswer"],
  ],
  abstained: [
    ...["abstained", "abstain", "refused", "refusal", "isrefusal", "idk", "notattempted"],
  ],
  split: ["split"],
  category: [
    ...["category", "knowledge", "knowledgecategory", "knowledgelabel", "knowledgeclass", "slick"],
    ...["slickcategory", "known", "isknown", "label", "class"],
  ],
  n: ["n", "total", "count", "numexamples", "nexamples", "examples", "num", "samples", "nsamples"],
  accuracy: ["accuracy", "acc", "exactmatch", "em"],
  run: [...["run", "runname", "runid", "modelvariant", "model", "modelname", "modelid"]],
  set: ["set", "evalset", "dataset", "task", "benchmark"],
  metric: ["metric", "metricname", "measure"],
  value: ["value", "metricvalue"],
} as const satisfies Record<ColumnRole, readonly string[]>;

/** A name without case and signs, by which usual names are found: `Model Variant` is modelvariant. */
export function plainName(name: string): string {
  return name
    .slice(0, 200)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "");
}
