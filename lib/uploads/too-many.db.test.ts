import { expect, it, vi } from "vitest";
import * as examplesRoute from "@/app/api/v1/projects/[project]/datasets/[dataset]/examples/route";
import * as datasetRoute from "@/app/api/v1/projects/[project]/datasets/[dataset]/route";
import * as metricsRoute from "@/app/api/v1/projects/[project]/runs/[run]/metrics/route";
import * as runRoute from "@/app/api/v1/projects/[project]/runs/[run]/route";
import * as runUploadsRoute from "@/app/api/v1/projects/[project]/runs/[run]/uploads/route";
import { callRoute, createApiProject } from "@/lib/testing/api-call";

// The bounds that hold are millions; the same refusals are met with small ones.
vi.mock("@/lib/limits", async (original) => {
  const real = await original<typeof import("@/lib/limits")>();
  return { ...real, limits: { ...real.limits, examplesADataset: 3, metricKeysARun: 200 } };
});

const question = (id: number) =>
  JSON.stringify({ example_id: `q${id}`, split: "dev", question: `Q${id}?`, answers: ["a"] });

it("refuses the example beyond a dataset's bound with 413, and stores nothing of its file", async () => {
  const { project, key } = await createApiProject();
  const params = { project, dataset: "facts" };
  await callRoute(datasetRoute.PUT, { method: "PUT", params, key, body: "{}" });
  const put = (ids: number[]) =>
    callRoute(examplesRoute.PUT, {
      ...{ method: "PUT", params, key },
      body: ids.map(question).join("\n"),
    });
  expect((await put([1, 2])).status).toBe(200);
  const { status, body } = await put([2, 3, 4]);
  expect([status, body.error]).toMatchObject([
    413,
    {
      message:
        "nothing was stored: a dataset holds at most 3 examples; put further ones into another dataset",
    },
  ]);
  const dataset = await callRoute(datasetRoute.GET, { method: "GET", params, key });
  expect(dataset.body).toMatchObject({ examples: 2 });
});

it("refuses the metric beyond a run's bound with 413, and stores nothing of its file", async () => {
  const { project, key } = await createApiProject();
  const params = { project, run: "r" };
  await callRoute(runRoute.PUT, { method: "PUT", params, key, body: "{}" });
  const send = (from: number, to: number) => {
    const names = Array.from({ length: to - from }, (_, index) => `m${from + index}`);
    const values = Object.fromEntries(names.map((name) => [name, 1]));
    const body = JSON.stringify({ step: 1, ...values });
    return callRoute(runUploadsRoute.POST, { method: "POST", params, key, body });
  };
  expect((await send(0, 200)).status).toBe(200);
  const { status, body } = await send(199, 201);
  expect([status, body.error]).toMatchObject([
    413,
    { message: expect.stringMatching(/^nothing was stored: run "r" would have more than 200/) },
  ]);
  const query = "key=m200";
  const found = await callRoute(metricsRoute.GET, { method: "GET", params, key, query });
  expect(found.body.points).toEqual([]);
});
