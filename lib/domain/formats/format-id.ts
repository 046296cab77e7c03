const supportedFormatIds = [
  "examples",
  "training-set",
  "slick-samples",
  "predictions",
  "aggregates",
  "metrics",
  "trainer-state",
  "step-table",
] as const;
export type SupportedFormatId = (typeof supportedFormatIds)[number];

type ForeignFormatId =
  | "gzip"
  | "zip"
  | "inspect-eval"
  | "xlsx"
  | "pickle"
  | "parquet"
  | "wandb-binary"
  | "tensorboard-events"
  | "utf-16"
  | "lm-eval-results"
  | "lm-eval-samples"
  | "lm-eval-write-out"
  | "inspect-log"
  | "openai-evals"
  | "qa-data"
  | "wandb-table"
  | "wandb-summary"
  | "wandb-chart"
  | "wandb-runs"
  | "tensorboard-json"
  | "mlflow-metric"
  | "run-summary"
  | "json-array"
  | "long-table"
  | "stepless-table";

export type FormatId = SupportedFormatId | ForeignFormatId;

export function isSupportedFormatId(id: string): id is SupportedFormatId {
  return supportedFormatIds.some((supported) => supported === id);
}
