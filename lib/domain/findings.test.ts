import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findingText } from "@/lib/domain/finding-words";
import { type FindingsInput, findingsOf, withoutControlName } from "@/lib/domain/findings";
import { populations } from "@/lib/domain/knowledge/knowledge";

/** unk050_s1 as its analysis comes out; counts from the summary. */
const falling: FindingsInput = {
  population: "Known",
  unit: "epoch",
  checkpoints: 31,
  evaluated: 31,
  best: { at: 2, total: 800, correct: 678, abstained: 0 },
  last: { at: 30, total: 800, correct: 430, abstained: 0 },
  isPaired: true,
  alarm: {
    at: 7,
    before: { from: 1, to: 3 },
    after: { from: 5, to: 7 },
    points: 4.5,
    jitter: 0.42,
  },
  lastIsLower: false,
  estimate: {
    onePointLost: { low: 2.9522, high: 5.0015 },
    start: { low: 2.5, high: 4.5 },
    fits: true,
  },
  drop: 248 / 800,
  isBelowBase: true,
  recommended: { at: 2, isBase: false, unknownFitted: 33 / 600 },
  furthest: { at: 2, atMost: 0, unknownFitted: 33 / 600 },
  hasUnknown: true,
  attributable: null,
  detectableDrop: 3.12,
  examplesNeeded: null,
};

const flat: FindingsInput = {
  ...falling,
  alarm: null,
  estimate: null,
  drop: 0,
  isBelowBase: false,
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
      "This run unlearns what the model knew: one point is lost between epoch 3 and 5. " +
        "It began between epoch 2.5 and 4.5. " +
        "The fall is confirmed at epoch 7: epochs 5 to 7 lie 4.5 points below epochs 1 to 3. " +
        "By epoch 30 it gets 31.0 points fewer known facts right than at its best. " +
        "Use the checkpoint of epoch 2: it is the best on this set, with 5.5 % of the new facts learned. " +
        "Without a control run this is a fall since the best checkpoint: its cause is not known.",
    );
  });

  it("makes strong what a lead repeats", () => {
    const strong = findingsOf(falling).flatMap((finding) =>
      finding.segments.filter((segment) => segment.isStrong).map((segment) => segment.text),
    );
    expect(strong).toEqual([
      "one point is lost between epoch 3 and 5",
      "epoch 7",
      "31.0 points fewer",
      "Use the checkpoint of epoch 2",
    ]);
  });

  it("says what a checkpoint with more new facts costs at most, where it is another", () => {
    const furthest = { at: 4, atMost: 2.95, unknownFitted: 106 / 600 };
    expect(sayOf("furthest", { ...falling, furthest })).toBe(
      "If the new facts are needed: epoch 4 has learned 17.7 % of the new facts, for at most 2.95 points against the best.",
    );
    expect(sayOf("furthest", falling)).toBeUndefined();
  });

  it("says unlearn only of what is surely below the base model, and only of known facts", () => {
    for (const input of [
      { ...falling, isBelowBase: false },
      { ...falling, population: "Unknown" as const },
    ]) {
      expect(sayOf("onset", input)).toMatch(/^This run falls from its best: /);
      expect(say(input)).not.toContain("unlearn");
    }
  });

  it("says that a fall may have begun before, is not surely reached, or fits no curve", () => {
    const open = {
      onePointLost: { low: 4, high: null },
      start: { low: null, high: 11 },
      fits: false,
    };
    expect(sayOf("onset", { ...falling, estimate: open })).toBe(
      "This run unlearns what the model knew: no point is lost before epoch 4. " +
        "It began by epoch 11 at the latest; it may have started earlier. " +
        "No single fall fits these checkpoints well.",
    );
    expect(sayOf("onset", { ...falling, estimate: null })).toBe(
      "This run unlearns what the model knew.",
    );
  });

  it("warns of a run that jumps", () => {
    const alarm = {
      ...falling.alarm,
      at: 7,
      before: { from: 1, to: 1 },
      after: { from: 5, to: 7 },
      points: 9,
      jitter: 2.13,
    };
    expect(sayOf("alarm", { ...falling, alarm })).toBe(
      "The fall is confirmed at epoch 7: epochs 5 to 7 lie 9.0 points below epoch 1. The run jumps a lot between checkpoints, by 2.1 points.",
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
      drop: 415 / 800,
    };
    expect(sayOf("abstention", idk)).toBe(
      "Most of the fall is answers withheld, not wrong ones: at epoch 30 the model does not answer " +
        "494 of 800.",
    );
    expect(findingsOf(idk)[0]?.kind).toBe("abstention");
    expect(sayOf("abstention", falling)).toBeUndefined();
  });

  it("recommends the model before fine-tuning where nothing beats it", () => {
    const recommended = { at: 0, isBase: true, unknownFitted: 0 };
    expect(sayOf("recommendation", { ...falling, recommended })).toBe(
      "Use the model as it was before fine-tuning: no checkpoint does better.",
    );
  });

  it("says that no fall is confirmed only where the test had power", () => {
    expect(sayOf("no-alarm", flat)).toBe(
      "No fall is confirmed. A lasting fall of 3.1 points or more would be found in 4 of 5 such runs.",
    );
    expect(findingsOf(flat).some((finding) => finding.kind === "onset")).toBe(false);
    expect(sayOf("no-power", { ...flat, detectableDrop: 18.4 })).toBe(
      "Too few examples to tell. A lasting fall of 18.4 points or more would be found in 4 of 5 such runs.",
    );
    const few = { ...flat, best: { at: 2, total: 10, correct: 8, abstained: 0 } };
    expect(sayOf("no-power", { ...few, examplesNeeded: 15 })).toBe(
      "Too few examples to tell. With 10 known facts no fall could be confirmed, even if all were lost; 15 would do.",
    );
    for (const input of [
      { ...flat, detectableDrop: 18.4 },
      { ...few, examplesNeeded: 15 },
    ]) {
      expect(say(input)).not.toContain("No fall is confirmed");
    }
  });

  it("notes one lower checkpoint without confirming anything", () => {
    expect(sayOf("no-alarm", { ...flat, lastIsLower: true })).toContain(
      "The last checkpoint is lower; one checkpoint can be jitter: evaluate the next two.",
    );
  });

  it("has a sentence for one checkpoint, for none evaluated and for all correct", () => {
    expect(say({ ...flat, checkpoints: 1, last: falling.best })).toBe(
      "One checkpoint is evaluated, with 678 of 800 known facts right (84.8 %) at best: a fall is " +
        "confirmed from 4 on.",
    );
    expect(say({ ...flat, checkpoints: 0, evaluated: 0, best: null, last: null })).toContain(
      "nothing to say",
    );
    expect(say({ ...flat, checkpoints: 0, evaluated: 2, best: null, last: null })).toBe(
      "No checkpoint scored 90 % of the known facts: they are drawn, and nothing is concluded from them.",
    );
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
    expect(sayOf("fall", { ...falling, last, drop: 0 })).toBe(
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
      evaluated: fc.nat(60),
      best: fc.option(checkpoint),
      last: fc.option(checkpoint),
      isPaired: fc.boolean(),
      alarm: fc.option(
        fc.record({
          at,
          before: fc.record({ from: at, to: at }),
          after: fc.record({ from: at, to: at }),
          points: at,
          jitter: at,
        }),
      ),
      lastIsLower: fc.boolean(),
      estimate: fc.option(
        fc.record({
          onePointLost: fc.record({ low: at, high: fc.option(at) }),
          start: fc.record({ low: fc.option(at), high: at }),
          fits: fc.boolean(),
        }),
      ),
      drop: fc.option(ratio),
      isBelowBase: fc.boolean(),
      recommended: fc.option(
        fc.record({ at, isBase: fc.boolean(), unknownFitted: fc.option(ratio) }),
      ),
      furthest: fc.option(fc.record({ at, atMost: at, unknownFitted: fc.option(ratio) })),
      hasUnknown: fc.option(fc.boolean()),
      attributable: fc.option(
        fc.record({ loss: ratio, low: ratio, high: ratio, controlName: fc.constant("control") }),
      ),
      detectableDrop: fc.option(at),
      examplesNeeded: fc.option(fc.nat()),
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
