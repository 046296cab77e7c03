import { readFileSync } from "node:fs";
import { beforeEach, describe, expect, test } from "vitest";
import { TestProject } from "@/app/api/v1/test-project";
import type { Viewer } from "@/lib/auth/viewer";
import { differingSettings } from "@/lib/runs/list/differing-settings";
import { metricsQuery } from "@/lib/runs/schema";
import { getRun } from "@/lib/runs/service";
import { getAnalysis } from "./get-analysis";
import { getMetrics } from "./get-metrics";

const viewer: Viewer = { kind: "system", name: "test" };
let project: TestProject;
const place = () => ({ project: project.project, run: "run" });
const metrics = (query: object) => getMetrics(viewer, place(), metricsQuery.parse(query));

beforeEach(async () => {
  project = await TestProject.create();
  await project.putRun("run", { status: "finished" });
});

async function upload(text: string, run = "run") {
  const answer = await project.upload(run, text);
  expect(answer.status).toBe(200);
}

describe("a metric that is no number at some steps", () => {
  test("keeps its place, its word and its count (field F18)", async () => {
    await upload(
      ['{"step":1,"loss":1.2}', '{"step":2,"loss":NaN}', '{"step":3,"loss":Infinity}'].join("\n"),
    );
    const { points, of, shown } = await metrics({ key: "loss" });
    expect([of, shown]).toEqual([3, 3]);
    expect(points).toMatchObject([
      { step: 1, value: 1.2 },
      { step: 2, value: null, notANumber: "NaN" },
      { step: 3, value: null, notANumber: "Infinity" },
    ]);
    expect(points[0]).not.toHaveProperty("notANumber");
  });

  test("keeps its gaps and its limit when it is thinned", async () => {
    const line = (step: number) => `{"step":${step},"loss":${step === 500 ? "NaN" : step}}`;
    await upload(Array.from({ length: 1000 }, (_, step) => line(step)).join("\n"));
    const { points, of, shown } = await metrics({ key: "loss", points: 50 });
    expect(of).toBe(1000);
    expect(shown).toBeLessThanOrEqual(50);
    expect(points).toContainEqual(
      expect.objectContaining({ step: 500, value: null, notANumber: "NaN" }),
    );
  });
});

describe("metrics by name (field F22)", () => {
  test("are all reachable, and the answer says how many there are", async () => {
    const names = Array.from({ length: 2500 }, (_, k) => `layer_${String(k).padStart(4, "0")}`);
    const quarter = (from: number) =>
      JSON.stringify({
        step: 1,
        ...Object.fromEntries(names.slice(from, from + 625).map((name) => [name, 1])),
      });
    await upload([0, 625, 1250, 1875].map(quarter).join("\n"));
    const run = await getRun(viewer, place());
    expect([run.metricKeys.length, run.metricKeyCount]).toEqual([2000, 2500]);
    expect(await metrics({ q: "ER_2499" })).toMatchObject({ keys: ["layer_2499"], keyCount: 1 });
    expect(await metrics({ q: "layer_24", limit: 3 })).toMatchObject({
      keys: ["layer_2400", "layer_2401", "layer_2402"],
      keyCount: 100,
    });
    expect((await metrics({ key: "layer_2499", limit: 0 })).points).toHaveLength(1);
    expect(await metrics({ q: "nothing" })).toMatchObject({ keys: [], keyCount: 0 });
  });
});

describe("epochs that do not rise (field F23)", () => {
  test("are told in steps, with the place where they turn back", async () => {
    await upload(readFileSync("lib/testing/field/ag-epochdec.csv", "utf8"));
    const { best, warnings } = await getAnalysis(viewer, place(), {});
    expect(best).toMatchObject({ step: 200, epoch: null });
    expect(warnings).toContain(
      "The epochs of this run do not rise with its steps (epoch 1 at step 300 comes after epoch 2 at step 200), so steps are used instead.",
    );
  });
});

describe("differingSettings", () => {
  test("names the settings that another run of the project has otherwise", async () => {
    const shared = { warmup: 0, optimizer: "adamw", fp16: true };
    await project.putRun("run", {
      hyperparameters: { ...shared, lr: 1e-4, schedule: "cosine", only: 1 },
    });
    await project.putRun("other", { hyperparameters: { ...shared, lr: 5e-5, schedule: "linear" } });
    await upload('{"step":1,"loss":1}', "run");
    await upload('{"step":1,"loss":2}', "other");
    expect(await differingSettings(viewer, place())).toEqual(["lr", "schedule"]);
  });
});
