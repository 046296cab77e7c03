import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Viewer } from "@/lib/auth/viewer";
import { putExamples } from "@/lib/uploads/put-examples";
import { putSlickSamples } from "@/lib/uploads/put-slick-samples";
import { putDataset } from "@/lib/runs/recount/put-dataset";
import type { Mapping } from "@/lib/domain/mapping/mapping";
import { openSpooledFile } from "@/lib/http/spool";
import { putProject } from "@/lib/projects/service";
import { analyseDueRuns } from "@/lib/runs/analysis/analyse-due-runs";
import { putTrainingSet } from "@/lib/uploads/put-training-set";
import { putRunInput } from "@/lib/runs/schema";
import { putRun } from "@/lib/runs/service";
import { uploadToRun } from "@/lib/uploads/service";

const directory = path.resolve("prisma/demo");
const tinyLm = path.join(directory, "tiny-lm");
const viewer: Viewer = { kind: "system", name: "demo" };
const project = "demo";
const dataset = "tiny-world";
const paperRun = "gekhman-2024-exhibit-1";

/** The same set-up without Unknown examples; unk050_lr3x_s1 has none at its learning rate. */
const controls: Readonly<Record<string, string>> = {
  unk010_lowlr_s3: "unk000_lowlr_s1",
  unk025_s1: "unk000_s1",
  unk050_s1: "unk000_s1",
  unk050_s2: "unk000_s1",
  unk075_s1: "unk000_s1",
  unk100_s1: "unk000_s1",
};

type RunFile = {
  name: string;
  base_model: string;
  hyperparameters: Record<string, unknown>;
  seed: number;
  steps_per_epoch: number;
  started: string;
  finished: string;
  tags: string[];
};

/** Loads the demo project through the services that uploads use; `onProgress` gets parts done of all. */
export async function seedDemo(onProgress: (done: number, of: number) => void): Promise<void> {
  const runs = readdirSync(tinyLm, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const steps = [
    seedProject,
    ...runs.map((run) => () => seedRun(run.name)),
    seedPaperCurve,
    () => analyseDueRuns(project),
  ];
  for (const [index, step] of steps.entries()) {
    onProgress(index, steps.length);
    await step();
  }
  onProgress(steps.length, steps.length);
}

async function seedProject(): Promise<void> {
  await putProject(viewer, project, {
    name: "Demo: a tiny world",
    description: "A small language model fine-tuned with more and less new knowledge. Every number was measured.",
  });
  const slick = JSON.parse(readFileSync(path.join(tinyLm, "slick.json"), "utf8"));
  await putDataset(viewer, { project, dataset }, {
    name: "Tiny world",
    baseModel: "tiny-gpt-3x128",
    scorer: "exact",
    slick: {
      exemplars: slick.prompts,
      shots: slick.shots,
      samples: slick.samples_per_prompt,
      temperature: slick.temperature,
    },
  });
  const examples = await openSpooledFile(path.join(tinyLm, "examples.jsonl.gz"));
  await putExamples(viewer, { project, dataset }, examples);
  const samples = await openSpooledFile(path.join(tinyLm, "slick_samples.jsonl.gz"));
  await putSlickSamples(viewer, { project, dataset }, samples);
}

async function seedRun(run: string): Promise<void> {
  const folder = path.join(tinyLm, run);
  const file = JSON.parse(readFileSync(path.join(folder, "run.json"), "utf8")) as RunFile;
  const fields = putRunInput.parse({
    name: file.name,
    dataset,
    baseModel: "tiny-gpt-3x128",
    method: "full fine-tuning",
    seed: file.seed,
    status: "finished",
    hyperparameters: { ...file.hyperparameters, steps_per_epoch: file.steps_per_epoch },
    tags: file.tags,
    startedAt: file.started,
    finishedAt: file.finished,
    control: controls[run] ?? null,
  });
  await putRun(viewer, { project, run }, fields);
  const members = await openSpooledFile(path.join(folder, "train_set.jsonl.gz"));
  await putTrainingSet(viewer, { project, run }, members);
  for (const filename of ["predictions.jsonl.gz", "train_loss.csv"]) {
    const upload = { project, run, format: "auto", idempotencyKey: null } as const;
    await uploadToRun(viewer, upload, await openSpooledFile(path.join(folder, filename)));
  }
}

/** What the dev column of the paper's figure measures; of how many examples is nowhere printed. */
const paperDev: Mapping = {
  series: {
    dev_accuracy: {
      ...{ split: "dev", category: "all", set: null, quantity: "accuracy", scale: "ratio" },
      ...{ n: null, basis: "none" },
    },
  },
};

async function seedPaperCurve(): Promise<void> {
  await putRun(viewer, { project, run: paperRun }, {
    name: "Gekhman et al. 2024, Exhibit 1",
    baseModel: "PaLM 2-M",
    status: "finished",
    tags: ["paper", "read off the paper's figure"],
    notes:
      "Read off the paper's figure (arXiv 2405.05904): 50 % Unknown, |D| = 6,142, 50 epochs. The figure gives dev accuracy as rates and never says of how many examples, so the curve is drawn and nothing is tested with it.",
    hyperparameters: { size: 6142, unknown: 0.5, epochs: 50 },
  });
  for (const [part, mapping] of [["train", undefined], ["dev", paperDev]] as const) {
    const upload = { project, run: paperRun, format: "auto", idempotencyKey: null, ...(mapping && { mapping }) } as const;
    await uploadToRun(viewer, upload, await openSpooledFile(path.join(directory, `${paperRun}-${part}.csv`)));
  }
}
