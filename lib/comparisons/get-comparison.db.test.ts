import { beforeAll, describe, expect, it } from "vitest";
import type { Viewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db/client";
import { createApiProject } from "@/lib/testing/api-call";
import { loadDemo } from "@/prisma/demo/test-demo";
import summary from "@/prisma/demo/tiny-lm/summary.json";
import { getSliceFalls } from "./attribution/get-slice-falls";
import type { ComparisonResponse } from "./comparison-schema";
import { getKnowledgeCost } from "./cost/get-knowledge-cost";
import { getDifferingExamples } from "./examples/get-differing-examples";
import { getComparison } from "./get-comparison";
import {
  comparisonQuery,
  differingExamplesQuery,
  knowledgeCostQuery,
  sliceFallsQuery,
} from "./schema";

const viewer: Viewer = { kind: "system", name: "test" };
const tinyRuns = Object.keys(summary.runs) as (keyof typeof summary.runs)[];
const paper = "gekhman-2024-exhibit-1";

const compare = (run: readonly string[], more: object = {}) =>
  getComparison(viewer, "demo", comparisonQuery.parse({ run: [...run], ...more }));
const runIn = (answer: ComparisonResponse, run: string) =>
  answer.runs.find((one) => one.run === run);
const words = (answer: ComparisonResponse) =>
  answer.findings.map(({ segments }) => segments.map(({ text }) => text).join(""));

beforeAll(async () => {
  await loadDemo();
}, 300_000);

describe("getComparison on the demo", () => {
  it("agrees with summary.json on best and last of all twelve measured runs", async () => {
    const answer = await compare(tinyRuns, { split: "dev", population: "Known" });
    expect(answer.runs).toHaveLength(12);
    for (const { run, figures, drop } of answer.runs) {
      const expected = summary.runs[run as keyof typeof summary.runs];
      expect(figures.best).toMatchObject({
        epoch: expected.best.epoch,
        correct: expected.best.dev_correct,
        total: 800,
        low: expect.closeTo(expected.best.dev_wilson95[0] ?? Number.NaN, 4),
        unknownFitted: expected.best.train_unknown_fitted,
      });
      expect(figures.last).toMatchObject({
        epoch: expected.final.epoch,
        correct: expected.final.dev_correct,
        abstained: expected.final.dev_abstained,
        unknownFitted: expected.final.train_unknown_fitted,
      });
      expect(drop).toMatchObject({
        lost: expected.mcnemar.best_only,
        gained: expected.mcnemar.final_only,
      });
    }
  });

  it("attributes 20.9 of the 31.0 points that unk050_s1 loses, with an interval", async () => {
    // SCIENCE.md section 8; the interval from a numpy bootstrap of the same differences: 17.0 to 24.75.
    const run = runIn(await compare(["unk050_s1"]), "unk050_s1");
    expect(run?.drop?.points).toBeCloseTo(31, 6);
    expect(run?.attributable).toMatchObject({ control: "unk000_s1", epoch: 30, examples: 800 });
    expect(run?.attributable?.points).toBeCloseTo(20.875, 6);
    expect(run?.attributable?.controlFall).toBeCloseTo(10.125, 6);
    expect(Math.abs((run?.attributable?.low ?? 0) - 17)).toBeLessThan(0.6);
    expect(Math.abs((run?.attributable?.high ?? 0) - 24.75)).toBeLessThan(0.6);
  });

  it("holds a run against the control that is asked for, and refuses one with Unknown examples", async () => {
    const asked = runIn(await compare(["unk050_s1"], { control: "unk000_lowlr_s1" }), "unk050_s1");
    expect(asked?.attributable?.control).toBe("unk000_lowlr_s1");
    const wrong = runIn(await compare(["unk050_s1"], { control: "unk025_s1" }), "unk050_s1");
    expect(wrong?.attributable).toBeNull();
    expect(wrong?.control?.reason).toContain("free of Unknown examples");
    await expect(compare(["unk050_s1"], { control: "nothing" })).rejects.toThrow("no such run");
  });

  it("suggests no control at a learning rate that none has", async () => {
    const answer = await compare(tinyRuns);
    expect(runIn(answer, "unk050_lr3x_s1")).toMatchObject({
      control: null,
      suggestedControl: null,
      attributable: null,
    });
  });

  it("suggests the control again when the run no longer names it", async () => {
    await db.run.updateMany({ where: { slug: "unk075_s1" }, data: { control: null } });
    const run = runIn(await compare(tinyRuns), "unk075_s1");
    await db.run.updateMany({ where: { slug: "unk075_s1" }, data: { control: "unk000_s1" } });
    expect(run?.attributable).toBeNull();
    expect(run?.suggestedControl).toMatchObject({ run: "unk000_s1", reachesEnd: true });
  });

  it("tests against the baseline pair by pair, Holm over the runs", async () => {
    // Recounted in numpy; p from scipy.stats.binomtest; Holm of three by hand (compare-runs.test.ts).
    const answer = await compare(["unk000_s1", "unk025_s1", "unk050_s1", "unk075_s1"]);
    expect(answer.baseline).toBe("unk000_s1");
    const test = runIn(answer, "unk050_s1")?.against.last;
    expect(test).toMatchObject({ lost: 235, gained: 33, total: 800, paired: true });
    expect(test?.points).toBeCloseTo(-25.25, 6);
    expect((test?.adjustedPValue ?? 0) / (2 * 9.71194364346082e-39)).toBeCloseTo(1, 6);
    expect(runIn(answer, "unk000_s1")?.against.last).toBeNull();
    expect(answer.runs.slice(0, 3).map(({ onlyRight }) => onlyRight)).not.toContain(null);
  });

  it("counts what one run alone gets right", async () => {
    // Recounted in numpy: 96, 12 and 18.
    const answer = await compare(["unk000_s1", "unk025_s1", "unk050_s1"]);
    expect(answer.runs.map(({ onlyRight }) => onlyRight)).toEqual([96, 12, 18]);
  });

  it("finds the remedies of half new facts by their training sets, on test", async () => {
    const { remedies } = await compare(tinyRuns);
    const [block] = remedies;
    expect(block?.split).toBe("test");
    expect(block?.outcomes.map(({ run, kind }) => [run, kind])).toEqual([
      ["unk050_s1", "as-it-is"],
      ["unk050_ablated_s1", "filtered"],
      ["unk050_idk_s1", "relabelled"],
      ["unk050_lr3x_s1", "other-setting"],
    ]);
    // metrics.csv, split test at epoch 30.
    expect(block?.outcomes.map(({ counts }) => counts.correct).slice(0, 3)).toEqual([
      214, 318, 152,
    ]);
    expect(block?.outcomes[2]?.counts.abstained).toBe(351);
    // Pair by pair, recounted in numpy.
    const changes = block?.outcomes.map(({ effect }) => [
      effect?.wrong?.points,
      effect?.correct?.points,
    ]);
    expect(changes).toEqual([
      [undefined, undefined],
      [-16.25, 16.25],
      [-45.15625, -9.6875],
      [6.5625, -6.5625],
    ]);
    expect(block?.outcomes[1]?.effect?.wrong?.low).toBeCloseTo(-19.4512534, 6);
    expect(block?.outcomes[3]?.setting).toBe("lr 1.2e−4 instead of 4e−5");
  });

  it("says in one go which share hurts, what it goes with, and whether remedies help", async () => {
    const said = words(await compare(tinyRuns)).join("\n");
    expect(said).toContain("New knowledge hurts from 10 % Unknown on: 3.3 points");
    expect(said).toContain("Each 1 % of the training set that is newly learned goes with 0.40");
    expect(said).toContain("the epoch held fixed; without the epoch it is 0.50.");
    // Recounted in numpy over the 640 test questions: -16.25 (-19.45 to -13.05); -45.16 (-49.13 to -41.18).
    expect(said).toContain("takes 16.3 points off the wrong answers (13.0 to 19.5)");
    expect(said).toContain(
      "takes 45.2 points off the wrong answers (41.2 to 49.1), but 9.7 points",
    );
  });

  it("uses no causal word without a control", async () => {
    const said = words(await compare(["unk050_lr3x_s1", "unk000_vlowlr_s1"])).join("\n");
    expect(said).toContain("Since its best checkpoint");
    expect(said).not.toMatch(/due to|hurts from/);
  });

  it("reads everything against the run that most of them name as their control", async () => {
    const answer = await compare([paper, ...tinyRuns]);
    expect(answer.baseline).toBe("unk000_s1");
    expect((await compare([paper, ...tinyRuns], { baseline: "unk025_s1" })).baseline).toBe(
      "unk025_s1",
    );
    expect((await compare(["unk050_s1", "unk050_s2"])).baseline).toBe("unk050_s1");
  });

  it("gives the same answer when nothing changed, and another after an upload", async () => {
    const runs = ["unk000_s1", "unk050_s1"];
    const before = await compare(runs);
    expect(await compare(runs)).toEqual(before);
    await db.runSummary.updateMany({
      where: { run: { slug: "unk050_s1" } },
      data: { dataVersion: { increment: 1 } },
    });
    const { updatedAt: _, ...after } = await compare(runs);
    expect(after).toEqual({ ...before, updatedAt: undefined });
  });

  it("sorts what differs by how it splits the runs", async () => {
    const { differences } = await compare(tinyRuns);
    expect(differences[0]?.setting).toBe("Unknown share");
    const shares = await compare(["unk000_s1", "unk025_s1", "unk050_s1"]);
    expect(shares.differences.map(({ setting }) => setting)).toEqual(["Unknown share"]);
    expect(differences.map(({ setting }) => setting)).not.toContain("batch");
    expect(differences[0]?.values).toHaveLength(12);
  });

  it("refuses the paper's run with the reason, and keeps the rest", async () => {
    const answer = await compare([paper, ...tinyRuns]);
    expect(answer.runs).toHaveLength(12);
    expect(answer.refusals).toEqual([
      expect.objectContaining({ run: paper, reason: expect.stringContaining("other questions") }),
    ]);
  });

  it("names runs that are gone instead of failing, and is not-found when all are", async () => {
    const answer = await compare(["unk050_s1", "deleted-run"]);
    expect(answer.refusals[0]).toMatchObject({ run: "deleted-run", name: null });
    await expect(compare(["deleted-run"])).rejects.toMatchObject({ code: "not-found" });
  });

  it("compares a part of the split by an attribute", async () => {
    const answer = await compare(["unk000_s1", "unk050_s1"], {
      split: "test",
      population: "all",
      where: "ood:true",
    });
    // summary.json: test_ood of 400 examples.
    expect(answer.examples).toBe(400);
    expect(answer.runs[0]?.figures.last?.accuracy).toBeCloseTo(0.47, 12);
  });

  it("draws the falls by relation for every run", async () => {
    const query = sliceFallsQuery.parse({ run: ["unk000_s1", "unk050_s1"], by: "relation" });
    const falls = await getSliceFalls(viewer, "demo", query);
    expect(falls.slices).toHaveLength(12);
    expect(falls.slices.reduce((sum, { total }) => sum + total, 0)).toBe(800);
    const lost = falls.slices.reduce(
      (sum, { cells }) => sum + ((cells[1]?.points ?? 0) * (cells[1]?.total ?? 0)) / 100,
      0,
    );
    expect(lost).toBeCloseTo(430 - 678, 6);
    const none = await getSliceFalls(viewer, "demo", { ...query, by: "nothing" });
    expect(none.reason).toContain('"nothing"');
  });
});

describe("getTellingExamples on the demo", () => {
  const tell = (run: readonly string[], more: object) =>
    getDifferingExamples(
      viewer,
      "demo",
      differingExamplesQuery.parse({ run: [...run], kind: "only", ...more }),
    );
  const runs = ["unk000_s1", "unk025_s1", "unk050_s1"];

  it("lists the examples that one run alone gets right, with what all answered", async () => {
    const { total, items, runs: shown } = await tell(runs, { of: "unk025_s1" });
    expect(total).toBe(12);
    expect(items).toHaveLength(12);
    expect(shown.map(({ run, epoch }) => [run, epoch])).toEqual(runs.map((run) => [run, 30]));
    for (const { answers, predictions } of items) {
      const [first, own, third] = predictions;
      expect([first?.outcome, own?.outcome, third?.outcome]).toEqual(["-", "+", "-"]);
      expect(answers).toContain(own?.prediction);
      expect(answers).not.toContain(first?.prediction);
    }
  });

  it("lists what was gained and lost against the baseline, page by page", async () => {
    const lost = { of: "unk050_s1", kind: "lost", limit: 100 };
    const pages = await Promise.all([0, 100, 200].map((offset) => tell(runs, { ...lost, offset })));
    const ids = pages.flatMap(({ items }) => items.map(({ id }) => id));
    expect(pages[0]?.total).toBe(235);
    expect(new Set(ids).size).toBe(235);
    expect((await tell(runs, { of: "unk050_s1", kind: "gained" })).total).toBe(33);
  });

  it("knows no run outside of the comparison", async () => {
    await expect(tell(runs, { of: "unk100_s1" })).rejects.toMatchObject({ code: "not-found" });
    const alone = await tell(["unk050_s1"], { of: "unk050_s1" });
    expect(alone).toMatchObject({ total: 0, items: [] });
    expect(alone.reason).not.toBeNull();
  });
});

describe("getKnowledgeCost on the demo", () => {
  it.each(["A", "B", "C", "D"] as const)("equals regression %s of tiny-lm", async (name) => {
    const { runs, first_epoch, outcome, coefficients, standard_errors, r2, n } =
      summary.regressions[name];
    const isOod = outcome.startsWith("test_ood");
    const query = knowledgeCostQuery.parse({
      run: runs,
      split: isOod ? "test" : "dev",
      ...(isOod ? { where: "ood:true" } : {}),
      fromEpoch: first_epoch,
      errors: "classical",
      points: "1",
    });
    const cost = await getKnowledgeCost(viewer, "demo", query);
    expect(cost.rows).toBe(n);
    expect(cost.points).toHaveLength(n);
    expect(cost.rSquared).toBeCloseTo(r2, 6);
    expect(cost.intercept?.estimate).toBeCloseTo(coefficients.intercept, 6);
    expect(cost.known?.estimate).toBeCloseTo(coefficients.fitted_known, 6);
    expect(cost.unknown?.estimate).toBeCloseTo(coefficients.fitted_unknown, 6);
    expect(cost.known?.standardError).toBeCloseTo(standard_errors.fitted_known, 6);
    expect(cost.unknown?.standardError).toBeCloseTo(standard_errors.fitted_unknown, 6);
  });

  it("warns where runs answer different datasets", async () => {
    const query = knowledgeCostQuery.parse({ run: ["unk050_s1", paper] });
    const { warnings } = await getKnowledgeCost(viewer, "demo", query);
    expect(warnings[0]).toContain("different datasets");
  });
});

describe("rights", () => {
  it("answers not-found to a key of another project, for every verb", async () => {
    const other = await createApiProject();
    const project = await db.project.findUniqueOrThrow({ where: { slug: other.project } });
    const stranger: Viewer = {
      kind: "key",
      keyId: "k",
      name: "stranger",
      projectId: project.id,
      scopes: ["read"],
    };
    const run = ["unk050_s1"];
    const refused = { code: "not-found" };
    await expect(
      getComparison(stranger, "demo", comparisonQuery.parse({ run })),
    ).rejects.toMatchObject(refused);
    await expect(
      getKnowledgeCost(stranger, "demo", knowledgeCostQuery.parse({ run })),
    ).rejects.toMatchObject(refused);
    await expect(
      getSliceFalls(stranger, "demo", sliceFallsQuery.parse({ run, by: "relation" })),
    ).rejects.toMatchObject(refused);
    await expect(
      getDifferingExamples(
        stranger,
        "demo",
        differingExamplesQuery.parse({ run, of: "unk050_s1", kind: "only" }),
      ),
    ).rejects.toMatchObject(refused);
    await expect(
      getComparison(stranger, other.project, comparisonQuery.parse({ run })),
    ).rejects.toMatchObject(refused);
  });
});

describe("a shared link", () => {
  it("reads the figures of its runs and never their questions", async () => {
    const project = await db.project.findUniqueOrThrow({ where: { slug: "demo" } });
    const rows = await db.run.findMany({ where: { slug: { in: ["unk000_s1", "unk050_s1"] } } });
    const guest: Viewer = {
      kind: "share",
      projectId: project.id,
      runIds: rows.map(({ id }) => id),
    };
    const run = ["unk000_s1", "unk050_s1"];
    const answer = await getComparison(guest, "demo", comparisonQuery.parse({ run }));
    expect(answer.runs).toHaveLength(2);
    const query = differingExamplesQuery.parse({ run, of: "unk050_s1", kind: "lost" });
    await expect(getDifferingExamples(guest, "demo", query)).rejects.toMatchObject({
      code: "not-found",
    });
  });
});

describe("comparisonQuery", () => {
  it("refuses more than fifty runs and says how many were named", () => {
    const many = Array.from({ length: 500 }, (_, k) => `run-${k}`);
    expect(comparisonQuery.safeParse({ run: many }).error?.issues[0]?.message).toBe(
      "at most 50 runs can be compared, not 500",
    );
    expect(comparisonQuery.safeParse({ run: many.slice(0, 50) }).success).toBe(true);
  });
});
