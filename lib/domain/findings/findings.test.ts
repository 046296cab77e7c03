import { describe, expect, it } from "vitest";
import { findingText, tellOnly } from "@/lib/domain/findings/finding-words";
import { findingsOf } from "@/lib/domain/findings/findings";
import type { FindingsInput } from "@/lib/domain/findings/findings-input";

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
  fall: { loss: 248 / 800, compared: 800 },
  isBelowBase: true,
  recommended: { at: 2, isBase: false, unknownFitted: 33 / 600, optimism: 0.5298 },
  furthest: { at: 2, atMost: 0, unknownFitted: 33 / 600 },
  hasUnknown: true,
  attributable: null,
  detectableFall: 3.12,
  hasPower: true,
  examplesNeeded: null,
};

const flat: FindingsInput = {
  ...falling,
  alarm: null,
  estimate: null,
  fall: { loss: 0, compared: 800 },
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
  it("opens with what happened and what to use, then tells what it rests on", () => {
    expect(findingsOf(falling).map(findingText)).toEqual([
      "Unlearns what the model knew after epoch 2. Use epoch 2.",
      "By epoch 30 it gets 31.0 points fewer known facts right than at its best, 248 of 800.",
      "One point is lost between epoch 3 and 5. It began between epoch 2.5 and 4.5.",
      "The fall is confirmed at epoch 7: epochs 5 to 7 lie 4.5 points below epochs 1 to 3.",
      "Epoch 2 is the best on this set, about 84.2 % on fresh questions, with 5.5 % of the new facts learned.",
      "Without a control run this is a fall since the best checkpoint: its cause is not known.",
    ]);
  });

  it("makes strong what a lead repeats", () => {
    const strong = findingsOf(falling).flatMap((finding) =>
      finding.segments.filter((segment) => segment.isStrong).map((segment) => segment.text),
    );
    expect(strong).toEqual([
      "Use epoch 2.",
      "31.0 points fewer",
      "One point is lost between epoch 3 and 5",
      "epoch 7",
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
      expect(sayOf("headline", input)).toBe("Falls from its best after epoch 2. Use epoch 2.");
      expect(say(input)).not.toMatch(/unlearn/i);
    }
  });

  it("says that a fall may have begun before, is not surely reached, or fits no curve", () => {
    const open = {
      onePointLost: { low: 4, high: null },
      start: { low: null, high: 11 },
      fits: false,
    };
    expect(sayOf("onset", { ...falling, estimate: open })).toBe(
      "No point is lost before epoch 4. " +
        "It began by epoch 11 at the latest; it may have started earlier. " +
        "No single fall fits these checkpoints well.",
    );
    expect(sayOf("onset", { ...falling, estimate: null })).toBeUndefined();
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
      "The fall is confirmed at epoch 7: epochs 5 to 7 lie 9.0 points below epoch 1.",
    );
    expect(sayOf("jumps", { ...falling, alarm })).toBe(
      "The run jumps a lot between checkpoints, by 2.1 points.",
    );
    expect(sayOf("jumps", falling)).toBeUndefined();
  });

  const attributable = {
    ...{ loss: 0.20875, low: 0.17, high: 0.2475, at: 30, runFall: 0.31 },
    ...{ control: { run: "unk000_s1", name: "unk000_s1" }, question: "replaced" as const },
    seeds: { run: 1, control: 1, isOverRuns: false },
  };

  it("names new knowledge as the cause only against a control, and says what that holds fixed", () => {
    expect(say(falling)).not.toContain("due to");
    expect(sayOf("attribution", { ...falling, attributable })).toBe(
      "Against unk000_s1, trained on known facts in place of the new ones, 20.9 of the 31.0 points " +
        "lost by epoch 30 are due to new knowledge (17.0 to 24.8; one run each).",
    );
    // unk050_ablated_s1 ends at step 570: it speaks of epoch 15, never of the whole fall.
    const ablated = {
      ...{ ...attributable, loss: 0.13125, low: 0.1, high: 0.16, at: 15, runFall: 0.19 },
      ...{ control: { run: "ablated", name: "unk050_ablated_s1" }, question: "left-out" as const },
    };
    expect(sayOf("attribution", { ...falling, attributable: ablated })).toBe(
      "Against unk050_ablated_s1, trained with the new facts left out, on fewer examples in all, " +
        "13.1 of the 19.0 points lost by epoch 15 are due to new knowledge (10.0 to 16.0; one run each).",
    );
  });

  it("says over how many runs an attribution is", () => {
    const over = (seeds: (typeof attributable)["seeds"]) =>
      sayOf("attribution", { ...falling, attributable: { ...attributable, seeds } });
    expect(over({ run: 2, control: 3, isOverRuns: true })).toContain("over 2 and 3 runs)");
    expect(over({ run: 2, control: 1, isOverRuns: false })).toContain("2 runs, one control)");
  });

  it("can keep the name of the control to itself, and changes no other sentence", () => {
    const findings = findingsOf({ ...falling, attributable });
    const nameless = tellOnly(findings, () => false);
    expect(nameless.map(findingText).join(" ")).toBe(
      say({ ...falling, attributable }).replace("unk000_s1", "a control run"),
    );
    expect(tellOnly(findings, () => true).map(findingText)).toEqual(findings.map(findingText));
  });

  it("blames nothing where the run falls no more than its control for certain", () => {
    const unclear = {
      ...attributable,
      loss: 0.01,
      low: -0.02,
      high: 0.04,
      question: "other" as const,
    };
    expect(sayOf("attribution", { ...falling, attributable: unclear })).toBe(
      "Against unk000_s1, trained without new facts, the fall by epoch 30 is not clearly larger than one " +
        "without new knowledge: 1.0 points more (\u22122.0 to 4.0; one run each).",
    );
  });

  it("clears new facts where the training set has none", () => {
    const said = sayOf("no-unknown", { ...falling, hasUnknown: false });
    expect(said).toContain("cannot be behind");
    expect(said).toContain("a label may be wrong");
    expect(sayOf("no-control", { ...falling, hasUnknown: false })).toBeUndefined();
  });

  it("says that a fall is abstention where it is", () => {
    // The IDK run: 640 right at the start, 225 at the end with 494 "I don't know".
    const idk: FindingsInput = {
      ...falling,
      best: { at: 0, total: 800, correct: 640, abstained: 0 },
      last: { at: 30, total: 800, correct: 225, abstained: 494 },
      fall: { loss: 415 / 800, compared: 800 },
      recommended: { at: 0, isBase: true, unknownFitted: 0, optimism: 0 },
    };
    expect(sayOf("abstention", idk)).toBe(
      "Most of the fall is answers withheld, not wrong ones: at epoch 30 the model does not answer " +
        "494 of 800.",
    );
    expect(sayOf("headline", idk)).toBe(
      "Falls, mostly by withholding answers. Use the base model.",
    );
    expect(findingsOf(idk)[1]?.kind).toBe("abstention");
    expect(sayOf("abstention", falling)).toBeUndefined();
    // Half of the least loss that a number can hold is 0, and so is what this run withholds more.
    const least = { loss: Number.MIN_VALUE, compared: 800 };
    expect(sayOf("abstention", { ...falling, fall: least })).toBeUndefined();
  });

  it("recommends the model before fine-tuning where nothing beats it", () => {
    const recommended = { at: 0, isBase: true, unknownFitted: 0, optimism: 0 };
    expect(sayOf("headline", { ...falling, recommended })).toContain("Use the base model.");
    expect(sayOf("recommendation", { ...falling, recommended })).toBe(
      "No checkpoint does better than the model as it was before fine-tuning.",
    );
  });

  it("says that no fall is confirmed only where the test had power", () => {
    expect(sayOf("headline", flat)).toBe("No fall is confirmed. Use epoch 2.");
    expect(sayOf("no-alarm", flat)).toBe(
      "A lasting fall of 3.1 points or more would be found in 4 of 5 such runs.",
    );
    expect(findingsOf(flat).some((finding) => finding.kind === "onset")).toBe(false);
    const blunt = { ...flat, hasPower: false };
    expect(sayOf("no-power", { ...blunt, detectableFall: 18.4 })).toBe(
      "A lasting fall of 18.4 points or more would be found in 4 of 5 such runs.",
    );
    const few = { ...blunt, best: { at: 2, total: 10, correct: 8, abstained: 0 } };
    expect(sayOf("no-power", { ...few, examplesNeeded: 15 })).toBe(
      "With 10 known facts no fall could be confirmed, even if all were lost; 15 would do.",
    );
    expect(sayOf("no-power", { ...few, detectableFall: null })).toBe(
      "With 10 known facts, 8 of them right at best, not even a lasting fall of 10 points would be found in 4 of 5 such runs.",
    );
    for (const input of [
      { ...blunt, detectableFall: 18.4 },
      { ...few, examplesNeeded: 15 },
      { ...few, detectableFall: null },
    ]) {
      expect(sayOf("headline", input)).toBe("Too few examples to tell a fall. Use epoch 2.");
    }
  });

  it("notes one lower checkpoint without confirming anything", () => {
    expect(sayOf("last-lower", { ...flat, lastIsLower: true })).toBe(
      "The last checkpoint is lower; one checkpoint can be jitter: evaluate the next two.",
    );
    expect(sayOf("last-lower", flat)).toBeUndefined();
  });

  it("has a sentence for one checkpoint, for none evaluated and for all correct", () => {
    expect(say({ ...flat, checkpoints: 1, last: falling.best })).toBe(
      "One checkpoint is too few to tell a fall. 678 of 800 known facts are right (84.8 %) at best; " +
        "a fall is confirmed from 4 checkpoints on.",
    );
    expect(say({ ...flat, checkpoints: 0, evaluated: 0, best: null, last: null })).toContain(
      "nothing to say",
    );
    expect(say({ ...flat, checkpoints: 0, evaluated: 2, best: null, last: null })).toBe(
      "No checkpoint scored 90 % of the known facts: they are drawn, and nothing is concluded from them.",
    );
    const perfect = { at: 5, total: 12, correct: 12, abstained: 0 };
    expect(sayOf("headline", { ...flat, best: perfect, last: perfect })).toBe(
      "All 12 known facts are right at epoch 5: nothing is lost.",
    );
    const none = { at: 0, total: 12, correct: 0, abstained: 3 };
    expect(sayOf("headline", { ...flat, best: none, last: none, hasPower: false })).toBe(
      "None of the 12 known facts is right at any checkpoint: there is nothing to lose.",
    );
  });

  it("marks a comparison without pairs", () => {
    expect(sayOf("unpaired", { ...falling, isPaired: false })).toContain("unpaired");
  });

  it("tells of a recovery", () => {
    const last = { at: 30, total: 800, correct: 678, abstained: 0 };
    expect(sayOf("headline", { ...falling, last, fall: { loss: 0, compared: 800 } })).toBe(
      "Falls, and is back at its best by epoch 30. Use epoch 2.",
    );
  });
});
