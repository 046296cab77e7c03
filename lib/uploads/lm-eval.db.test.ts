import { beforeEach, describe, expect, test } from "vitest";
import * as examplesRoute from "@/app/api/v1/projects/[project]/datasets/[dataset]/examples/route";
import * as datasetRoute from "@/app/api/v1/projects/[project]/datasets/[dataset]/route";
import * as inspectRoute from "@/app/api/v1/projects/[project]/inspect/route";
import * as seriesRoute from "@/app/api/v1/projects/[project]/runs/[run]/series/route";
import * as uploadsRoute from "@/app/api/v1/projects/[project]/uploads/route";
import { db } from "@/lib/db/client";
import { callRoute, createApiProject } from "@/lib/testing/api-call";
import { type Packed, packTar } from "@/lib/testing/archives";
import { hasSamples, sampleFile } from "@/lib/testing/sample-file";
import type { InspectResponse, UploadsResponse, UploadTarget } from "./inspect-schema";

let project: string;
let key: string;
beforeEach(async () => {
  ({ project, key } = await createApiProject());
});

async function call(handler: unknown, files: readonly Packed[], targets?: UploadTarget[]) {
  const answer = await callRoute(handler, {
    ...{ method: "POST", params: { project }, key, body: packTar(files) },
    headers: { "x-filename": "evals.tar" },
    query: targets === undefined ? "" : `targets=${encodeURIComponent(JSON.stringify(targets))}`,
  });
  return { ...answer, message: (answer.body.error as { message: string } | undefined)?.message };
}

async function inspect(
  files: readonly Packed[],
  targets?: UploadTarget[],
): Promise<InspectResponse> {
  const { body, message } = await call(inspectRoute.POST, files, targets);
  expect(message).toBeUndefined();
  return body as unknown as InspectResponse;
}

async function store(files: readonly Packed[], targets?: UploadTarget[]): Promise<UploadsResponse> {
  const { body, message } = await call(uploadsRoute.POST, files, targets);
  expect(message).toBeUndefined();
  return body as unknown as UploadsResponse;
}

type Rate = {
  step: number;
  set: string | null;
  category: string | null;
  accuracy: number;
  total: number | null;
};

async function rates(run: string): Promise<Rate[]> {
  const at = { method: "GET", params: { project, run }, key };
  return (await callRoute(seriesRoute.GET, at)).body.points as Rate[];
}

const base = "org/base";

function results(acc: number, model_args = `pretrained=${base}`): string {
  return JSON.stringify({
    results: { popqa: { alias: "popqa", "acc,none": acc, "acc_stderr,none": 0.01 } },
    "n-samples": { popqa: { original: 14_267, effective: 400 } },
    config: { model: "hf", model_args },
  });
}

const adapter = (epoch: number) => `pretrained=${base},peft=../out/lora-a/epoch_${epoch}`;
const folder = (epoch: number) => `evals/..__out__lora-a__epoch_${epoch}/results_2024-08-21.json`;

describe("a folder of lm-eval results", () => {
  const three: Packed[] = [
    { path: folder(62), content: results(0.5, adapter(62)) },
    { path: folder(5), content: results(0.7, adapter(5)) },
    { path: folder(20), content: results(0.65, adapter(20)) },
  ];

  test("is one run with a point for each checkpoint, by its epoch and not by its date", async () => {
    const seen = await inspect(three);
    expect(seen.files.map(({ path, step, problem }) => [path, step, problem])).toEqual([
      [folder(62), 62, null],
      [folder(5), 5, null],
      [folder(20), 20, null],
    ]);
    expect(seen.runs.map(({ id, name, facts }) => [id, name, facts.baseModel])).toEqual([
      ["lora-a", "lora-a", base],
    ]);
    expect(seen.files[0]?.questions.map(({ id }) => id)).toEqual(["classes"]);
    expect(seen.files[0]?.reasons).toContainEqual({
      ...{ about: "step", reason: "peft=../out/lora-a/epoch_62" },
    });
    const { runs } = await store(three);
    expect(runs.map(({ run, uploads }) => [run, uploads.length])).toEqual([["lora-a", 3]]);
    const points = (await rates("lora-a")).map(({ step, set, accuracy, total }) => ({
      ...{ step, set, accuracy, total },
    }));
    expect(points).toEqual([
      { step: 5, set: "popqa", accuracy: 0.7, total: 400 },
      { step: 20, set: "popqa", accuracy: 0.65, total: 400 },
      { step: 62, set: "popqa", accuracy: 0.5, total: 400 },
    ]);
  });

  test("a result without a checkpoint is asked for it and not stored until it is said", async () => {
    const path = "evals/org__base/results_2024-08-21.json";
    const one: Packed[] = [{ path, content: results(0.4) }];
    const { files } = await inspect(one);
    expect(files[0]?.questions.map(({ id }) => id)).toContain("step");
    expect([files[0]?.problem, files[0]?.step]).toEqual([null, null]);
    const refused = await call(uploadsRoute.POST, one);
    expect([refused.status, refused.message]).toEqual([
      422,
      expect.stringContaining("which checkpoint was evaluated"),
    ]);
    const { runs } = await store(one, [{ path, step: 0 }]);
    expect(await rates(runs[0]?.run ?? "")).toMatchObject([{ step: 0, accuracy: 0.4, total: 400 }]);
  });

  test("two models in one folder are two runs, at whatever checkpoints", async () => {
    const flat: Packed[] = [
      { path: "evals/results_1.json", content: results(0.5, "pretrained=out/a/checkpoint-10") },
      { path: "evals/results_2.json", content: results(0.6, "pretrained=out/a/checkpoint-20") },
      { path: "evals/results_3.json", content: results(0.7, "pretrained=out/b/checkpoint-30") },
    ];
    const { runs } = await inspect(flat);
    expect(runs.map(({ id, files }) => [id, files.length])).toEqual([
      ["a", 2],
      ["b", 1],
    ]);
  });
});

const sample = (id: number, right: number) =>
  JSON.stringify({
    ...{ doc_id: id, doc: { question: `Who wrote ${id}?`, question_id: `tc_${id}` } },
    ...{ target: "['Harper Lee', 'Lee']", resps: [["Lee"]], filtered_resps: ["Lee"] },
    ...{ filter: "none", metrics: ["exact_match"], exact_match: right },
  });

const samplesAt = (epoch: number, right: readonly number[]): Packed => ({
  path: `evals/..__out__lora-a__epoch_${epoch}/samples_popqa_2024-08-21T04-41-31.1.jsonl`,
  content: right.map((each, index) => sample(index, each)).join("\n"),
});

describe("a folder of lm-eval samples", () => {
  test("is one run whose examples are the same at every checkpoint", async () => {
    const two = [samplesAt(5, [1, 1, 1, 0]), samplesAt(20, [1, 0, 1, 0])];
    const seen = await inspect(two);
    expect(seen.runs.map(({ id, files }) => [id, files.length])).toEqual([["lora-a", 2]]);
    expect(seen.files.map(({ step, questions, problem }) => [step, questions, problem])).toEqual([
      [5, [], null],
      [20, [], null],
    ]);
    const { runs } = await store(two);
    expect(runs.map(({ run, uploads }) => [run, uploads.length])).toEqual([["lora-a", 2]]);
    const examples = await db.example.count({ where: { dataset: { project: { slug: project } } } });
    expect(examples).toBe(4);
    const counted = (await rates("lora-a")).filter(({ category }) => category === "all");
    expect(counted.map(({ step, total, accuracy }) => [step, total, accuracy])).toEqual([
      [5, 4, 0.75],
      [20, 4, 0.5],
    ]);
  });

  test("and its results beside them go to the same run", async () => {
    const both = [samplesAt(5, [1, 0]), { path: folder(5), content: results(0.5, adapter(5)) }];
    const { runs } = await store(both);
    expect(runs.map(({ run, uploads }) => [run, uploads.length])).toEqual([["lora-a", 2]]);
  });

  test("take the checkpoint that only the results beside them name, and one answer does for both", async () => {
    const pair = (hour: string, acc: number, model_args: string): Packed[] => [
      {
        path: `evals/org__base/samples_popqa_2024-08-21T${hour}-41-31.1.jsonl`,
        content: [sample(0, 1), sample(1, acc * 2 - 1)].join("\n"),
      },
      {
        path: `evals/org__base/results_2024-08-21T${hour}-41-31.1.json`,
        content: results(acc, model_args),
      },
    ];
    const first = pair("04", 1, `pretrained=${base},revision=step1000`);
    const second = pair("05", 0.5, `pretrained=${base},revision=step2000`);
    const files = [...first, ...second];
    const seen = await inspect(files);
    expect(seen.files.map(({ step }) => step)).toEqual([1000, 1000, 2000, 2000]);
    expect(seen.files[0]?.reasons).toContainEqual({
      ...{ about: "step", reason: "evals/org__base/results_2024-08-21T04-41-31.1.json beside it" },
    });
    const { runs } = await store(files);
    expect(runs.map(({ run, uploads }) => [run, uploads.length])).toEqual([["base", 4]]);
    const counted = (await rates("base")).filter(({ category }) => category === "all");
    expect(counted.map(({ step, total, accuracy }) => [step, total, accuracy])).toEqual([
      [1000, 2, 1],
      [2000, 2, 0.5],
    ]);
    const open = pair("06", 1, `pretrained=${base}`);
    const answered = await inspect(open, [{ path: open[1]?.path ?? "", step: 0 }]);
    expect(
      answered.files.map(({ step, questions }) => [
        step,
        questions.some(({ id }) => id === "step"),
      ]),
    ).toEqual([
      [0, false],
      [0, false],
    ]);
  });
});

test("samples are counted by the labels of a dataset that knows its examples by another field", async () => {
  const labelled = ["Known", "Unknown"].map((category, index) =>
    JSON.stringify({
      ...{ example_id: `tc_${index}`, split: "dev", question: `Who wrote ${index}?` },
      ...{ answers: ["Lee"], category },
    }),
  );
  const put = { method: "PUT", key, params: { project, dataset: "trivia" } };
  await callRoute(datasetRoute.PUT, { ...put, body: JSON.stringify({ name: "Trivia" }) });
  const { status } = await callRoute(examplesRoute.PUT, { ...put, body: labelled.join("\n") });
  expect(status).toBeLessThan(300);
  const hashed = [1, 0].map((right, id) =>
    JSON.stringify({ ...JSON.parse(sample(id, right)), doc_hash: `h${id}` }),
  );
  const path = "lora-b/checkpoint-500/samples_popqa_2024-08-21T04-41-31.1.jsonl";
  const files: Packed[] = [{ path, content: hashed.join("\n") }];
  const target = { path, run: "lora-b", about: { dataset: "trivia" } };
  const refused = await call(uploadsRoute.POST, files, [target]);
  expect(refused.message).toContain('no example "h0"');
  await store(files, [{ ...target, mapping: { columns: { example: "doc.question_id" } } }]);
  const points = (await rates("lora-b")).map(({ category, accuracy, total }) => [
    ...[category, accuracy, total],
  ]);
  expect(points).toContainEqual(["Known", 1, 1]);
  expect(points).toContainEqual(["Unknown", 0, 1]);
});

const real = "lm-eval/EleutherAI__lm-evaluation-harness/results/asdiv";
const series = "..__prompt-pursuit__results__aug17__gsm8k_8shot_pursue_numq_1000_r16_lr1e-6__epoch";
const llama = "meta-llama__Meta-Llama-3-8B-Instruct";

const packed = (folder: string, names: readonly string[]): Packed[] =>
  names.map((name) => ({ path: `evals/${name}`, content: sampleFile(`${folder}/${name}`) }));

/** Numbers of ../shared/samples/MANIFEST.md. */
describe.skipIf(!hasSamples)("real folders of lm-eval", () => {
  test("an adapter at three epochs and its base model, which one answer puts at step 0", async () => {
    const files = packed(real, [
      `${series}_62/results_2024-08-21T04-34-32.637369.json`,
      `${series}_20/results_2024-08-21T04-37-55.218014.json`,
      `${series}_5/results_2024-08-21T04-41-31.747564.json`,
      `${llama}/results_2024-08-21T04-27-29.701325.json`,
    ]);
    const seen = await inspect(files);
    const run = "gsm8k_8shot_pursue_numq_1000_r16_lr1e-6";
    expect(seen.runs.map(({ id, files: own }) => [id, own.length])).toEqual([
      [run, 3],
      ["Meta-Llama-3-8B-Instruct", 1],
    ]);
    const open = seen.files.filter(({ questions }) => questions.some(({ id }) => id === "step"));
    expect(open.map(({ path }) => path)).toEqual([files[3]?.path]);
    await store(files, [{ path: files[3]?.path ?? "", run, step: 0 }]);
    const points = await rates(run);
    expect(points.map(({ step, accuracy, total }) => [step, accuracy, total])).toEqual([
      [0, 0.884765625, 512],
      [5, 0.892578125, 512],
      [20, 0.92578125, 512],
      [62, 0.923828125, 512],
    ]);
    expect(new Set(points.map(({ set }) => set))).toEqual(new Set(["asdiv_cot_llama"]));
  });

  test("samples and the results beside them are one checkpoint, counted alike", async () => {
    const files = packed(`${real}/${llama}`, [
      "results_2024-08-21T03-44-09.494230.json",
      "samples_asdiv_2024-08-21T03-44-09.494230.jsonl",
    ]);
    const path = files[0]?.path ?? "";
    const { runs } = await store(files, [{ path, run: "llama", step: 0 }]);
    expect(runs.flatMap(({ uploads }) => uploads)).toHaveLength(2);
    const names = new Set(runs.map(({ run }) => run));
    const all = (await Promise.all([...names].map(rates))).flat();
    expect(all.map(({ step, accuracy, total }) => [step, accuracy, total])).toEqual([
      [0, 0.92, 50],
      [0, 0.92, 50],
    ]);
  });

  test("five checkpoints of Pythia are one run; of its 65 tasks the chosen one is drawn", async () => {
    const folder = "lm-eval/EleutherAI__pythia/evals/pythia-v1/pythia-410m/zero-shot";
    const steps = [0, 1000, 13_000, 63_000, 143_000];
    const files = packed(
      folder,
      steps.map((step) => `410m_step${step}.json`),
    );
    const mapping = { series: { "sciq/acc": { set: "sciq", category: null } } };
    const targets = files.map(({ path }) => ({ path, mapping }));
    const { runs } = await store(files, targets);
    expect(runs.map(({ run, uploads }) => [run, uploads.length])).toEqual([
      ["pythia-v1.1-410m", 5],
    ]);
    const sciq = (await rates("pythia-v1.1-410m")).filter(({ set }) => set === "sciq");
    expect(sciq.map(({ step, accuracy, total }) => [step, accuracy, total])).toEqual([
      ...[
        [0, 0.205, null],
        [1000, 0.404, null],
        [13_000, 0.777, null],
      ],
      ...[
        [63_000, 0.809, null],
        [143_000, 0.811, null],
      ],
    ]);
  });
});
