import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findingText } from "@/lib/domain/finding-words";
import { type FindingsInput, findingsOf, withoutControlName } from "@/lib/domain/findings";
import { populations } from "@/lib/domain/knowledge";

/** unk050_s1 as its analysis comes out; counts from the summary. */
const falling: FindingsInput = {
  population: "Known",
  unit: "epoch",
  checkpoints: 31,
  best: { at: 2, total: 800, correct: 678, abstained: 0 },
  last: { at: 30, total: 800, correct: 430, abstained: 0 },
  isPaired: true,
  alarm: { at: 6, referenceAt: 2 },
  estimate: { at: 2.5, low: 1.5, high: 4.25, decliningShare: 1 },
  recommended: {
    at: 2,
    isBase: false,
    isBest: true,
    accuracyGivenUp: 0,
    unknownFitted: 33 / 600,
    unknownFittedAtBest: 33 / 600,
  },
  hasUnknown: true,
  attributable: null,
  minimumDetectableDrop: 0.049,
};

const flat: FindingsInput = {
  ...falling,
  alarm: null,
  last: { at: 30, total: 800, correct: 678, abstained: 0 },
};

function say(input: FindingsInput): string {
  return findingsOf(input).map(findingText).join(" ");
}

function sayOf(kind: string, input: FindingsInput): string | undefined {
  const finding = findingsOf(input).find((one) => one.kind === kind);
  return finding && findingText(finding);
}

describe("findingsOf", () => {
  it("tells when, how much and what to do, in this order", () => {
    expect(say(falling)).toBe(
      "This run started to unlearn what the model knew around epoch 2.5 (1.5 to 4.3). " +
        "Degradation is confirmed at epoch 6, compared with epoch 2. " +
        "By epoch 30 it gets 31.0 points fewer known facts right than at its best. " +
        "Use the checkpoint of epoch 2: it has learned 5.5 % of the new facts. " +
        "Without a control run this is a fall since the best checkpoint: its cause is not known.",
    );
  });

  it("makes strong what a lead repeats", () => {
    const strong = findingsOf(falling).flatMap((finding) =>
      finding.segments.filter((segment) => segment.isStrong).map((segment) => segment.text),
    );
    expect(strong).toEqual([
      "around epoch 2.5",
      "epoch 6",
      "31.0 points fewer",
      "Use the checkpoint of epoch 2",
    ]);
  });

  it("says what an earlier checkpoint gives up", () => {
    const recommended = {
      at: 1,
      isBase: false,
      isBest: false,
      accuracyGivenUp: 0.005,
      unknownFitted: 16 / 600,
      unknownFittedAtBest: 33 / 600,
    };
    expect(sayOf("recommendation", { ...falling, recommended })).toBe(
      "Use the checkpoint of epoch 1: it has learned 2.7 % of the new facts against 5.5 % at " +
        "epoch 2, and its accuracy, 0.5 points lower, cannot be told from the best.",
    );
  });

  it("names new knowledge as the cause only against a control", () => {
    expect(say(falling)).not.toContain("due to");
    const attributable = { loss: 0.20875, low: 0.17, high: 0.2475, controlName: "unk000_s1" };
    expect(sayOf("attribution", { ...falling, attributable })).toBe(
      "Held against unk000_s1, trained without Unknown facts, 20.9 points of the fall " +
        "(17.0 to 24.8) are due to new knowledge.",
    );
  });

  it("can keep the name of the control to itself, and changes no other sentence", () => {
    const attributable = { loss: 0.20875, low: 0.17, high: 0.2475, controlName: "unk000_s1" };
    const findings = findingsOf({ ...falling, attributable });
    const nameless = findings.map(withoutControlName);
    expect(nameless.map(findingText).join(" ")).toBe(
      say({ ...falling, attributable }).replace("unk000_s1", "a control run"),
    );
    expect(nameless.slice(0, -1)).toEqual(findings.slice(0, -1));
  });

  it("blames nothing where the run falls no more than its control for certain", () => {
    const attributable = { loss: 0.01, low: -0.02, high: 0.04, controlName: "control" };
    expect(sayOf("attribution", { ...falling, attributable })).toBe(
      "Held against control, trained without Unknown facts, the fall cannot be told from one " +
        "without new knowledge: 1.0 points more (\u22122.0 to 4.0).",
    );
  });

  it("clears new facts where the training set has none", () => {
    expect(sayOf("no-unknown", { ...falling, hasUnknown: false })).toContain("cannot be behind");
    expect(sayOf("no-control", { ...falling, hasUnknown: false })).toBeUndefined();
  });

  it("says that a fall is abstention where it is", () => {
    // The IDK run: 640 right at the start, 225 at the end with 494 "I don't know".
    const idk: FindingsInput = {
      ...falling,
      best: { at: 0, total: 800, correct: 640, abstained: 0 },
      last: { at: 30, total: 800, correct: 225, abstained: 494 },
    };
    expect(sayOf("abstention", idk)).toBe(
      "Most of the fall is answers withheld, not wrong ones: at epoch 30 the model does not answer " +
        "494 of 800.",
    );
    expect(sayOf("abstention", falling)).toBeUndefined();
  });

  it("recommends the model before fine-tuning where nothing beats it", () => {
    const recommended = {
      at: 0,
      isBase: true,
      isBest: true,
      accuracyGivenUp: 0,
      unknownFitted: 0,
      unknownFittedAtBest: 0,
    };
    expect(sayOf("recommendation", { ...falling, recommended })).toBe(
      "Use the model as it was before fine-tuning: no checkpoint does better.",
    );
  });

  it("says what would have gone unseen where no alarm rang", () => {
    expect(sayOf("no-alarm", flat)).toBe(
      "No degradation is confirmed. With 800 examples over 31 checkpoints, a fall under 4.9 points " +
        "would not be seen.",
    );
    expect(findingsOf(flat).some((finding) => finding.kind === "onset")).toBe(false);
  });

  it("keeps quiet about an onset on which resamples disagree, or which is missing", () => {
    const unsure = { at: 2.5, low: 1, high: 30, decliningShare: 0.6 };
    for (const estimate of [unsure, null]) {
      expect(say({ ...falling, estimate })).toContain("cannot be told from these checkpoints");
      expect(say({ ...falling, estimate })).not.toContain("around");
    }
  });

  it("has a sentence for one checkpoint, for none evaluated and for all correct", () => {
    expect(say({ ...flat, checkpoints: 1, last: falling.best })).toBe(
      "Only one checkpoint is evaluated, with 678 of 800 known facts right (84.8 %): a change shows " +
        "from two on.",
    );
    expect(say({ ...flat, checkpoints: 0, best: null, last: null })).toContain("nothing to say");
    const perfect = { at: 5, total: 12, correct: 12, abstained: 0 };
    expect(say({ ...flat, best: perfect, last: perfect })).toBe(
      "All 12 known facts are right at epoch 5: nothing is lost.",
    );
  });

  it("marks a comparison without pairs", () => {
    expect(sayOf("unpaired", { ...falling, isPaired: false })).toContain("unpaired");
  });

  it("tells of a recovery", () => {
    const last = { at: 30, total: 800, correct: 678, abstained: 0 };
    expect(sayOf("fall", { ...falling, last })).toBe(
      "By epoch 30 it is back at its best accuracy.",
    );
  });

  it("never prints NaN, Infinity, null or undefined", () => {
    const ratio = fc.double({ min: 0, max: 1, noNaN: true });
    const checkpoint = fc
      .tuple(
        fc.integer({ min: 0, max: 50 }),
        fc.integer({ min: 0, max: 50 }),
        fc.nat(50),
        fc.nat(99),
      )
      .map(([correct, abstained, rest, at]) => ({
        at,
        correct,
        abstained,
        total: correct + abstained + rest,
      }));
    const at = fc.double({ min: 0, max: 1e6, noNaN: true });
    const input: fc.Arbitrary<FindingsInput> = fc.record({
      population: fc.constantFrom(...populations),
      unit: fc.constantFrom("epoch" as const, "step" as const),
      checkpoints: fc.nat(60),
      best: fc.option(checkpoint),
      last: fc.option(checkpoint),
      isPaired: fc.boolean(),
      alarm: fc.option(fc.record({ at, referenceAt: at })),
      estimate: fc.option(fc.record({ at, low: at, high: at, decliningShare: ratio })),
      recommended: fc.option(
        fc.record({
          at,
          isBase: fc.boolean(),
          isBest: fc.boolean(),
          accuracyGivenUp: ratio,
          unknownFitted: fc.option(ratio),
          unknownFittedAtBest: fc.option(ratio),
        }),
      ),
      hasUnknown: fc.option(fc.boolean()),
      attributable: fc.option(
        fc.record({ loss: ratio, low: ratio, high: ratio, controlName: fc.constant("control") }),
      ),
      minimumDetectableDrop: fc.option(ratio),
    });
    fc.assert(
      fc.property(input, (one) => {
        const text = say(one);
        expect(text.length).toBeGreaterThan(0);
        expect(text).not.toMatch(/NaN|Infinity|null|undefined/);
      }),
    );
  });
});
