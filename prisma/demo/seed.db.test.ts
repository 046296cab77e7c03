import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, expect, test } from "vitest";
import type { Viewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db/client";
import { getAnalysis } from "@/lib/runs/analysis/get-analysis";
import { getMetrics } from "@/lib/runs/analysis/get-metrics";
import { getSeries } from "@/lib/runs/analysis/get-series";
import { getVerdict } from "@/lib/runs/analysis/get-verdict";
import { loadDemo } from "./test-demo";

const directory = path.resolve("prisma/demo/tiny-lm");
const runs = readdirSync(directory, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);
const viewer: Viewer = { kind: "system", name: "test" };

beforeAll(async () => {
  await loadDemo();
}, 300_000);

type MeasuredRow = Record<string, string>;

/** The counts as the experiment's own script wrote them; test_id and test_ood are parts of test. */
function measured(run: string): MeasuredRow[] {
  const text = readFileSync(path.join(directory, run, "metrics.csv"), "utf8");
  const [header = "", ...lines] = text.trim().split("\n");
  const columns = header.split(",");
  return lines
    .map((line) => {
      const cells = line.split(",");
      return Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? ""]));
    })
    .filter((row) => row.split !== "test_id" && row.split !== "test_ood");
}

const asLine = (row: MeasuredRow) =>
  [row.step, row.epoch, row.split, row.category, row.n, row.correct, row.abstained, row.fitted].join();

test("loads all twelve measured runs and the paper's curve", async () => {
  expect(runs).toHaveLength(12);
  expect(await db.run.count({ where: { project: { slug: "demo" } } })).toBe(13);
});

test.each(runs)("the series of %s equal the experiment's own metrics.csv, row by row", async (run) => {
  const { points } = await getSeries(viewer, { project: "demo", run }, {});
  const ours = points.map(({ step, epoch, split, category, total, correct, abstained, fitted }) =>
    [step, epoch, split, category, total, correct, abstained, fitted ?? ""].join(),
  );
  expect(ours.toSorted()).toEqual(measured(run).map(asLine).toSorted());
});

test.each(runs)("the training loss of %s is the measured one at every epoch", async (run) => {
  const query = { key: "train_loss", points: 5000, limit: 0 };
  const { points } = await getMetrics(viewer, { project: "demo", run }, query);
  const losses = new Map(
    measured(run).flatMap((row) => (row.train_loss ? [[Number(row.step), Number(row.train_loss)]] : [])),
  );
  expect(losses.size).toBeGreaterThan(0);
  expect(new Map(points.map(({ step, value }) => [step, value]))).toEqual(losses);
});

test("draws the paper's dev curve as rates without counts, and judges nothing by it", async () => {
  const place = { project: "demo", run: "gekhman-2024-exhibit-1" };
  const { points } = await getSeries(viewer, place, { split: ["dev"] });
  expect(points).toHaveLength(13);
  expect(points.find(({ epoch }) => epoch === 12)).toMatchObject({
    ...{ category: "all", accuracy: 0.433, total: null, correct: null, low: null, basis: "none" },
  });
  const train = await getSeries(viewer, place, { split: ["train"], category: ["Unknown"] });
  expect(train.points.at(-1)).toMatchObject({ epoch: 50, total: 3071, correct: 3062 });
  const analysis = await getAnalysis(viewer, place, {});
  expect(analysis).toMatchObject({ basis: "rates", recommended: null, drop: { pValue: null } });
  expect(analysis.findings.join(" ")).not.toMatch(/confirmed/i);
  expect((await getVerdict(viewer, place)).decision).toBe("insufficient-data");
  const run = await db.run.findFirstOrThrow({ where: { slug: place.run }, include: { summary: true } });
  expect(run.summary).toMatchObject({
    ...{ health: "insufficient-data", isRatesOnly: true, trainingSize: 6142, unknownShare: 0.5 },
  });
});
