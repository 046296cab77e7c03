import { describe, expect, it } from "vitest";
import { linkFindings, linkFindingText } from "@/components/shares/link-findings";
import type { SharedComparisonContent, SharedRunContent } from "@/lib/shares/shared-view";

const plain = (text: string) => ({ text, isStrong: false });
const strong = (text: string) => ({ text, isStrong: true });

const run: SharedRunContent = {
  ...{ kind: "run", methodVersion: 1, asOf: "2026-11-24T00:00:00.000Z", rate: "accuracy" },
  ...{ x: "epoch", zoom: null, split: "dev", population: "Known", chart: "exhibit" },
  ...{
    isRunning: false,
    curves: [],
    metric: null,
    best: null,
    last: null,
    drop: null,
    learned: null,
  },
  ...{ recommended: null, alarm: null, onset: null, detectableDrop: null },
  ...{ examplesCompared: 800, examples: null, warnings: ["Some checkpoints have no epoch."] },
  findings: [
    { kind: "headline", segments: [plain("Falls after epoch 1. "), strong("Use epoch 1.")] },
    { kind: "alarm", segments: [plain("It is confirmed at epoch 6.")] },
    {
      kind: "fall",
      segments: [plain("By epoch 30 it gets "), strong("31.0 points fewer"), plain(".")],
    },
    { kind: "attribution", segments: [plain("20.9 points are due to new knowledge.")] },
    { kind: "unpaired", segments: [plain("Only totals are known.")] },
  ],
};

const words = (segments: readonly { text: string }[]) => segments.map(({ text }) => text).join("");

describe("findingsOf a run", () => {
  it("says what happened and what to use before anything else", () => {
    expect(linkFindingText(run)).toBe("Falls after epoch 1. Use epoch 1.");
    expect(linkFindings(run).isDecision).toBe(true);
  });

  it("keeps every other sentence for those who read on", () => {
    expect(linkFindings(run).details.map(words)).toEqual([
      "It is confirmed at epoch 6.",
      "By epoch 30 it gets 31.0 points fewer.",
      "20.9 points are due to new knowledge.",
      "Only totals are known.",
      "Some checkpoints have no epoch.",
    ]);
  });

  it("leads with all but the limits in a link that was frozen before there were headlines", () => {
    const findings = run.findings.filter(({ kind }) => kind !== "headline");
    const found = linkFindings({ ...run, findings });
    expect(found.isDecision).toBe(false);
    expect(words(found.main[0] ?? [])).toBe("It is confirmed at epoch 6.");
    expect(found.details.map(words)).toContain("Only totals are known.");
  });
});

describe("findingsOf a training metric", () => {
  const metric = {
    ...{ key: "loss", isLog: false, shown: 3, of: 3 },
    points: [0.5, null, 0.25].map((value, k) => ({ step: k + 1, epoch: null, value })),
  };
  const findings = [{ kind: "none", segments: [plain("Nothing was evaluated.")] }];
  const logged = { ...run, chart: "metrics" as const, metric, findings };

  it("leads with the metric where nothing was evaluated", () => {
    const found = linkFindings(logged);
    expect(found.main.map(words)).toEqual(["loss goes from 0.5 at step 1 to 0.25 at step 3."]);
    expect(found.details.map(words)).toContain("Nothing was evaluated.");
  });

  it("leaves the sentences of a run that was evaluated as they are", () => {
    const last = { step: 3, epoch: 3, correct: 1, total: 2, accuracy: 0.5, low: null, high: null };
    expect(linkFindings({ ...logged, last }).main.map(words)).toEqual(["Nothing was evaluated."]);
  });

  it.each([
    [[], "loss was never a number."],
    [[{ step: 2, epoch: null, value: 1 }], "loss is 1 at step 2."],
  ])("says of the values %j: %s", (points, sentence) => {
    expect(linkFindingText({ ...logged, metric: { ...metric, points } })).toBe(sentence);
  });
});

describe("findingsOf a comparison", () => {
  const comparison: SharedComparisonContent = {
    ...{ kind: "comparison", methodVersion: 1, asOf: run.asOf, rate: "accuracy", x: "epoch" },
    ...{ zoom: null, split: "dev", population: "Known", where: null, examples: 3 },
    ...{ runs: [], findings: [], leftOut: 0 },
  };

  it("leads with the first finding and counts the runs left out", () => {
    const findings = [
      { kind: "comparison", segments: [plain("New knowledge hurts from 5 % on.")] },
      { kind: "comparison", segments: [plain("Each 1 % costs 0.4 points.")] },
    ];
    const found = linkFindings({ ...comparison, findings, leftOut: 2 });
    expect(found.main.map(words)).toEqual(["New knowledge hurts from 5 % on."]);
    expect(found.details.map(words)).toEqual([
      "Each 1 % costs 0.4 points.",
      "2 runs are left out: not evaluated on the same examples.",
    ]);
  });

  it("says what to choose, then why; what the runs show together waits below the picture", () => {
    const findings = [
      { kind: "headline", segments: [plain("Best on known facts: A.")] },
      { kind: "noise", segments: [plain("B is within noise of the best.")] },
      { kind: "threshold", segments: [plain("New knowledge hurts from 5 % on.")] },
      { kind: "choice", segments: [plain("B learns 3 of 4 new facts.")] },
    ];
    const found = linkFindings({ ...comparison, findings });
    expect(found.isDecision).toBe(true);
    expect(found.main.map(words)).toEqual(["Best on known facts: A."]);
    expect(found.details.map(words)).toEqual([
      "B is within noise of the best.",
      "B learns 3 of 4 new facts.",
    ]);
    expect(found.evidence?.map(words)).toEqual(["New knowledge hurts from 5 % on."]);
  });

  it("says who holds most at the end where nothing else is found", () => {
    const last = { step: 3, epoch: 3, total: 4, low: null, high: null };
    const shared = { unknownShare: null, color: null, isBaseline: false, points: [], fits: null };
    const rest = { ...shared, best: null, recommended: null, drop: null };
    const runs = [
      { ...rest, id: "run-1", label: "A", last: { ...last, correct: 3, accuracy: 0.75 } },
      { ...rest, id: "run-2", label: "B", last: { ...last, correct: 1, accuracy: 0.25 } },
    ];
    expect(linkFindingText({ ...comparison, runs })).toMatch(
      /^A ends at 75.0.% .* B ends at 25.0.%/,
    );
  });

  it("says it of groups by their means, and nothing of another rate", () => {
    const group = (id: string, mean: number) => ({
      ...{ id, label: `Group ${id}`, runs: 2, unknownShare: null, color: null, fits: null },
      points: [{ x: 3, mean, low: mean, high: mean, runs: 2 }],
    });
    const groups = [group("a", 0.25), group("b", 0.75)];
    expect(linkFindingText({ ...comparison, groups })).toMatch(
      /^Group b ends at 75.0.% on dev \(epoch 3\), the most of these groups; Group a ends at 25.0.%/,
    );
    expect(linkFindingText({ ...comparison, groups, rate: "hallucination" })).toBe("");
  });
});
