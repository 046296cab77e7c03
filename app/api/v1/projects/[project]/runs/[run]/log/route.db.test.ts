import { beforeEach, describe, expect, test } from "vitest";
import { GET as getMetrics } from "@/app/api/v1/projects/[project]/runs/[run]/metrics/route";
import { GET as getRun, PUT as putRun } from "@/app/api/v1/projects/[project]/runs/[run]/route";
import { GET as getSeries } from "@/app/api/v1/projects/[project]/runs/[run]/series/route";
import { GET as listUploads } from "@/app/api/v1/projects/[project]/uploads/route";
import { callRoute, createApiKey, createApiProject } from "@/lib/testing/api-call";
import { POST } from "./route";

let params: { project: string; run: string };
let key: string;

const log = (body: unknown, as = key) =>
  callRoute(POST, {
    ...{ method: "POST", params, key: as },
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
