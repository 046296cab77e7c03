import { beforeAll, describe, expect, test } from "vitest";
import type { Viewer } from "@/lib/auth/viewer";
import { getLabelNoise } from "@/lib/datasets/label-noise";
import bands from "@/lib/domain/knowledge/label-band.golden.json";
import golden from "@/lib/domain/knowledge/label-noise.golden.json";
import { examplesQuery, slicesQuery } from "@/lib/runs/examples/examples-schema";
import { getExample } from "@/lib/runs/examples/get-example";
import { getExamples } from "@/lib/runs/examples/get-examples";
import { putRun } from "@/lib/runs/service";
import { unsoundNumbers } from "@/lib/testing/outcome-run";
import { loadDemo } from "@/prisma/demo/test-demo";
import summary from "@/prisma/demo/tiny-lm/summary.json";
import { getAnalysis } from "./get-analysis";
import { getLeaks } from "./get-leaks";
import { getSlices } from "./get-slices";
import { getTransitions } from "./get-transitions";
import { getVerdict } from "./get-verdict";

const viewer: Viewer = { kind: "system", name: "test" };
const runs = Object.keys(summary.runs) as (keyof typeof summary.runs)[];

/** Epochs at which the finished rule confirms, by the reference program of ONSET-RULES.md. */
const confirmedAt: Record<(typeof runs)[number], number | null> = {
  unk000_lowlr_s1: 29,
  unk000_s1: 13,
  unk000_vlowlr_s1: null,
  unk010_lowlr_s3: 17,
  unk025_s1: 8,
  unk050_ablated_s1: 12,
  unk050_idk_s1: 5,
  unk050_lr3x_s1: 5,
  unk050_s1: 7,
  unk050_s2: 8,
  unk075_s1: 8,
  unk100_s1: 4,
};

const at = (run: string) => ({ project: "demo", run });
const examplesOf = (run: string, query: object) =>
  getExamples(viewer, at(run), examplesQuery.parse({ split: "dev", limit: 200, ...query }));

beforeAll(async () => {
  await loadDemo();
}, 300_000);

describe.each(runs)("%s", (run) => {
  const measured = summary.runs[run];

  test("has the best, the last and the paired fall of summary.json", async () => {
    const analysis = await getAnalysis(viewer, at(run), {});
    expect(unsoundNumbers(analysis)).toEqual([]);
    const { best, final, mcnemar } = measured;
    expect(analysis).toMatchObject({ split: "dev", population: "Known", paired: true });
    expect(analysis.best).toMatchObject({
      epoch: best.epoch,
      correct: best.dev_correct,
      total: 800,
    });
    expect(analysis.last).toMatchObject({ epoch: final.epoch, correct: final.dev_correct });
    expect(analysis.best?.accuracy).toBeCloseTo(best.dev_accuracy, 6);
    expect(analysis.last?.accuracy).toBeCloseTo(final.dev_accuracy, 6);
    expect(analysis.drop).toMatchObject({ lost: mcnemar.best_only, gained: mcnemar.final_only });
    expect(analysis.drop?.points).toBeCloseTo((best.dev_accuracy - final.dev_accuracy) * 100, 6);
    // p to 1e-6 of itself: they go down to 1e-109, where an absolute tolerance says nothing.
    expect((analysis.drop?.pValue ?? Number.NaN) / mcnemar.p).toBeCloseTo(1, 6);
  });

  test("is stopped where the rule confirms, and page and verdict agree", async () => {
    const { decision, best, alarm, reason } = await getVerdict(viewer, at(run));
    const expected = confirmedAt[run];
    expect((await getAnalysis(viewer, at(run), {})).onset.alarm?.epoch ?? null).toBe(expected);
    expect(decision).toBe(expected === null ? "continue" : "stop");
    expect(alarm?.epoch ?? null).toBe(expected);
    expect(best?.epoch).toBe(measured.best.epoch);
    expect(reason).toMatch(/\.$/);
  });

  test("lists the examples that were lost and gained since the best", async () => {
    const { checkpoints } = await getTransitions(viewer, at(run), {});
    const { best_only: lost, final_only: gained } = measured.mcnemar;
    expect(checkpoints.at(-1)?.sinceBest).toEqual({ total: 800, lost, gained });
    const forgotten = await examplesOf(run, { category: "Known", transition: "lost-since-best" });
    const regained = await examplesOf(run, { category: "Known", transition: "gained-since-best" });
    expect([forgotten.total, regained.total]).toEqual([lost, gained]);
    expect(forgotten.items.every(({ outcomes }) => outcomes.at(-1) !== "+")).toBe(true);
  });
});

describe("examples of unk050_s1", () => {
  const run = "unk050_s1";

  test("come in pages by cursor and by offset that are the same examples, each once", async () => {
    const ids: string[] = [];
    let cursor: string | null = null;
    do {
      const page = await examplesOf(run, { limit: 150, ...(cursor ? { cursor } : {}) });
      const same = await examplesOf(run, { limit: 150, offset: ids.length });
      expect(same.items).toEqual(page.items);
      ids.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(ids).toHaveLength(800);
    expect(new Set(ids).size).toBe(800);
  });

  test("behind a bar of the flow are as many as the bar says", async () => {
    const { checkpoints } = await getTransitions(viewer, at(run), {});
    for (const { step, sincePrevious } of checkpoints.slice(1, 6)) {
      const lost = await examplesOf(run, { category: "Known", lostAt: step, limit: 1 });
      const gained = await examplesOf(run, { category: "Known", gainedAt: step, limit: 1 });
      expect([lost.total, gained.total]).toEqual([sincePrevious?.lost, sincePrevious?.gained]);
    }
  });

  test("behind a row of the slices are as many as it counts, and its losses among them", async () => {
    const { slices } = await getSlices(viewer, at(run), slicesQuery.parse({ split: "dev" }));
    const [worst] = slices;
    expect(worst).toMatchObject({ value: "P26", n: 63, lost: 28, gained: 3 });
    const within = { category: "Known", by: "relation", slice: "P26" };
    expect((await examplesOf(run, within)).total).toBe(63);
    expect((await examplesOf(run, { ...within, transition: "lost-since-best" })).total).toBe(28);
  });

  test("are found by a text in question, answer or id, whatever its case and signs", async () => {
    expect((await examplesOf(run, { q: "BALZOLMINLOL" })).items[0]?.id).toBe("f00004");
    expect((await examplesOf(run, { q: "numinsi" })).total).toBeGreaterThan(0);
    expect((await examplesOf(run, { q: "100%_\\" })).total).toBe(0);
  });

  test("refuse a cursor that is not theirs", async () => {
    await expect(examplesOf(run, { cursor: "'; DROP TABLE" })).rejects.toMatchObject({
      code: "invalid-input",
    });
  });

  test("open with answers, draws in groups and the prediction at every checkpoint", async () => {
    const example = await getExample(viewer, { ...at(run), example: "f00004" });
    expect(example).toMatchObject({
      answers: ["Numinsi"],
      category: "HighlyKnown",
      training: null,
    });
    expect(example.predictions).toHaveLength(31);
    expect(example.predictions.map(({ outcome }) => outcome).join("")).toBe(
      `${"+".repeat(6)}${"-".repeat(25)}`,
    );
    expect(example.predictions[6]).toMatchObject({ epoch: 6, outcome: "-", changed: true });
    const { samples } = example;
    const drawn = (groups: { count: number }[] = []) =>
      groups.reduce((sum, { count }) => sum + count, 0);
    expect(drawn(samples?.groups.greedy)).toBe(samples?.greedy.length);
    expect(drawn(samples?.groups.sampled)).toBe(samples?.sampled.length);
    expect(samples?.groups.greedy.find(({ answer }) => answer === "Numinsi")?.correct).toBe(true);
  });

  test("that are wrong give the answer of a new fact more often than before fine-tuning", async () => {
    const { newFacts, start, last, cases } = await getLeaks(viewer, at(run), {});
    expect(newFacts).toBe(600);
    // Wrong answers are 800 minus the right ones of summary.json, where nothing is withheld.
    expect(start?.wrong).toBe(800 - summary.runs[run].at_start.dev_correct);
    expect(last?.wrong).toBe(800 - summary.runs[run].final.dev_correct);
    expect(last?.share ?? 0).toBeGreaterThan(start?.share ?? 1);
    for (const { prediction, trainingId } of cases) {
      const fact = await getExample(viewer, { ...at(run), example: trainingId });
      expect(fact).toMatchObject({ category: "Unknown", answers: [prediction] });
    }
  });
});

describe("the decision of unk050_s1", () => {
  test("is its best, told with what fresh questions would give and what going on costs", async () => {
    const analysis = await getAnalysis(viewer, at("unk050_s1"), {});
    expect(analysis.findings[0]).toBe("Unlearns what the model knew after epoch 2. Use epoch 2.");
    // ../shared/golden/optimism.json and decision.json.
    expect(analysis.recommended?.optimism).toBeCloseTo(0.529761904762, 9);
    expect(analysis.choices.furthest?.epoch).toBe(2);
    expect(analysis.prices.find(({ epoch }) => epoch === 4)).toMatchObject({ learned: 106 });
    const wide = await getAnalysis(viewer, at("unk050_s1"), { margin: 3 });
    expect(wide.choices.furthest).toMatchObject({ epoch: 4, atMost: 2.94 });
  });

  test("counts no relabelled example as new knowledge", async () => {
    const { choices, findings } = await getAnalysis(viewer, at("unk050_idk_s1"), {});
    expect(choices.furthest).toBeNull();
    expect(findings[0]).toContain("mostly by withholding answers");
  });
});

test("a control that ends earlier speaks of its last epoch, and of leaving the new facts out", async () => {
  await putRun(viewer, at("unk050_s1"), { control: "unk050_ablated_s1" });
  const { attributable, findings } = await getAnalysis(viewer, at("unk050_s1"), {});
  await putRun(viewer, at("unk050_s1"), { control: "unk000_s1" });
  expect(attributable).toMatchObject({ epoch: 15, question: "left-out" });
  expect(findings.join(" ")).toContain(
    "Against unk050_ablated_s1, trained with the new facts left out, on fewer examples in all, 13.1 of the",
  );
  expect(findings.join(" ")).toContain("points lost by epoch 15 are due to new knowledge");
});

describe("the bands of label noise", () => {
  test.each([
    ["dev", "Known", bands.splits.dev.known],
    ["train", "Known", bands.splits.train.known],
    ["train", "Unknown", bands.splits.train.unknown],
  ] as const)(
    "end in %s %s where the exact distribution does",
    async (split, population, exact) => {
      const { labelNoise } = await getAnalysis(viewer, { project: "demo", run: "unk050_s1" }, {});
      const found = labelNoise?.curves.find(
        (curve) => curve.split === split && curve.population === population,
      );
      expect(found?.points).toHaveLength(31);
      for (const one of exact) {
        const { low, high } = found?.points.find(({ step }) => step === one.step) ?? {};
        expect(low).toBeGreaterThanOrEqual(one["0.005"]);
        expect(low).toBeLessThanOrEqual(one["0.07"]);
        expect(high).toBeGreaterThanOrEqual(one["0.93"]);
        expect(high).toBeLessThanOrEqual(one["0.995"]);
      }
    },
  );

  test("count a relabelled example as the training does", async () => {
    const { labelNoise } = await getAnalysis(viewer, { project: "demo", run: "unk050_idk_s1" }, {});
    const unknown = labelNoise?.curves.find(({ population }) => population === "Unknown");
    // All 600 are answered "I don't know" at the end; of the Known ones that would be labelled so few are.
    expect(unknown?.facts).toBe(600);
    expect(unknown?.points.at(-1)?.low).toBeGreaterThan(0.9);
  });

  test("are none where counts were sent, not answers", async () => {
    const place = { project: "demo", run: "gekhman-2024-exhibit-1" };
    expect((await getAnalysis(viewer, place, {})).labelNoise).toBeNull();
  });
});

test("the demo's labels are as sure as their draws make them", async () => {
  const noise = await getLabelNoise(viewer, { project: "demo", dataset: "tiny-world" });
  const { trainingPool } = golden.redraw.shares;
  const train = noise?.unknown.find(({ split }) => split === "train");
  expect(train?.low).toBeCloseTo(trainingPool.joint.Unknown.low, 9);
  expect(train?.high).toBeCloseTo(trainingPool.joint.Unknown.high, 9);
  expect(noise?.splitHalf).toBeCloseTo(golden.splitHalf.fromCounts.knownUnknown, 9);
});
