import { aggregatesFormat } from "./aggregates-csv";
import { examplesFormat } from "./examples";
import { metricsFormat } from "./metrics-jsonl";
import { predictionsFormat } from "./predictions";
import { slickSamplesFormat } from "./slick-samples";
import { stepTableFormat } from "./step-table";
import { trainerStateFormat } from "./trainer-state";
import { trainingSetFormat } from "./training-set";

/** Every format that is read, by its id. A new one is a file beside this and a line here and in `detect`. */
export const formats = {
  examples: examplesFormat,
  "training-set": trainingSetFormat,
  "slick-samples": slickSamplesFormat,
  predictions: predictionsFormat,
  aggregates: aggregatesFormat,
  metrics: metricsFormat,
  "trainer-state": trainerStateFormat,
  "step-table": stepTableFormat,
} as const;
