import { beforeEach, describe, expect, test } from "vitest";
import { GET as verdict } from "@/app/api/v1/projects/[project]/runs/[run]/verdict/route";
import { GET as listRuns } from "@/app/api/v1/projects/[project]/runs/route";
import { callRoute, createApiKey, createApiProject } from "@/lib/testing/api-call";
import { POST as log } from "../log/route";
import { GET, PUT as putRun } from "../route";
import { PUT } from "./route";

let params: { project: string; run: string };
let key: string;

const choose = (body: unknown, by = key) =>
  callRoute(PUT, { method: "PUT", params, key: by, body: JSON.stringify(body) });

beforeEach(async () => {
  const made = await createApiProject();
  key = made.key;
  params = { project: made.project, run: "r" };
  await callRoute(putRun, { method: "PUT", params, key, body: "{}" });
  const predictions = [0, 10].map((step) => ({
    ...{ step, epoch: step / 10, split: "dev", example_id: "a", correct: true },
  }));
  const sent = await callRoute(log, {
    ...{ method: "POST", params, key },
    body: JSON.stringify({ predictions }),
  });
  expect(sent.status).toBe(200);
});

describe("a chosen checkpoint", () => {
  test("stands in the run, the list and the verdict, with who, when and why", async () => {
    const made = await choose({ step: 10, note: "best on known facts" });
    expect(made.status).toBe(200);
    const mark = { step: 10, epoch: 1, note: "best on known facts" };
    const told = { ...mark, by: expect.stringContaining("key"), at: expect.stringMatching(/Z$/) };
    expect(made.body.chosen).toEqual(told);
    const project = { project: params.project };
    const list = await callRoute(listRuns, { method: "GET", params: project, key });
    expect(list.body.items).toMatchObject([{ chosen: mark }]);
    const said = await callRoute(verdict, { method: "GET", params, key });
    expect(said.body.chosen).toMatchObject(mark);
  });

  test("is taken away again with null", async () => {
    await choose({ step: 0 });
    expect((await choose(null)).body.chosen).toBeNull();
    expect((await callRoute(GET, { method: "GET", params, key })).body.chosen).toBeNull();
  });

  test("is one that the run has", async () => {
    const refused = await choose({ step: 7 });
    expect(refused.status).toBe(400);
    const message = 'run "r" has no checkpoint of step 7; it has steps 0, 10';
    expect(refused.body.error).toMatchObject({ message });
    expect((await choose({ step: 10, why: "?" })).status).toBeGreaterThanOrEqual(400);
    expect((await callRoute(GET, { method: "GET", params, key })).body.chosen).toBeNull();
  });

  test("is not set by who may only read, nor from another project", async () => {
    const reader = await createApiKey(params.project, ["read"]);
    expect((await choose({ step: 10 }, reader)).status).toBe(403);
    const other = await createApiProject();
    expect((await choose({ step: 10 }, other.key)).status).toBe(404);
  });
});
