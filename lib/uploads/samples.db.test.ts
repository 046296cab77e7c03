import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import * as inspectRoute from "@/app/api/v1/projects/[project]/inspect/route";
import * as metricsRoute from "@/app/api/v1/projects/[project]/runs/[run]/metrics/route";
import * as runRoute from "@/app/api/v1/projects/[project]/runs/[run]/route";
import * as seriesRoute from "@/app/api/v1/projects/[project]/runs/[run]/series/route";
import * as uploadsRoute from "@/app/api/v1/projects/[project]/uploads/route";
import { callRoute, createApiProject } from "@/lib/testing/api-call";
import { packTar } from "@/lib/testing/archives";
import type { InspectResponse, UploadsResponse, UploadTarget } from "./inspect-schema";

// Real files with the numbers of their MANIFEST; the folder is not part of the repository.
const root = path.resolve("../shared/samples");

const bytesOf = (file: string) => Uint8Array.from(readFileSync(path.join(root, file)));

let project: string;
let key: string;
beforeAll(async () => {
  ({ project, key } = await createApiProject());
});

type Body = Uint8Array<ArrayBuffer>;

async function call(handler: unknown, body: Body, filename: string, targets?: UploadTarget[]) {
  const { status, body: answer } = await callRoute(handler, {
    ...{ method: "POST", params: { project }, key, body },
    headers: { "x-filename": encodeURIComponent(filename) },
    query: targets === undefined ? "" : `targets=${encodeURIComponent(JSON.stringify(targets))}`,
  });
  const { error } = answer as { error?: { message: string } };
  return { status, answer, message: error?.message };
}

async function inspect(body: Body, filename: string): Promise<InspectResponse> {
  const { answer, message } = await call(inspectRoute.POST, body, filename);
  expect(message).toBeUndefined();
  return answer as unknown as InspectResponse;
}

async function store(body: Body, filename: string, targets?: UploadTarget[]) {
  const { answer, message } = await call(uploadsRoute.POST, body, filename, targets);
  expect(message).toBeUndefined();
  return answer as unknown as UploadsResponse;
}

const at = (run: string) => ({ method: "GET", params: { project, run }, key });

type Point = { step: number; value: number | null };

async function metric(run: string, name: string): Promise<Point[]> {
  const query = `points=5000&key=${encodeURIComponent(name)}`;
  return (await callRoute(metricsRoute.GET, { ...at(run), query })).body.points as Point[];
}

type Rate = {
  step: number;
  set: string | null;
  category: string | null;
  accuracy: number;
  total: number | null;
  low: number | null;
};

async function rates(run: string): Promise<Rate[]> {
  return (await callRoute(seriesRoute.GET, at(run))).body.points as Rate[];
}

const hero = "hf-trainer-state/aigoncharov__trainer_state_viz/trainer_state.json";

/** Metrics that a file's run must have: how many points, and the first and the last of them. */
type Curve = {
  key: string;
  count?: number;
  first?: [step: number, value: number];
  last?: [step: number, value: number];
};
type Stored = { file: string; run?: string; runs?: number; curves: Curve[]; fields?: object };

const stored: Stored[] = [
  {
    file: "hf-trainer-state/JasonZeng24__HallucinationDetection/trainer_state.json",
    curves: [
      { key: "eval/accuracy", count: 3, last: [130, 0.6197183099] },
      { key: "eval/f1", first: [43, 0.7543859649], last: [130, 0.7403846154] },
    ],
  },
  {
    file: "hf-trainer-state/NijatZeynalov__mT5-based-azerbaijani-news-summarize/trainer_state.json",
    curves: [{ key: "eval/loss", count: 70, first: [100, 3.3984], last: [7000, 2.0653] }],
  },
  {
    file: "hf-trainer-state/P4P4N1CK__whisper-large-v2-japanese-5k-steps/trainer_state.json",
    curves: [
      { key: "eval/wer", count: 5 },
      { key: "loss", count: 200 },
    ],
    fields: { status: "finished" },
  },
  {
    file: "hf-trainer-state/MohamedYoussef06__ai201-project3-takemeter/trainer_state.json",
    curves: [{ key: "eval/accuracy", count: 3, first: [10, 0.4516129], last: [30, 0.7419355] }],
  },
  {
    file: "hf-trainer-state/Rusheel86__Chaos-Economy/training_logs.json",
    curves: [{ key: "loss", count: 50, first: [5, Number.NaN], last: [250, Number.NaN] }],
  },
  {
    file: "openai-finetune/QuantumApple99__HistoryGPT/step_metrics.csv",
    curves: [
      { key: "train_loss", count: 59, last: [59, 0.46647] },
      { key: "valid_mean_token_accuracy", last: [59, 0.69994] },
    ],
  },
  {
    file: "openai-finetune/bptlab__fine-tuning-large-robot-model/step_metrics.csv",
    curves: [{ key: "train_loss", count: 99, last: [99, 0.00505] }],
  },
  {
    file: "openai-finetune/rhakbari__ms-thesis-gpt-3/compiled_results.csv",
    curves: [
      {
        key: "validation_token_accuracy",
        count: 251,
        first: [1, 0.5882353],
        last: [2001, 0.5263158],
      },
    ],
  },
  {
    file: "openai-finetune/Murd1976__ai_chat/compiled_results.csv",
    curves: [{ key: "training_loss", count: 167, last: [167, 0.2085446] }],
  },
  {
    file: "llama-factory/linxiang-ai__qwen-lora-sft/results/trainer_log.jsonl",
    curves: [
      { key: "loss", count: 73, first: [5, 1.7033], last: [365, 1.1609] },
      { key: "eval/loss", count: 4, first: [100, 1.3939], last: [369, 1.3785] },
    ],
  },
  {
    file: "wandb/druidowm__nanoGPT/wandb_export.csv",
    ...{ runs: 8, run: "gpt2" },
    curves: [{ key: "train/loss", last: [385, 3.2849113941] }],
  },
  {
    file: "wandb/gradio-app__trackio/examples/logs.csv",
    curves: [{ key: "lm_loss", count: 2270, first: [4, Number.NaN], last: [42_509, 2.3294978142] }],
  },
  {
    file: "wandb/oraby8__research_tts/wandb_history.csv",
    curves: [{ key: "eval/loss", count: 8, first: [5, 0.1669], last: [40, 0.1664] }],
  },
  {
    file: "tensorboard/gradio-app__trackio/tests/e2e/tf_test_run/events.out.tfevents",
    curves: [{ key: "loss", count: 5, first: [0, 1], last: [4, 0.2] }],
  },
  {
    file: "tensorboard/Brunogomes97__Imdb/Tensorboard/csv/run-.-tag-val_pred_age_acc.csv",
    curves: [{ key: "val_pred_age_acc", count: 30 }],
  },
  {
    file: "generic-tables/aneesh6214__nyx-soso-predicting-emergence/runs/grokking_final/metrics.csv",
    curves: [{ key: "test_acc", count: 31, first: [0, 0.0106], last: [30_000, 0.778] }],
  },
  {
    file: "generic-tables/aaravarora01__agent-memory-redteam/modal_results/strict/stage2/train_metrics.with_duplicates.jsonl",
    curves: [{ key: "reward", count: 150, last: [400, 1.2828125] }],
  },
  {
    file: "generic-tables/aaravarora01__agent-memory-redteam/modal_results/strict/stage2/train_metrics.jsonl",
    curves: [{ key: "reward", count: 150, last: [400, 1.2828125] }],
  },
  {
    file: "keras/hsthe29__QAZalo/logs/train_log.csv",
    curves: [{ key: "val_accuracy", count: 6, first: [1, 0.842], last: [6, 0.895] }],
  },
  {
    file: "lightning/BvoJa__GPTTT/lightning_logs/version_0/metrics.csv",
    curves: [
      { key: "train_loss", count: 10 },
      { key: "val_loss", count: 2, first: [199, Number.NaN], last: [399, Number.NaN] },
    ],
  },
];

function expectPoint(point: Point | undefined, [step, value]: [number, number]): void {
  expect(point?.step).toBe(step);
  // NaN: the manifest states the step alone.
  if (!Number.isNaN(value)) expect(point?.value).toBeCloseTo(value, 4);
}

describe.skipIf(!existsSync(root))("real files, through the API", () => {
  test.each(stored)("$file", async ({ file, run: named, runs = 1, curves, fields }) => {
    const filename = path.basename(file);
    const seen = await inspect(bytesOf(file), filename);
    expect(seen.files.map(({ problem }) => problem)).toEqual([null]);
    expect(seen.runs).toHaveLength(runs);
    const answer = await store(bytesOf(file), filename);
    expect(answer.problems).toEqual([]);
    expect(answer.runs).toHaveLength(runs);
    const run = named ?? answer.runs[0]?.run ?? "";
    for (const { key: name, count, first, last } of curves) {
      const points = await metric(run, name);
      if (count !== undefined) expect([name, points.length]).toEqual([name, count]);
      if (first !== undefined) expectPoint(points[0], first);
      if (last !== undefined) expectPoint(points.at(-1), last);
    }
    if (fields !== undefined)
      expect((await callRoute(runRoute.GET, at(run))).body).toMatchObject(fields);
  });

  test.each(["hf-trainer-state/O5-7__chat_glm2_in4_LIL_prefix/all_results.json"])(
    "%s is refused with what to do instead, the same looked at and stored",
    async (file) => {
      const filename = path.basename(file);
      const { files, runs } = await inspect(bytesOf(file), filename);
      expect(files).toMatchObject([{ format: null, target: null }]);
      expect(runs).toEqual([]);
      const { status, message } = await call(uploadsRoute.POST, bytesOf(file), filename);
      expect(status).toBe(415);
      expect(message).toBe(files[0]?.problem?.message);
      expect(message).toMatch(/^nothing was stored: ./);
    },
  );

  test.each([
    [
      "inspect-ai/UKGovernmentBEIS__inspect_ai/tests/analysis/test_logs/2025-05-12T20-28-13-04-00_popularity.json",
      { count: 3, right: 2 },
    ],
    [
      "inspect-ai/UKGovernmentBEIS__inspect_ai/tests/log/test_eval_log/log_formats.eval",
      { count: 1, right: 0 },
    ],
    ["promptfoo/Wadys__ai-qa-demo/promptfoo/results.json", { count: 2, right: 0 }],
    [
      "lm-eval/EleutherAI__lm-evaluation-harness/SlurmEvals/mistral/truthfulqa_gen_write_out_info.json",
      { count: 817, right: 346 },
    ],
  ] as const)(
    "%s is asked for its checkpoint, then its answers are stored",
    async (file, { count, right }) => {
      const filename = path.basename(file);
      const { files } = await inspect(bytesOf(file), filename);
      expect(files[0]?.questions.map(({ id }) => id)).toContain("step");
      const asked = files[0]?.questions.map(({ id }) => id) ?? [];
      expect(asked).toEqual([...new Set(asked)]);
      expect(files[0]?.preview).toMatchObject({ isParsed: true });
      expect(files[0]?.preview.rows).toHaveLength(Math.min(8, count));
      const open = await call(uploadsRoute.POST, bytesOf(file), filename);
      expect(open.message).toMatch(/step is missing/);
      const run = `answers-${count}`;
      const mapping = { constants: { step: 500 } };
      await store(bytesOf(file), filename, [{ path: filename, run, mapping }]);
      const points = (await callRoute(seriesRoute.GET, at(run))).body.points;
      expect(points).toMatchObject([{ step: 500, basis: "counts", total: count, correct: right }]);
    },
  );

  test("a container of which the beginning was sent is wanted whole, and told by its name", async () => {
    const file = "inspect-ai/UKGovernmentBEIS__inspect_ai/tests/log/test_eval_log/log_formats.eval";
    const cut = new Uint8Array(1024 * 1024);
    cut.set(bytesOf(file));
    const { body } = await callRoute(inspectRoute.POST, {
      ...{ method: "POST", params: { project }, key, body: cut },
      headers: { "x-filename": "log.eval", "x-partial": "1" },
    });
    expect(body.files).toMatchObject([
      { format: null, name: "Inspect .eval", isWhole: false, needsWhole: true },
    ]);
  });

  test("a database in which nothing was logged is no mistake, and says so alone and beside others", async () => {
    const file = "mlflow/BurovDmA__llm-moderator/mlflow.db";
    const reason = "MLflow's store of 4 runs, and nothing was logged in it";
    const seen = await inspect(bytesOf(file), "mlflow.db");
    expect(seen).toMatchObject({ files: [], ignored: [{ path: "mlflow.db", reason }] });
    const { message } = await call(uploadsRoute.POST, bytesOf(file), "mlflow.db");
    expect(message).toBe(`nothing was stored: no file holds results: mlflow.db: ${reason}`);
    const beside = [
      { path: "a/mlflow.db", content: bytesOf(file) },
      { path: "a/beside.jsonl", content: '{"step":1,"loss":2}\n{"step":2,"loss":1}\n' },
    ];
    const stored = await store(packTar(beside), "a.tar");
    expect(stored.problems).toEqual([]);
    expect(stored.ignored).toEqual([{ path: "a/mlflow.db", reason }]);
  });

  test("a database of MLflow becomes its runs, which are found with their settings", async () => {
    const bytes = Uint8Array.from(readFileSync("lib/testing/sqlite/mlflow.db.gz"));
    const seen = await inspect(bytes, "mlflow.db.gz");
    expect(seen.files).toMatchObject([
      { format: "tracking-store", name: "Runs of a tracking store, from SQLite", problem: null },
    ]);
    expect(seen.runs.map(({ name }) => name)).toEqual(["unk050", "unk050 / probe", "sweep"]);
    const { runs } = await store(bytes, "mlflow.db.gz");
    expect(runs.map(({ name }) => name)).toEqual(["unk050", "unk050 / probe", "sweep"]);
    expect(await metric("sweep", "known")).toHaveLength(3);
    const { body } = await callRoute(runRoute.GET, at("unk050"));
    expect(body).toMatchObject({ status: "finished", hyperparameters: { learning_rate: 5e-5 } });
  });

  test("the hero file without an answer is six sets on the series, drawn by their own names", async () => {
    const answer = await store(bytesOf(hero), "hero.json");
    expect(answer.runs).toMatchObject([{ run: "hero", uploads: [{ checkpoints: 31 }] }]);
    const points = await rates("hero");
    expect(new Set(points.map(({ set }) => set))).toEqual(
      new Set(["g0", "g1", "g2", "g3", "g4", "g5"]),
    );
    const ends: Record<string, [number, number]> = {
      ...{ g0: [0.7082, 0.5935], g1: [0.4389, 0.404], g2: [0.3242, 0.3267] },
      ...{ g3: [0.2668, 0.2743], g4: [0.2319, 0.2718], g5: [0.182, 0.2519] },
    };
    for (const [set, [first, last]] of Object.entries(ends)) {
      const own = points.filter((point) => point.set === set).sort((a, b) => a.step - b.step);
      expect([set, own.length, own[0]?.category]).toEqual([set, 31, null]);
      expect(own[0]?.accuracy).toBeCloseTo(first, 4);
      expect(own.at(-1)?.accuracy).toBeCloseTo(last, 4);
    }
    expect((await callRoute(runRoute.GET, at("hero"))).body).toMatchObject({ status: "finished" });
  });

  test("the hero file asks two questions, and with both answered has classes and intervals", async () => {
    const { files } = await inspect(bytesOf(hero), "hero.json");
    const questions = files[0]?.questions ?? [];
    expect(questions.map(({ id }) => id)).toEqual(["classes", "sizes"]);
    const answers = questions.map(({ options }) => options[0]?.mapping.series ?? {});
    const [classes = {}, sizes = {}] = answers;
    const keys = new Set([...Object.keys(classes), ...Object.keys(sizes)]);
    const series = Object.fromEntries(
      [...keys].map((name) => [name, { ...classes[name], ...sizes[name] }]),
    );
    const targets = [{ path: "hero.json", run: "answered", mapping: { series } }];
    await store(bytesOf(hero), "hero.json", targets);
    const points = await rates("answered");
    const known = points.filter(({ category }) => category === "Known");
    expect(new Set(points.map(({ category }) => category))).toEqual(new Set(["Known", null]));
    expect(known.every(({ total, low }) => total === 401 && low !== null)).toBe(true);
    const next = await inspect(bytesOf(hero), "next.json");
    expect(next.files[0]).toMatchObject({ questions: [], remembered: { id: expect.any(String) } });
  });

  test("four copies of one run are one run of 300 points, and its summary file is passed over", async () => {
    const folder = "hf-trainer-state/O5-7__chat_glm2_in4_LIL_prefix";
    const names = [1000, 2000, 3000].map((step) => `checkpoint-${step}/trainer_state.json`);
    const files = [...names, "trainer_state.json", "all_results.json"].map((name) => ({
      path: `glm/${name}`,
      content: bytesOf(`${folder}/${name}`),
    }));
    const { runs, ignored } = await store(packTar(files), "glm.tar");
    expect(runs).toMatchObject([{ run: "glm", uploads: [{ path: "glm/trainer_state.json" }] }]);
    expect(ignored).toHaveLength(4);
    expect(await metric("glm", "loss")).toHaveLength(300);
  });

  test("two logs of one LLaMA-Factory run are one run of 48 points", async () => {
    const folder = "llama-factory/agosalvez__tfm-lora-specialized-adapter/results";
    const files = ["trainer_log.jsonl", "trainer_state.json"].map((name) => ({
      path: `tfm/${name}`,
      content: bytesOf(`${folder}/${name}`),
    }));
    const { runs } = await store(packTar(files), "tfm.tar");
    expect(runs).toHaveLength(1);
    const loss = await metric("tfm", "loss");
    expect(loss).toHaveLength(48);
    expectPoint(loss[0], [5, 2.0905]);
    expectPoint(loss.at(-1), [240, 0.0707]);
  });

  test("child runs of MLflow are a curve of their parent where each has one point, else runs of their own", async () => {
    const run = (id: string, name: string, parent: string | null) => [
      { path: `mlruns/1/${id}/tags/mlflow.runName`, content: name },
      ...(parent === null
        ? []
        : [{ path: `mlruns/1/${id}/tags/mlflow.parentRunId`, content: parent }]),
    ];
    const points = (id: string, ...steps: number[]) => ({
      path: `mlruns/1/${id}/metrics/known`,
      content: steps.map((step) => `1628697792090 ${1 - step / 10} ${step}\n`).join(""),
    });
    const ids = ["a0", "a1", "a2"];
    const files = [
      { path: "mlruns/1/f0/meta.yaml", content: "run_name: family\nstatus: 3\n" },
      { path: "mlruns/1/p0/meta.yaml", content: "run_name: parent\nstatus: 3\n" },
      ...ids.flatMap((id, nth) => [...run(id, `epoch-${nth}`, "f0"), points(id, nth)]),
      ...["c0", "c1"].flatMap((id) => [...run(id, id, "p0"), points(id, 1, 2)]),
    ];
    const seen = await inspect(packTar(files), "mlruns.tar");
    expect(seen.files.map(({ problem }) => problem)).toEqual([null, null, null, null, null]);
    const { runs, problems } = await store(packTar(files), "mlruns.tar");
    expect(problems).toEqual([]);
    expect(runs.map(({ name, uploads }) => [name, uploads.length])).toEqual([
      ["family", 3],
      ["parent / c0", 1],
      ["parent / c1", 1],
    ]);
    expect(await metric("family", "known")).toMatchObject([
      { step: 0, value: 1 },
      { step: 1, value: 0.9 },
      { step: 2, value: 0.8 },
    ]);
    expect((await callRoute(runRoute.GET, at("family"))).body).toMatchObject({
      status: "finished",
    });
  });

  test("an MLflow run is its metrics, settings and state", async () => {
    const folder = "mlflow/1010sb__ImageClass";
    const base = "mlruns/586757370402886605/7763ef313a5a468f8ef9413586d5384a";
    const names = [
      "metrics/test_accuracy",
      "metrics/val_loss",
      "params/optimizer",
      "params/epochs",
      "tags/mlflow.runName",
    ];
    const files = names.map((name) => ({
      path: `${base}/${name}`,
      content: bytesOf(`${folder}/${base}/${name}`),
    }));
    const { runs } = await store(packTar(files), "mlruns.tar");
    expect(runs).toMatchObject([{ run: "adorable-hog-898", name: "adorable-hog-898" }]);
    expectPoint((await metric("adorable-hog-898", "test_accuracy"))[0], [0, 0.877300024]);
    expect((await callRoute(runRoute.GET, at("adorable-hog-898"))).body.hyperparameters).toEqual({
      ...{ optimizer: "Adam", epochs: 10 },
    });
  });
});
