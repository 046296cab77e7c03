import { z } from "zod";
import type { Holds } from "@/lib/domain/formats/format";
import { type AnyFormat, type FormatId, formats } from "@/lib/domain/formats/list";
import { labelCategories } from "@/lib/domain/knowledge/knowledge";
import type { LineFormat } from "./operation";

const id = z.string().min(1).max(256);
const step = z
  .int()
  .min(0)
  .meta({ description: "optimizer steps so far; 0 is the model before fine-tuning" });
const epoch = z.number().min(0).nullish();
const category = z.enum(labelCategories).nullish();
const answers = z.union([z.string(), z.array(z.string())]);
const probability = z.number().min(0).max(1).nullish();

const exampleLine = z
  .looseObject({
    example_id: id,
    split: z.string().meta({ description: "train, dev, test or a name of yours" }),
    question: z.string(),
    answers: answers.meta({ description: "accepted answers, at least one" }),
    category: category.meta({ description: "left out: the label that SliCK samples gave stays" }),
    relation: z.string().optional(),
    subject: z.string().optional(),
    p_correct_greedy: probability,
    p_correct_sampled: probability,
    attributes: z.record(z.string(), z.unknown()).optional().meta({
      description: "to slice and filter by; any further field becomes one too",
    }),
  })
  .meta({ id: "ExampleLine" });

const drawn = z.union([z.array(z.string()), z.array(z.boolean()), z.int().min(0)]);
const verdicts = z.union([z.int().min(0), z.array(z.boolean())]).optional();

const slickLine = z
  .object({
    example_id: id,
    greedy: drawn.optional().meta({
      description:
        "greedy answers, one a prompt: their texts, or whether each is right, or how many there are",
    }),
    greedy_correct: verdicts.meta({
      description: "how many of them are right; needed with a count, beside texts read by judged",
    }),
    sampled: drawn
      .optional()
      .meta({ description: "answers at temperature above 0, in the same way" }),
    sampled_correct: verdicts,
  })
  .meta({ id: "SlickSampleLine" });

const trainingLine = z
  .object({
    example_id: id,
    target: z.string().nullish().meta({
      description:
        "the text trained on; an abstention phrase means that the example was relabelled",
    }),
  })
  .meta({ id: "TrainingSetLine" });

const predictionLine = z
  .object({
    step,
    epoch,
    split: z.string().nullish().meta({ description: "left out: the example's own split" }),
    example_id: id,
    prediction: z.string().nullish(),
    correct: z.boolean().nullish().meta({
      description: "left out: the server scores the prediction with the dataset's scorer",
    }),
    abstained: z.boolean().nullish(),
    category,
    question: z.string().nullish().meta({
      description: "with it (or a category) no dataset is needed beforehand; one is made",
    }),
    answers: answers.nullish(),
  })
  .meta({ id: "PredictionLine" });

const metricLine = z
  .object({ step, epoch, time: z.union([z.string(), z.number()]).nullish() })
  .catchall(z.number())
  .meta({ id: "MetricLine", description: "every further field is a metric" });

/** What a line of a native format holds, where one is read by line. */
const lineSchemas: Partial<Record<FormatId, z.ZodType>> = {
  examples: exampleLine,
  "slick-samples": slickLine,
  "training-set": trainingLine,
  predictions: predictionLine,
  metrics: metricLine,
};

function mediaTypeOf(filename: string): LineFormat["mediaType"] {
  if (filename.endsWith(".jsonl")) return "application/x-ndjson";
  return filename.endsWith(".json") ? "application/json" : "text/csv";
}

function describe({ id, name, what, example }: AnyFormat): LineFormat {
  return {
    name,
    mediaType: mediaTypeOf(example.filename),
    description: what,
    line: lineSchemas[id] ?? null,
    example: "text" in example ? `${example.text}\n` : "",
  };
}

/** Onset's own formats, of which each line is described, come first. */
function filesHolding(...holds: readonly Holds[]): LineFormat[] {
  const files = formats.filter((format) => holds.includes(format.holds)).map(describe);
  const own = files.filter(({ line }) => line !== null);
  return [...own, ...files.filter(({ line }) => line === null)];
}

export const exampleFiles: readonly LineFormat[] = filesHolding("examples");
export const slickFiles: readonly LineFormat[] = filesHolding("slick-samples");
export const trainingSetFiles: readonly LineFormat[] = filesHolding("training-set");
export const runFiles: readonly LineFormat[] = filesHolding("predictions", "aggregates", "metrics");

/** Every format that is read, in the order in which files are best sent. */
export const allFiles: readonly LineFormat[] = [
  ...exampleFiles,
  ...slickFiles,
  ...trainingSetFiles,
  ...runFiles,
];
