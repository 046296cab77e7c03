import { beforeAll, describe, expect, test } from "vitest";
import { PUT as putDataset } from "@/app/api/v1/projects/[project]/datasets/[dataset]/route";
import { callRoute, createApiKey, createApiProject } from "@/lib/testing/api-call";
import { GET as getExamples, PUT as putExamples } from "./examples/route";
import { GET as getTrainingSet } from "./training-set/route";

let params: { project: string; dataset: string };
let key: string;

const pool = [
  ...Array.from({ length: 40 }, (_, n) => ({ id: `k${n}`, category: "MaybeKnown" })),
  ...Array.from({ length: 20 }, (_, n) => ({ id: `u${n}`, category: "Unknown" })),
].map(({ id, category }) => ({
  example_id: id,
  split: "train",
  question: `Where is ${id}?`,
  answers: [`place ${id}`],
  category,
  relation: "P17",
}));
const held = { example_id: "d", split: "dev", question: "?", answers: ["x"] };

/** The handlers answer lines; callRoute reads one JSON value. */
async function lines(
  handler: typeof getExamples,
  query: string,
): Promise<Record<string, unknown>[]> {
  const request = new Request(`http://localhost/api?${query}`, {
    headers: { authorization: `Bearer ${key}` },
  });
  const response = await handler(request, { params: Promise.resolve(params) });
  expect(response.status).toBe(200);
  return (await response.text())
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
}

beforeAll(async () => {
  const made = await createApiProject();
  key = made.key;
  params = { project: made.project, dataset: "facts" };
  await callRoute(putDataset, { method: "PUT", params, key, body: "{}" });
  const body = [...pool, held].map((row) => JSON.stringify(row)).join("\n");
  expect((await callRoute(putExamples, { method: "PUT", params, key, body })).status).toBe(200);
});

describe("the examples of a dataset", () => {
  test("come back as the lines that were sent, and can be sent again without a change", async () => {
    const all = await lines(getExamples, "");
    expect(all).toHaveLength(61);
    expect(all[0]).toEqual({
      ...{ example_id: "k0", split: "train", question: "Where is k0?", answers: ["place k0"] },
      ...{ category: "MaybeKnown", attributes: { relation: "P17" } },
    });
    const body = all.map((row) => JSON.stringify(row)).join("\n");
    expect((await callRoute(putExamples, { method: "PUT", params, key, body })).status).toBe(200);
    expect(await lines(getExamples, "")).toEqual(all);
  });

  test.each([
    ["split=dev", 1],
    ["category=Known", 40],
    ["category=Unknown&category=unlabelled", 21],
    ["split=train&category=Unknown", 20],
  ])("are narrowed by %s", async (query, count) => {
    expect(await lines(getExamples, query)).toHaveLength(count);
  });
});

describe("a training set to use next", () => {
  test("holds the share asked for, with what a trainer needs, the same for the same seed", async () => {
    const query = "keep=mix&unknown=0.5&size=30&seed=7";
    const drawn = await lines(getTrainingSet, query);
    expect(drawn.filter(({ category }) => category === "Unknown")).toHaveLength(15);
    expect(drawn).toHaveLength(30);
    expect(drawn[0]).toMatchObject({
      question: expect.stringMatching(/^Where is/),
      target: expect.stringMatching(/^place/),
    });
    expect(await lines(getTrainingSet, query)).toEqual(drawn);
    expect(await lines(getTrainingSet, "keep=mix&unknown=0.5&size=30&seed=8")).not.toEqual(drawn);
  });

  test("relabels the Unknown as an abstention and leaves the others as they are", async () => {
    const drawn = await lines(getTrainingSet, "keep=relabelled");
    const targets = drawn
      .filter(({ category }) => category === "Unknown")
      .map(({ target }) => target);
    expect(new Set(targets)).toEqual(new Set(["I don't know"]));
    expect(targets).toHaveLength(20);
  });

  test("says what it holds without its lines", async () => {
    const call = { method: "GET", params, key, query: "keep=known&format=summary" };
    expect((await callRoute(getTrainingSet, call)).body).toEqual({
      ...{ examples: 40, byCategory: { MaybeKnown: 40 }, relabelled: 0 },
      ...{ unknownShare: 0, unlabelled: 0 },
    });
  });

  test("is refused with what can be had", async () => {
    const query = "keep=mix&unknown=0.5&size=100";
    const { status, body } = await callRoute(getTrainingSet, { method: "GET", params, key, query });
    expect(status).toBe(400);
    expect(body.error).toMatchObject({
      message: expect.stringContaining("size can be at most 40"),
    });
    const unknown = { method: "GET", params, key, query: "keep=some" };
    expect((await callRoute(getTrainingSet, unknown)).status).toBe(400);
  });

  test("is not there for another project's key", async () => {
    const other = await createApiKey(`${params.project}-other`, ["read"]);
    for (const handler of [getExamples, getTrainingSet]) {
      const call = { method: "GET", params, key: other, query: "keep=known" };
      expect((await callRoute(handler, call)).status).toBe(404);
    }
  });
});
