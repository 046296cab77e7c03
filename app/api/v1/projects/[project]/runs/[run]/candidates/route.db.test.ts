import { beforeAll, expect, test } from "vitest";
import { callRoute, createApiKey, createApiProject } from "@/lib/testing/api-call";
import type { CandidatesResponse } from "@/lib/uploads/inspect-schema";
import * as runRoute from "../route";
import * as seriesRoute from "../series/route";
import * as uploadsRoute from "../uploads/route";
import { GET } from "./route";

let project: string;
let key: string;
const run = "metrics-only";
const at = () => ({ params: { project, run }, key });

const log = [0, 1, 2, 3]
  .map((epoch) =>
    JSON.stringify({
      step: epoch * 10,
      epoch,
      loss: 3 - epoch,
      score_a: 0.6 + epoch / 100,
      score_b: 0.2,
    }),
  )
  .join("\n");

beforeAll(async () => {
  ({ project, key } = await createApiProject());
  await callRoute(runRoute.PUT, { method: "PUT", ...at(), body: "{}" });
  await callRoute(uploadsRoute.POST, { method: "POST", ...at(), body: log });
});

async function candidates(): Promise<CandidatesResponse> {
  return (await callRoute(GET, { method: "GET", ...at() })).body as unknown as CandidatesResponse;
}

function choose(input: object, as = key) {
  return callRoute(seriesRoute.PUT, {
    method: "PUT",
    ...at(),
    key: as,
    body: JSON.stringify(input),
  });
}

const known = { split: "dev", category: "Known", quantity: "accuracy" } as const;

test("a run that has metrics only shows them with their course", async () => {
  const { series, chosen } = await candidates();
  expect(series.map((each) => each.key).toSorted()).toEqual(["loss", "score_a", "score_b"]);
  expect(series.find((each) => each.key === "score_a")).toMatchObject({
    ...{ split: null, first: 0.6, last: 0.63, count: 4 },
  });
  expect(chosen).toEqual([]);
});

test("choosing turns them into evaluations, without a second upload, and uploads leave the choice alone", async () => {
  const { status, body } = await choose({ series: { score_a: known } });
  expect(status).toBe(200);
  expect(body).toMatchObject({ chosen: ["score_a"] });
  await callRoute(uploadsRoute.POST, {
    method: "POST",
    ...at(),
    body: log.replace("0.63", "0.64"),
  });
  const answer = await callRoute(seriesRoute.GET, { method: "GET", ...at(), query: "split=dev" });
  const points = answer.body.points as {
    accuracy: number;
    category: string;
    total: number | null;
  }[];
  expect(points.map(({ category, accuracy, total }) => [category, accuracy, total])).toEqual([
    ["Known", 0.6, null],
    ["Known", 0.61, null],
    ["Known", 0.62, null],
    ["Known", 0.64, null],
  ]);
});

test("a choice may be that it stays a metric, and may be taken back", async () => {
  await choose({ series: { score_a: null } });
  expect((await candidates()).series.find((each) => each.key === "score_a")?.split).toBeNull();
  const answer = await choose({ reset: ["score_a"] });
  expect(answer.body).toMatchObject({ chosen: [] });
});

test("what the run does not have, or who may not write, is refused", async () => {
  const missing = await choose({ series: { nowhere: known } });
  expect(missing.status).toBe(422);
  expect(missing.body.error).toMatchObject({
    message: 'the run has no metric "nowhere"; it has loss, score_a, score_b',
  });
  expect((await choose({})).status).toBe(400);
  expect((await choose({ series: {} }, await createApiKey(project, ["read"]))).status).toBe(403);
});
