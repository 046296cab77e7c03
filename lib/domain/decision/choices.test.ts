import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { outcomes } from "@/lib/domain/outcomes/outcomes";
import { type TinyRunName, tinyDev, tinyRuns } from "@/lib/testing/tiny-lm";
import { chooseWithin, lossesAgainstBest } from "./choices";
import golden from "./choices.golden.json";

type Row = [number, number, number, number, number, number, number | null, number | null];
type Margin = {
  within: number[];
  furthest: { epoch: number; atMost: number } | null;
  earliest: { epoch: number; atMost: number } | null;
};

const runs = Object.entries(golden.runs).filter(([name]) => tinyRuns.includes(name as TinyRunName));

describe.each(runs)("choices in %s", (name, run) => {
  const checkpoints = tinyDev(name as TinyRunName);
  const rows = run.checkpoints as Row[];
  const best = checkpoints.findIndex(({ epoch }) => epoch === run.best.epoch);
  const losses = lossesAgainstBest(checkpoints, best);

  test("lose against the best what the golden file counts", () => {
    rows.forEach(([epoch, , b, g, loss, bound]) => {
      const at = losses[checkpoints.findIndex((checkpoint) => checkpoint.epoch === epoch)];
      expect([at?.lost, at?.gained]).toEqual([b, g]);
      expect((at?.loss ?? 0) * 100).toBeCloseTo(loss, 9);
      expect((at?.atMost ?? 0) * 100).toBeCloseTo(bound, 9);
    });
  });

  test.each(["1", "2", "3", "5"] as const)("within %s points are those of the golden file", (m) => {
    const expected = run.margins[m] as Margin;
    const { furthest, earliest } = chooseWithin(Number(m) / 100, {
      losses,
      accuracy: rows.map(([, correct]) => correct / run.n),
      unknownFitted: rows.map((row) => row[6]),
    });
    const epochOf = (choice: { index: number } | null) =>
      choice && checkpoints[choice.index]?.epoch;
    expect(epochOf(furthest)).toBe(expected.furthest?.epoch ?? null);
    expect(epochOf(earliest)).toBe(expected.earliest?.epoch ?? null);
    if (furthest) expect(furthest.atMost * 100).toBeCloseTo(expected.furthest?.atMost ?? 0, 9);
    if (earliest) expect(earliest.atMost * 100).toBeCloseTo(expected.earliest?.atMost ?? 0, 9);
  });
});

test("the best is always within any margin, and a wider margin keeps what a narrower one kept", () => {
  const mark = fc.constantFrom(outcomes.correct, outcomes.incorrect, outcomes.abstained);
  const run = fc.array(fc.array(mark, { minLength: 30, maxLength: 30 }), {
    minLength: 1,
    maxLength: 8,
  });
  fc.assert(
    fc.property(run, fc.double({ min: 0, max: 1, noNaN: true }), (marks, margin) => {
      const checkpoints = marks.map((codes, step) => ({
        ...{ step, epoch: step, outcomes: Uint8Array.from(codes) },
      }));
      const right = marks.map((codes) => codes.filter((code) => code === outcomes.correct).length);
      const best = right.indexOf(Math.max(...right));
      const losses = lossesAgainstBest(checkpoints, best);
      expect(losses[best]?.atMost).toBe(0);
      const question = { losses, accuracy: right, unknownFitted: right.map(() => 0.5) };
      const narrow = chooseWithin(0, question);
      const wide = chooseWithin(margin, question);
      expect(narrow.furthest).not.toBeNull();
      expect((wide.earliest?.index ?? 99) <= (narrow.earliest?.index ?? 99)).toBe(true);
    }),
  );
});
