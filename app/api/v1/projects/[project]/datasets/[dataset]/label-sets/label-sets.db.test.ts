import { beforeAll, describe, expect, test } from "vitest";
import { PUT as putDataset } from "@/app/api/v1/projects/[project]/datasets/[dataset]/route";
import { GET as getRun, PUT as putRun } from "@/app/api/v1/projects/[project]/runs/[run]/route";
import { GET as getSeries } from "@/app/api/v1/projects/[project]/runs/[run]/series/route";
import { POST as postUpload } from "@/app/api/v1/projects/[project]/runs/[run]/uploads/route";
import { callRoute, createApiKey, createApiProject } from "@/lib/testing/api-call";
import { GET as getExamples, PUT as putExamples } from "../examples/route";
import { PUT as putSet } from "./[base]/route";
import { PUT as putSamples } from "./[base]/slick-samples/route";
import { GET as listSets } from "./route";

let project: string;
let key: string;
const own = "llama-3-8b";
const other = "mistral-7b";

const lines = (rows: object[]) => rows.map((row) => JSON.stringify(row)).join("\n");
const inDataset = () => ({ project, dataset: "facts" });
const inSet = (base: string) => ({ ...inDataset(), base });
const inRun = (run: string) => ({ project, run });

async function sendRun(run: string, baseModel: string) {
  const body = JSON.stringify({ dataset: "facts", baseModel });
  const made = await callRoute(putRun, { method: "PUT", params: inRun(run), key, body });
  expect(made.status).toBe(200);
  const answers = lines([
    { step: 100, example_id: "a", prediction: "London" },
    { step: 100, example_id: "b", prediction: "Oslo" },
  ]);
  return callRoute(postUpload, { method: "POST", params: inRun(run), key, body: answers });
}

async function countsOf(run: string) {
  const { body } = await callRoute(getSeries, {
    method: "GET",
    params: inRun(run),
    key,
    query: "split=dev",
  });
  const points = body.points as { category: string; correct: number; total: number }[];
  return Object.fromEntries(points.map((p) => [p.category, `${p.correct}/${p.total}`]));
}

const samplesOfOther = () =>
  callRoute(putSamples, {
    method: "PUT",
    params: inSet("mistral"),
    key,
    body: lines([
      { example_id: "a", greedy: ["Leeds"], sampled: ["Leeds"] },
      { example_id: "b", greedy: ["Rome"], sampled: ["Rome"] },
    ]),
  });

beforeAll(async () => {
  const made = await createApiProject();
  ({ project, key } = made);
  const body = JSON.stringify({ baseModel: own });
  await callRoute(putDataset, { method: "PUT", params: inDataset(), key, body });
  // llama knew a and not b; mistral, by its own answers, knew b and not a.
  const examples = lines([
    { example_id: "a", split: "dev", question: "A?", answers: ["London"], category: "HighlyKnown" },
    { example_id: "b", split: "dev", question: "B?", answers: ["Rome"], category: "Unknown" },
  ]);
  const sent = await callRoute(putExamples, {
    method: "PUT",
    params: inDataset(),
    key,
    body: examples,
  });
  expect(sent.status).toBe(200);
});

describe("the labels of another base model", () => {
  test("are never lent: a run of a model that was not labelled is counted without, and says so", async () => {
    const sent = await sendRun("stranger", other);
    expect(JSON.stringify(sent.body.warnings)).toContain(`what ${own} knew`);
    expect(await countsOf("stranger")).toEqual({ all: "1/2" });
    const { body } = await callRoute(getRun, { method: "GET", params: inRun("stranger"), key });
    expect(body.foreignLabels).toBe(own);
  });

  test("count the runs of that model again as soon as they come, and no others", async () => {
    await sendRun("native", own);
    const before = await countsOf("native");
    expect(before).toMatchObject({ Known: "1/1", Unknown: "0/1" });
    const body = JSON.stringify({ baseModel: other });
    const set = await callRoute(putSet, { method: "PUT", params: inSet("mistral"), key, body });
    expect([set.status, set.body.labelled]).toEqual([200, 0]);
    const labelled = await samplesOfOther();
    expect(labelled.body).toMatchObject({
      labelled: 2,
      byCategory: { Unknown: 1, HighlyKnown: 1 },
    });
    expect(await countsOf("stranger")).toMatchObject({ Known: "0/1", Unknown: "1/1" });
    expect(await countsOf("native")).toEqual(before);
    const run = await callRoute(getRun, { method: "GET", params: inRun("stranger"), key });
    expect(run.body.foreignLabels).toBeNull();
  });

  test("are listed, and come out with the examples when asked for", async () => {
    const listed = await callRoute(listSets, { method: "GET", params: inDataset(), key });
    expect(listed.body.items).toMatchObject([{ base: "mistral", baseModel: other, labelled: 2 }]);
    const request = new Request("http://localhost/api?labels=mistral&category=Unknown", {
      headers: { authorization: `Bearer ${key}` },
    });
    const answer = await getExamples(request, { params: Promise.resolve(inDataset()) });
    const [line, ...rest] = (await answer.text()).trim().split("\n");
    expect(rest).toEqual([]);
    expect(JSON.parse(line ?? "")).toMatchObject({ example_id: "a", category: "Unknown" });
  });

  test.each([
    ["an example that is not there", [{ example_id: "zz", greedy: ["x"] }], 'no example "zz"'],
    [
      "one example twice",
      [
        { example_id: "a", greedy: ["London"] },
        { example_id: "a", greedy: ["Leeds"] },
      ],
      "earlier line",
    ],
  ])("are refused whole for %s", async (_, rows, words) => {
    const before = await countsOf("stranger");
    const sent = await callRoute(putSamples, {
      method: "PUT",
      params: inSet("mistral"),
      key,
      body: lines(rows),
    });
    expect(sent.status).toBe(422);
    expect(JSON.stringify(sent.body)).toContain(words.replaceAll('"', '\\"'));
    expect(await countsOf("stranger")).toEqual(before);
  });

  test("are not a second place for the dataset's own model", async () => {
    const body = JSON.stringify({ baseModel: own.toUpperCase() });
    const sent = await callRoute(putSet, { method: "PUT", params: inSet("again"), key, body });
    expect(sent.status).toBe(409);
  });

  test("are written by writers of the project only", async () => {
    const reader = await createApiKey(project, ["read"]);
    const foreign = (await createApiProject()).key;
    const body = JSON.stringify({ baseModel: other });
    const params = inSet("mistral");
    for (const [caller, status] of [
      [reader, 403],
      [foreign, 404],
      [null, 401],
    ] as const) {
      expect((await callRoute(putSet, { method: "PUT", params, key: caller, body })).status).toBe(
        status,
      );
      expect(
        (await callRoute(putSamples, { method: "PUT", params, key: caller, body: "" })).status,
      ).toBe(status);
    }
    const listed = await callRoute(listSets, {
      method: "GET",
      params: inDataset(),
      key: foreign,
    });
    expect(listed.status).toBe(404);
  });

  test("follow a run whose base model is corrected", async () => {
    const body = JSON.stringify({ baseModel: own });
    const changed = await callRoute(putRun, {
      method: "PUT",
      params: inRun("stranger"),
      key,
      body,
    });
    expect(changed.status).toBe(200);
    expect(await countsOf("stranger")).toMatchObject({ Known: "1/1", Unknown: "0/1" });
  });
});
