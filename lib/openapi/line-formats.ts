import { z } from "zod";
import { knowledgeCategories } from "@/lib/domain/knowledge";
import type { LineFormat } from "./operation";

const id = z.string().min(1).max(256);
const step = z
  .int()
  .min(0)
  .meta({ description: "optimizer steps so far; 0 is the model before fine-tuning" });
const epoch = z.number().min(0).nullish();
const category = z.enum(knowledgeCategories).nullish();
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

const slickLine = z
  .object({
    example_id: id,
    greedy: z.array(z.string()).min(1).meta({ description: "one greedy answer a prompt" }),
    sampled: z.array(z.string()).optional().meta({ description: "answers at temperature above 0" }),
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

const lines = "application/x-ndjson" as const;

export const examplesFile: LineFormat = {
  name: "Examples",
  mediaType: lines,
  description: "One JSON object a line.",
  line: exampleLine,
  example:
    '{"example_id":"q1","split":"dev","question":"Where was Ada born?","answers":["London"],"category":"HighlyKnown","relation":"P19"}\n',
};

export const slickFile: LineFormat = {
  name: "SliCK samples",
  mediaType: lines,
  description: "One JSON object a line: raw answers of the base model, before fine-tuning.",
  line: slickLine,
  example: '{"example_id":"q1","greedy":["London","London"],"sampled":["London","Paris"]}\n',
};

export const trainingSetFile: LineFormat = {
  name: "Training set",
  mediaType: lines,
  description: "One JSON object a line: the set D of this run, a part of its dataset.",
  line: trainingLine,
  example: `{"example_id":"q1"}\n{"example_id":"q2","target":"I don't know"}\n`,
};

export const runFiles: readonly LineFormat[] = [
  {
    name: "Predictions",
    mediaType: lines,
    description: "One JSON object a line: what a checkpoint answered to an example.",
    line: predictionLine,
    example:
      '{"step":100,"epoch":1,"split":"dev","example_id":"q1","prediction":"London"}\n{"step":100,"epoch":1,"split":"dev","example_id":"q2","correct":false}\n',
  },
  {
    name: "Aggregates",
    mediaType: "text/csv",
    description:
      "Counts by step, split and category (a SliCK name, Known, Unknown or all). Rows that repeat a sum of finer rows are checked against it and not counted twice; further columns become metrics.",
    line: null,
    example:
      "step,epoch,split,category,n,correct,abstained,train_loss\n100,1,dev,Known,800,678,0,0.52\n100,1,train,Unknown,600,33,0,0.52\n",
  },
  {
    name: "Metrics",
    mediaType: lines,
    description: "One JSON object a line: a step and numbers.",
    line: metricLine,
    example: '{"step":100,"epoch":1,"loss":0.52,"learning_rate":0.0001}\n',
  },
  {
    name: "Trainer state",
    mediaType: "application/json",
    description: "trainer_state.json of Hugging Face transformers, as it is.",
    line: null,
    example: '{"log_history":[{"step":100,"epoch":1.0,"loss":0.52}]}\n',
  },
  {
    name: "Step table",
    mediaType: "text/csv",
    description:
      "CSV or TSV with a column step (or epoch) and numeric columns, such as a TensorBoard scalar download.",
    line: null,
    example: "step,train_acc,dev_acc\n100,0.61,0.48\n",
  },
];

/** Every format that is read, in the order in which files are best sent. */
export const allFiles: readonly LineFormat[] = [
  examplesFile,
  slickFile,
  trainingSetFile,
  ...runFiles,
];
