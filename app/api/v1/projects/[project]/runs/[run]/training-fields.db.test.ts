import { beforeEach, describe, expect, test } from "vitest";
import { GET as listRuns } from "@/app/api/v1/projects/[project]/runs/route";
import { db } from "@/lib/db/client";
import { callRoute, createApiKey, createApiProject } from "@/lib/testing/api-call";
import { PATCH } from "./hyperparameters/route";
import { POST as log } from "./log/route";
import { GET, PUT } from "./route";

let params: { project: string; run: string };
let key: string;

const put = (fields: object, headers: Record<string, string> = {}) =>
  callRoute(PUT, { method: "PUT", params, key, headers, body: JSON.stringify(fields) });
const get = async () => (await callRoute(GET, { method: "GET", params, key })).body;

beforeEach(async () => {
  const made = await createApiProject();
  key = made.key;
  params = { project: made.project, run: "r" };
});

describe("a run that a trainer makes", () => {
  test("is made once where the trainer asks for that", async () => {
    const once = { "if-none-match": "*" };
    expect((await put({ name: "First" }, once)).status).toBe(200);
    const again = await put({ name: "Second" }, once);
    expect(again.status).toBe(412);
    expect(again.body.error).toMatchObject({ message: expect.stringContaining("name of its own") });
    expect((await get()).name).toBe("First");
    expect((await put({ name: "Second" })).body.name).toBe("Second");
  });

  test("is made by one of two who ask at once", async () => {
    const both = await Promise.all([1, 2].map(() => put({}, { "if-none-match": "*" })));
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 412]);
  });

  test("keeps its start and end by itself", async () => {
    const started = (await put({ status: "running" })).body.startedAt;
    expect(started).not.toBeNull();
    const ended = (await put({ status: "finished" })).body;
    expect(ended.startedAt).toBe(started);
    expect(ended.finishedAt).not.toBeNull();
    expect((await put({ status: "finished" })).body.finishedAt).toBe(ended.finishedAt);
    expect((await put({ status: "running" })).body).toMatchObject({
      ...{ startedAt: started, finishedAt: null },
    });
    const said = "2026-01-01T00:00:00.000Z";
    expect((await put({ status: "failed", finishedAt: said })).body.finishedAt).toBe(said);
  });

  test("says which remedy it is, and to which run", async () => {
    const { project } = params;
    await callRoute(PUT, { method: "PUT", params: { project, run: "base" }, key, body: "{}" });
    await put({ remedy: "rag", remedyOf: "base" });
    expect(await get()).toMatchObject({ remedy: "rag", remedyOf: "base" });
  });
});

describe("settings", () => {
  const patch = (fields: object, as = key) =>
    callRoute(PATCH, { method: "PATCH", params, key: as, body: JSON.stringify(fields) });

  test("are merged by key, and null removes one", async () => {
    await put({ hyperparameters: { lr: 0.1, warmup: 10 } });
    const { body } = await patch({ lr: 0.2, warmup: null, optimizer: { beta: 0.9 } });
    expect(body.hyperparameters).toEqual({ lr: 0.2, "optimizer.beta": 0.9 });
  });

  test("are refused past a thousand in all, and nothing of them is stored", async () => {
    await put({ hyperparameters: { lr: 0.1 } });
    const many = Object.fromEntries(Array.from({ length: 1000 }, (_, n) => [`k${n}`, n]));
    const { status, body } = await patch(many);
    expect(status).toBe(400);
    expect(body.error).toMatchObject({ message: expect.stringMatching(/at most 1000.*make 1001/) });
    expect((await get()).hyperparameters).toEqual({ lr: 0.1 });
  });

  test("are nobody's to change who may only read", async () => {
    await put({});
    expect((await patch({ lr: 1 }, await createApiKey(params.project, ["read"]))).status).toBe(403);
  });
});

describe("a trainer that falls silent", () => {
  test("leaves a stalled run, found as such, until it speaks again", async () => {
    await put({ status: "running" });
    await callRoute(log, { method: "POST", params, key, body: "" });
    expect((await get()).status).toBe("running");
    const heardAt = new Date(Date.now() - 5 * 60_000);
    await db.run.updateMany({
      where: { slug: "r", project: { slug: params.project } },
      data: { heardAt },
    });
    expect(await get()).toMatchObject({ status: "stalled", lastSign: heardAt.toISOString() });
    for (const query of ["status=stalled", "filter=status%20%3D%20stalled"]) {
      const { body } = await callRoute(listRuns, { method: "GET", params, key, query });
      expect(body.items, query).toMatchObject([{ id: "r", status: "stalled" }]);
    }
    await callRoute(log, { method: "POST", params, key, body: "" });
    expect((await get()).status).toBe("running");
    const { body } = await callRoute(listRuns, {
      method: "GET",
      params,
      key,
      query: "status=stalled",
    });
    expect(body.items).toEqual([]);
  });

  test("does not stall a run that never spoke by itself, nor one that ended", async () => {
    await put({ status: "running" });
    expect(await get()).toMatchObject({ status: "running", lastSign: null });
    await callRoute(log, { method: "POST", params, key, body: '{"status":"finished"}' });
    const heardAt = new Date(0);
    await db.run.updateMany({
      where: { slug: "r", project: { slug: params.project } },
      data: { heardAt },
    });
    expect(await get()).toMatchObject({ status: "finished", lastSign: null });
  });
});
