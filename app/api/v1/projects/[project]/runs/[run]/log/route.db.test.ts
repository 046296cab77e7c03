import { beforeEach, describe, expect, test } from "vitest";
import { GET as getMetrics } from "@/app/api/v1/projects/[project]/runs/[run]/metrics/route";
import { GET as getRun, PUT as putRun } from "@/app/api/v1/projects/[project]/runs/[run]/route";
import { GET as getSeries } from "@/app/api/v1/projects/[project]/runs/[run]/series/route";
import { GET as listUploads } from "@/app/api/v1/projects/[project]/uploads/route";
import { db } from "@/lib/db/client";
import { callRoute, createApiKey, createApiProject } from "@/lib/testing/api-call";
import { POST } from "./route";

let params: { project: string; run: string };
let key: string;

const log = (body: unknown, as = key, headers: Record<string, string> = {}) =>
  callRoute(POST, {
    ...{ method: "POST", params, key: as, headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
const ask = async (handler: unknown, query = "") =>
  (await callRoute(handler, { method: "GET", params, key, query })).body;

/** Ten Known dev facts of a checkpoint, the first `right` of them right. */
const checkpoint = (step: number, right: number) =>
  Array.from({ length: 10 }, (_, n) => ({
    ...{ step, epoch: step, split: "dev", example_id: `q${n}`, category: "HighlyKnown" },
    ...{ question: "?", answers: ["x"], correct: n < right },
  }));

beforeEach(async () => {
  const made = await createApiProject();
  key = made.key;
  params = { project: made.project, run: "live" };
  await callRoute(putRun, { method: "PUT", params, key, body: '{"status":"running"}' });
});

describe("what a trainer sends while it runs", () => {
  test("is on the charts at once, and is not listed as an upload", async () => {
    const { status, body } = await log({
      metrics: [{ step: 1, loss: 2 }],
      predictions: checkpoint(1, 8),
    });
    expect(status).toBe(200);
    expect(body.accepted).toBe(11);
    expect(await ask(getMetrics, "key=loss")).toMatchObject({ points: [{ step: 1, value: 2 }] });
    const { points } = await ask(getSeries, "category=Known");
    expect(points).toMatchObject([{ step: 1, total: 10, correct: 8 }]);
    expect(await ask(listUploads)).toMatchObject({ items: [] });
  });

  test("is answered with the verdict, over whole checkpoints only", async () => {
    for (const step of [1, 2, 3]) await log({ predictions: checkpoint(step, 8) });
    const fourth = await log({ predictions: checkpoint(4, 8) });
    expect(fourth.body.verdict).toMatchObject({ decision: "continue" });
    const half = await log({ predictions: checkpoint(5, 0).slice(0, 4) });
    expect(half.body.verdict).toEqual(fourth.body.verdict);
  });

  test("may be nothing: a heartbeat that stores nothing", async () => {
    const { status, body } = await log("");
    expect(status).toBe(200);
    expect(body).toEqual({ accepted: 0, verdict: null, warnings: [] });
    expect(await ask(getRun)).toMatchObject({ status: "running", checkpoints: 0 });
  });

  test("with a clock that runs two hours ahead is stored, and warned of", async () => {
    const time = (Date.now() + 2 * 3600_000) / 1000;
    const { status, body } = await log({ metrics: [{ step: 1, loss: 2, time }] });
    expect(status).toBe(200);
    expect(body.warnings).toMatchObject([{ message: expect.stringMatching(/2 hours ahead/) }]);
  });

  test("ends the run when it says so", async () => {
    await log({ status: "finished" });
    const run = await ask(getRun);
    expect(run.status).toBe("finished");
    expect(run.finishedAt).not.toBeNull();
  });

  test.each([
    ["a line that is none", '{"step":1,"loss":2}\nnonsense', 422, /line 2/],
    ["a status there is none of", { status: "paused" }, 400, /paused.*running, finished, failed/],
    ["an unknown step", { metrics: [{ loss: 1 }] }, 422, /step is missing/],
  ])("is refused whole for %s", async (_, body, status, message) => {
    const answer = await log(body);
    expect(answer.status).toBe(status);
    expect(answer.body.error).toMatchObject({ message: expect.stringMatching(message) });
    expect(await ask(getMetrics)).toMatchObject({ keys: [] });
  });

  test("needs the right to write, asked for before the body is read", async () => {
    const reader = await createApiKey(params.project, ["read"]);
    expect((await log("nonsense", reader)).status).toBe(403);
    const other = await createApiKey(`${params.project}-other`, ["write"]);
    expect((await log("nonsense", other)).status).toBe(404);
  });
});

describe("a light call under an Idempotency-Key", () => {
  const once = { "idempotency-key": "a-lost-answer" };
  const losses = async () =>
    ((await ask(getMetrics, "key=loss")).points as { value: number }[]).map(({ value }) => value);

  test("is stored once: the replay changes nothing and gets the first answer", async () => {
    const body = { metrics: [{ step: 1, loss: 2 }], predictions: checkpoint(1, 8) };
    const first = await log(body, key, once);
    await log({ metrics: [{ step: 1, loss: 1 }] });
    await log({ status: "finished" });
    const { heardAt: _, ...before } = await ask(getRun);
    const again = await log(body, key, once);
    expect([again.status, again.body.accepted]).toEqual([200, 11]);
    expect(again.body.warnings).toEqual(first.body.warnings);
    expect(await ask(getRun)).toMatchObject({ ...before, status: "finished" });
    expect(await losses()).toEqual([1]);
  });

  test("gets the verdict of now, not the one of then", async () => {
    const body = { predictions: checkpoint(1, 8) };
    const first = await log(body, key, once);
    for (const step of [2, 3, 4]) await log({ predictions: checkpoint(step, 8) });
    const again = await log(body, key, once);
    expect(again.body.verdict).not.toEqual(first.body.verdict);
    expect(again.body.verdict).toMatchObject({ decision: "continue" });
  });

  test("is refused for other lines, and for another run", async () => {
    await log({ metrics: [{ step: 1, loss: 2 }] }, key, once);
    const other = await log({ metrics: [{ step: 1, loss: 3 }] }, key, once);
    expect(other).toMatchObject({ status: 409, body: { error: { code: "conflict" } } });
    expect(await losses()).toEqual([2]);
    const elsewhere = { ...params, run: "other" };
    await callRoute(putRun, { method: "PUT", params: elsewhere, key, body: "{}" });
    const answer = await callRoute(POST, {
      ...{ method: "POST", params: elsewhere, key, headers: once },
      body: JSON.stringify({ metrics: [{ step: 1, loss: 2 }] }),
    });
    expect(answer.status).toBe(409);
  });

  test("may come again after it was refused", async () => {
    expect((await log({ metrics: [{ loss: 1 }] }, key, once)).status).toBe(422);
    expect((await log({ metrics: [{ step: 1, loss: 1 }] }, key, once)).status).toBe(200);
    expect(await losses()).toEqual([1]);
  });

  test("is stored once when it comes twice at the same moment", async () => {
    const body = { metrics: [{ step: 1, loss: 2 }] };
    const answers = await Promise.all([1, 2, 3].map(() => log(body, key, once)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await db.upload.count({ where: { project: { slug: params.project } } })).toBe(1);
  });
});
