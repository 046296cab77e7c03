import { aggregatesFormat } from "./aggregates-csv";
import { examplesFormat } from "./examples";
import { factSharesFormat } from "./fact-shares";
import type { FormatOf, Holds } from "./format";
import { helmInstancesFormat } from "./helm-instances";
import { helmQuestionsFormat } from "./helm-questions";
import { inspectLogFormat } from "./inspect-log";
import { kerasFormat } from "./keras";
import { lightevalDetailsFormat } from "./lighteval-details";
import { lightningFormat } from "./lightning";
import { llamaFactoryFormat } from "./llama-factory";
import { lmEvalResultsFormat } from "./lm-eval-results";
import { lmEvalSamplesFormat } from "./lm-eval-samples";
import { lmEvalWriteOutFormat } from "./lm-eval-write-out";
import { metricsFormat } from "./metrics-jsonl";
import { mlflowMetricFormat } from "./mlflow-metric";
import { openaiEvalsFormat } from "./openai-evals";
import { openaiFinetuneFormat } from "./openai-finetune";
import { predictionsFormat } from "./predictions";
import { promptfooFormat } from "./promptfoo";
import { questionsFormat } from "./questions";
import type { lastRefusals, refusals } from "./refusals";
import { slickDumpFormat } from "./slick-dumps";
import { slickSamplesFormat } from "./slick-samples";
import { stepTableFormat } from "./step-table";
import { tensorboardCsvFormat } from "./tensorboard-csv";
import { tensorboardEventsFormat } from "./tensorboard-events";
import { tensorboardJsonFormat } from "./tensorboard-json";
import { trackingStoreFormat } from "./tracking-store";
import { trainerStateFormat } from "./trainer-state";
import { trainingSetFormat } from "./training-set";
import { wackFormat } from "./wack";
import { wandbChartFormat } from "./wandb-chart";
import { wandbHistoryFormat } from "./wandb-history";
import { wandbLogFormat } from "./wandb-log";
import { wandbRunsFormat } from "./wandb-runs";
import { wandbSummaryFormat } from "./wandb-summary";
import { wandbTableFormat } from "./wandb-table";

/**
 * Every format that is read, in the order in which a file is tried against them: those told by something of their
 * own first, those told by what many files have last. A new one is a file beside this and a line here.
 */
export const formats = [
  trainerStateFormat,
  tensorboardEventsFormat,
  wandbLogFormat,
  trackingStoreFormat,
  lmEvalResultsFormat,
  lmEvalSamplesFormat,
  lmEvalWriteOutFormat,
  inspectLogFormat,
  promptfooFormat,
  openaiEvalsFormat,
  lightevalDetailsFormat,
  helmInstancesFormat,
  helmQuestionsFormat,
  llamaFactoryFormat,
  openaiFinetuneFormat,
  wandbChartFormat,
  wandbRunsFormat,
  wandbHistoryFormat,
  wandbSummaryFormat,
  tensorboardCsvFormat,
  tensorboardJsonFormat,
  mlflowMetricFormat,
  kerasFormat,
  lightningFormat,
  slickDumpFormat,
  wandbTableFormat,
  wackFormat,
  factSharesFormat,
  predictionsFormat,
  slickSamplesFormat,
  examplesFormat,
  questionsFormat,
  trainingSetFormat,
  aggregatesFormat,
  stepTableFormat,
  metricsFormat,
] as const;

export type FormatId = (typeof formats)[number]["id"];
/** A format of the list, told apart by what it holds. */
export type AnyFormat = { [H in Holds]: FormatOf<H, FormatId> }[Holds];
export type RefusedId = (typeof refusals | typeof lastRefusals)[number]["id"];

const byId: ReadonlyMap<string, AnyFormat> = new Map(formats.map((format) => [format.id, format]));

export function findFormat(id: string): AnyFormat | null {
  return byId.get(id) ?? null;
}

/** Examples and SliCK samples go into a dataset, everything else into a run. */
export function goesIntoDataset(holds: Holds): boolean {
  return holds === "examples" || holds === "slick-samples";
}

export function exampleBytes({ example }: AnyFormat): Uint8Array {
  if ("text" in example) return new TextEncoder().encode(example.text);
  return Uint8Array.from(atob(example.base64), (character) => character.charCodeAt(0));
}
