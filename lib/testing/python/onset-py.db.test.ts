import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createApiProject } from "@/lib/testing/api-call";
import { serveRoutes } from "@/lib/testing/routes-server";
import { runPython } from "./run-python";

type Api = (path: string) => Promise<Record<string, unknown>>;

let server: Awaited<ReturnType<typeof serveRoutes>>;
let api: Api;
let result: Record<string, Record<string, unknown>>;
let said: string;

beforeAll(async () => {
  server = await serveRoutes();
  const { project, key } = await createApiProject();
  api = async (path) => {
    const response = await fetch(`${server.url}/api/v1/projects/${project}${path}`, {
      headers: { authorization: `Bearer ${key}` },
    });
    return (await response.json()) as Record<string, unknown>;
  };
  const env = { ONSET_URL: server.url, ONSET_API_KEY: key, ONSET_PROJECT: project };
  const ran = await runPython(["journey.py"], env);
  expect(ran.code, ran.said).toBe(0);
  result = JSON.parse(ran.out);
  said = ran.said;
}, 120_000);

afterAll(() => server.close());

describe("onset.py against the server's own routes", () => {
  test("finds address, key and rights well", () => {
    expect(result.doctor).toMatchObject({ code: 0, ok: true });
  });

  test("labels 80 facts that the model knows and 40 that it does not, and the server counts the same", async () => {
    expect(result.label).toMatchObject({
      code: 0,
      byCategory: { HighlyKnown: 80, MaybeKnown: 0, WeaklyKnown: 0, Unknown: 40 },
    });
    const dataset = await api("/datasets/facts");
    expect(dataset).toMatchObject({
      baseModel: "tiny-base",
      scorer: "squad",
      examples: 120,
      slick: { exemplars: 4, shots: 4, samples: 4, temperature: 0.5, topK: 40 },
    });
    expect(dataset.byCategory).toMatchObject({ HighlyKnown: 80, Unknown: 40 });
    expect(result.dev).toEqual([60, 20]);
  });

  test("labels the same facts for another base model, in a set beside", async () => {
    expect(result.other).toMatchObject({ code: 0 });
    const { items } = await api("/datasets/facts/label-sets");
    expect(items).toMatchObject([
      { baseModel: "other/base", byCategory: { HighlyKnown: 60, Unknown: 40 } },
    ]);
  });

  test("draws a training set of half Unknown", () => {
    expect(result.mix).toMatchObject({
      code: 0,
      examples: 20,
      byCategory: { HighlyKnown: 10, Unknown: 10 },
    });
  });

  test("feeds a run whose numbers are those that were sent", async () => {
    expect(await api("/runs/first-run")).toMatchObject({
      status: "finished",
      dataset: "facts",
      baseModel: "tiny-base",
      plannedCheckpoints: 10,
      trainingSize: 20,
      unknownShare: 0.5,
      hyperparameters: { lr: 1e-4, "optimizer.name": "adam" },
    });
    const series = await api("/runs/first-run/series?split=dev&category=Known");
    const points = series.points as { step: number; total: number; correct: number }[];
    const whole = points.filter(({ step }) => step < 500);
    expect(whole.map(({ total, correct }) => [total, correct])).toEqual([
      ...Array.from({ length: 4 }, () => [40, 40]),
      ...Array.from({ length: 6 }, () => [40, 10]),
    ]);
    const metrics = await api("/runs/first-run/metrics?key=loss");
    expect((metrics.points as { value: number }[]).map(({ value }) => value)).toEqual(
      Array.from({ length: 10 }, (_, epoch) => 1 / (epoch + 1)),
    );
  });

  test("hears that training should stop once thirty facts are lost", () => {
    expect(result.verdict).toMatchObject({
      decision: "stop",
      reason: expect.stringMatching(
        /^A fall is confirmed at step (\d+): (step \d+|steps \d+ to \1) lie \d+\.\d points below (step 0|steps 0 to \d+)\. Use the checkpoint of step 0\.$/,
      ),
    });
    expect(result.exit).toBe(3);
  });

  test("keeps the answer to a question that is in no dataset beside, and sends the other", async () => {
    expect(said).toContain("no-such-example");
    const series = await api("/runs/first-run/series?split=dev&category=all");
    const last = (series.points as { step: number; total: number }[]).at(-1);
    expect(last).toMatchObject({ step: 500, total: 1 });
  });

  test("declares what was evaluated once as a remedy of the run", async () => {
    expect(result.evaluate).toMatchObject({ code: 0, answers: 60, correct: 40, scorer: "squad" });
    expect(await api("/runs/rag")).toMatchObject({
      remedy: "rag",
      remedyOf: "first-run",
      status: "finished",
    });
    expect(result.upload).toMatchObject({ code: 0, metrics: 1 });
  });

  test("takes a free name beside a run that exists, goes back a step, and ends as failed", async () => {
    expect(result.again).toBe("first-run-2");
    expect(await api("/runs/first-run-2")).toMatchObject({
      status: "failed",
      hyperparameters: { warmup: 5 },
    });
    const metrics = await api("/runs/first-run-2/metrics?key=loss");
    const points = metrics.points as { step: number; value: number }[];
    expect(points.map(({ step, value }) => [step, value])).toEqual([
      [1, 1],
      [2, 3],
    ]);
    expect(result.sync).toMatchObject({ runs: 1, left: [], refused: 0 });
  });

  test("sends a folder to the run that was named, and what appears in a watched one", async () => {
    expect(result.folder).toMatchObject({ code: 0 });
    expect(result.watch).toBe(0);
    const runs = (await api("/runs")).items as { id: string; name: string; checkpoints: number }[];
    const found = runs.filter(({ name }) => ["From a folder", "watched"].includes(name));
    expect(found.map(({ checkpoints }) => checkpoints)).toEqual([2, 2]);
  });
});
