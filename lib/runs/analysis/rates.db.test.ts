import { beforeEach, describe, expect, test } from "vitest";
import { TestProject } from "@/app/api/v1/test-project";
import type { Viewer } from "@/lib/auth/viewer";
import { getComparison } from "@/lib/comparisons/get-comparison";
import { comparisonQuery } from "@/lib/comparisons/schema";
import { db } from "@/lib/db/client";
import type { SeriesMeaning } from "@/lib/domain/mapping/mapping";
import { getRunColumns } from "@/lib/runs/list/get-columns";
import { listProjectRuns } from "@/lib/runs/list/list-runs";
import { summariseRun } from "@/lib/runs/list/summarise-run";
import { listRunsQuery, type SeriesQuery } from "@/lib/runs/schema";
import { writeRunSeries } from "@/lib/runs/store/run-series";
import { readView } from "@/lib/shares/read-view";
import { runContent } from "@/lib/shares/run-content";
import { sharedContent } from "@/lib/shares/shared-view";
import { analyseDueRuns } from "./analyse-due-runs";
import { getAnalysis } from "./get-analysis";
import { getSeries } from "./get-series";
import { getVerdict } from "./get-verdict";

const viewer: Viewer = { kind: "system", name: "test" };
let project: TestProject;
const place = () => ({ project: project.project, run: "run" });

const known: SeriesMeaning = {
  ...{ split: "dev", category: "Known", set: null, quantity: "accuracy", scale: "ratio" },
  ...{ n: null, basis: "none" },
};
const unknown: SeriesMeaning = { ...known, category: "Unknown" };

async function log(metrics: Record<string, readonly number[]>) {
  const length = Math.max(...Object.values(metrics).map((values) => values.length));
  const lines = Array.from({ length }, (_, k) => {
    const values = Object.entries(metrics).map(([key, all]) => [key, all[k]]);
    return JSON.stringify({ step: (k + 1) * 100, epoch: k + 1, ...Object.fromEntries(values) });
  });
  const answer = await project.upload("run", lines.join("\n"));
  expect(answer.status).toBe(200);
}

async function mean(meanings: Record<string, SeriesMeaning>, slug = "run") {
  const run = await db.run.findFirstOrThrow({
    where: { slug, project: { slug: project.project } },
  });
  await db.$transaction(async (tx) => {
    await writeRunSeries(
      tx,
      { projectId: run.projectId, runId: run.id },
      { meanings: new Map(Object.entries(meanings)) },
    );
    await summariseRun(tx, run);
  });
  return run;
}

const series = async (query: SeriesQuery = {}) => (await getSeries(viewer, place(), query)).points;
const summary = () =>
  db.runSummary.findFirstOrThrow({
    where: { run: { slug: "run", project: { slug: project.project } } },
  });

beforeEach(async () => {
  project = await TestProject.create();
  await project.putRun("run", { status: "finished" });
});

/** field F1 */
const f1 = {
  "eval/dev_known/accuracy": [0.81, 0.75, 0.66],
  "eval/dev_unknown/accuracy": [0.02, 0.03, 0.03],
};

describe("rates without counts", () => {
  beforeEach(() => log(f1));

  test("are points of the series with null counts", async () => {
    await mean({ "eval/dev_known/accuracy": known, "eval/dev_unknown/accuracy": unknown });
    const points = await series();
    const of = (category: string) =>
      points
        .filter((point) => point.category === category)
        .map(({ step, epoch, accuracy }) => [step, epoch, accuracy]);
    expect(of("Known")).toEqual([
      [100, 1, 0.81],
      [200, 2, 0.75],
      [300, 3, 0.66],
    ]);
    expect(of("Unknown")).toEqual([
      [100, 1, 0.02],
      [200, 2, 0.03],
      [300, 3, 0.03],
    ]);
    for (const point of points)
      expect(point).toMatchObject({
        total: null,
        correct: null,
        low: null,
        high: null,
        basis: "none",
      });
    expect(await series({ category: ["Unknown"] })).toHaveLength(3);
  });

  test("say an estimated n and mark it, and give no interval for it", async () => {
    await mean({ "eval/dev_known/accuracy": { ...known, n: 200, basis: "estimated" } });
    const [first] = await series();
    expect(first).toMatchObject({
      total: 200,
      estimated: true,
      correct: null,
      low: null,
      high: null,
    });
  });

  test("have an interval where a person said n, and are still not tested", async () => {
    await mean({ "eval/dev_known/accuracy": { ...known, n: 200, basis: "confirmed" } });
    const [first] = await series();
    // Wilson, 162 of 200
    expect(first).toMatchObject({ total: 200, correct: 162 });
    expect(first?.low).toBeCloseTo(0.75, 3);
    expect(first?.high).toBeCloseTo(0.8584, 3);
    const { onset, drop } = await getAnalysis(viewer, place(), {});
    expect([onset.alarm, drop?.pValue, drop?.low]).toEqual([null, null, null]);
    expect((await getVerdict(viewer, place())).decision).toBe("insufficient-data");
  });

  test("are counted like aggregates where the file states n and the class is known", async () => {
    await mean({ "eval/dev_known/accuracy": { ...known, n: 1000, basis: "stated" } });
    const points = await series({ category: ["Known"] });
    expect(points.map(({ correct, total, basis }) => [correct, total, basis])).toEqual([
      [810, 1000, "counts"],
      [750, 1000, "counts"],
      [660, 1000, "counts"],
    ]);
    const { drop, basis, best } = await getAnalysis(viewer, place(), {});
    expect([basis, best?.total]).toEqual(["counts", 1000]);
    // Newcombe's interval of 810 against 660 of 1,000, in points
    expect(drop?.low).toBeCloseTo(11.1, 0);
    expect(drop?.high).toBeCloseTo(18.8, 0);
  });

  test("fill the summary and are never judged", async () => {
    await mean({ "eval/dev_known/accuracy": known, "eval/dev_unknown/accuracy": unknown });
    const analysis = await getAnalysis(viewer, place(), {});
    expect(analysis).toMatchObject({
      basis: "rates",
      recommended: null,
      split: "dev",
      population: "Known",
    });
    expect(analysis.onset).toMatchObject({ alarm: null, estimate: null, lastIsLower: false });
    expect(analysis.best).toMatchObject({ accuracy: 0.81, total: null, low: null });
    expect(analysis.drop).toMatchObject({ low: null, high: null, pValue: null });
    expect(analysis.drop?.points).toBeCloseTo(15, 9);
    expect(analysis.findings).toContain("These are rates without counts: drawn, not tested.");
    expect(analysis.findings.join(" ")).not.toMatch(/confirmed|healthy|degradation/i);
    await analyseDueRuns(project.project);
    expect(await summary()).toMatchObject({
      ...{ checkpoints: 3, bestAccuracy: 0.81, lastAccuracy: 0.66, bestStep: 100, lastStep: 300 },
      ...{
        sparkline: [0.81, 0.75, 0.66],
        health: "insufficient-data",
        isRatesOnly: true,
        openSets: 0,
      },
    });
    const verdict = await getVerdict(viewer, place());
    expect(verdict).toMatchObject({
      decision: "insufficient-data",
      alarm: null,
      best: { step: 100 },
    });
    expect(verdict.reason).toMatch(/rates without counts.*Send predictions, or counts/);
  });

  test("give way to counts of the same place, and the analysis uses those", async () => {
    await mean({ "eval/dev_known/accuracy": known });
    const csv = [
      "step,epoch,split,category,n,correct,abstained",
      "100,1,dev,Known,100,50,0",
      "200,2,dev,Known,100,40,0",
    ];
    expect((await project.upload("run", csv.join("\n"))).status).toBe(200);
    const points = await series({ category: ["Known"] });
    expect(points.map(({ step, accuracy, basis }) => [step, accuracy, basis])).toEqual([
      [100, 0.5, "counts"],
      [200, 0.4, "counts"],
      [300, 0.66, "none"],
    ]);
    const { basis, checkpoints } = await getAnalysis(viewer, place(), {});
    expect([basis, checkpoints]).toEqual(["counts", 2]);
    expect(await summary()).toMatchObject({
      isRatesOnly: false,
      bestAccuracy: 0.5,
      checkpoints: 3,
    });
  });

  test("of sets whose class nobody said keep their names, and the run has no headline", async () => {
    await mean({
      "eval/dev_known/accuracy": { ...known, category: null, set: "g0" },
      "eval/dev_unknown/accuracy": { ...known, category: null, set: "g1" },
    });
    const points = await series();
    expect(new Set(points.map(({ set, category }) => `${set} ${category}`))).toEqual(
      new Set(["g0 null", "g1 null"]),
    );
    expect(await series({ set: ["g1"] })).toHaveLength(3);
    const analysis = await getAnalysis(viewer, place(), {});
    expect(analysis).toMatchObject({ best: null, last: null, drop: null });
    expect(analysis.findings[0]).toMatch(/^2 evaluation sets are drawn by their own names/);
    expect((await getVerdict(viewer, place())).reason).toMatch(
      /^2 evaluation sets .* have no class/,
    );
    await analyseDueRuns(project.project);
    expect(await summary()).toMatchObject({
      openSets: 2,
      bestAccuracy: null,
      health: "insufficient-data",
      checkpoints: 3,
    });
  });
});

describe("rates beyond the run's page", () => {
  test("are in a link what they are on the page: values without counts, sets by name", async () => {
    await log(f1);
    await mean({
      "eval/dev_known/accuracy": { ...known, n: 200, basis: "estimated" },
      "eval/dev_unknown/accuracy": { ...known, category: null, set: "g1" },
    });
    const content = await runContent(viewer, place(), {
      ...{
        view: { ...readView({}), chart: "exhibit" },
        allow: { examples: false },
        isRunning: false,
        chosen: null,
      },
    });
    expect(content.curves.map(({ id, set }) => [id, set])).toEqual([
      ["dev", undefined],
      ["set-0", "g1"],
    ]);
    expect(content.curves[0]?.points[0]).toEqual({
      ...{ x: 1, step: 100, epoch: 1, numerator: null, total: 200 },
      ...{ value: 0.81, low: null, high: null, isEstimated: true },
    });
    expect(content).toMatchObject({ alarm: null, recommended: null });
    expect(sharedContent.parse(content)).toEqual(content);
  });

  test("are compared where the file states n, and refused with the reason where nobody says", async () => {
    await project.putDataset("facts");
    for (const run of ["run", "other", "third"])
      await project.putRun(run, { status: "finished", dataset: "facts" });
    await log(f1);
    await mean({ "eval/dev_known/accuracy": { ...known, n: 1000, basis: "stated" } });
    for (const [run, n] of [
      ["other", 1000],
      ["third", null],
    ] as const) {
      expect((await project.upload(run, '{"step":100,"acc":0.7}')).status).toBe(200);
      await mean({ acc: { ...known, n, basis: n === null ? "none" : "stated" } }, run);
    }
    const query = comparisonQuery.parse({ run: ["run", "other", "third"], baseline: "run" });
    const answer = await getComparison(viewer, project.project, query);
    expect(answer.split).toBe("dev");
    expect(answer.runs.map(({ run, curve }) => [run, curve.correct])).toEqual([
      ["run", [810, 750, 660]],
      ["other", [700]],
    ]);
    expect(answer.refusals).toMatchObject([
      { run: "third", reason: expect.stringContaining("rates without counts") },
    ]);
  });
});

describe("a metric that ends in no number", () => {
  test("is NaN in lists, filters and columns, not its last finite value", async () => {
    const lines = ['{"step":1,"loss":1.2}', '{"step":2,"loss":1.033}', '{"step":3,"loss":NaN}'];
    expect((await project.upload("run", lines.join("\n"))).status).toBe(200);
    expect((await summary()).lastMetrics).toEqual({ loss: "NaN" });
    const key = { key: "metric.loss" };
    expect(
      await db.runValue.findMany({
        where: { ...key, run: { slug: "run", project: { slug: project.project } } },
      }),
    ).toMatchObject([{ number: null, text: "NaN" }]);
    const { columns } = await getRunColumns(viewer, project.project);
    expect(columns).toEqual([{ ...key, label: "loss", kind: "number", runs: 1 }]);
    const list = (filter: string) =>
      listProjectRuns(
        viewer,
        project.project,
        listRunsQuery.parse({ filter, column: "metric.loss" }),
      );
    expect((await list("metric.loss < 2")).items).toEqual([]);
    expect((await list("metric.loss = NaN")).items).toMatchObject([
      { values: { "metric.loss": "NaN" } },
    ]);
  });
});
