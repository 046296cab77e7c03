import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { outcomes } from "@/lib/domain/outcomes/outcomes";
import { type TinyRunName, tinyDev } from "@/lib/testing/tiny-lm";
import { optimismOf } from "./optimism";
import golden from "./optimism.golden.json";

const outcomeOf = new Map([
  ["1", outcomes.correct],
  ["0", outcomes.incorrect],
]);

function checkpointsOf(lines: readonly string[]) {
  return lines.map((line, step) => ({
    ...{ step, epoch: step },
    outcomes: Uint8Array.from(line, (mark) => outcomeOf.get(mark) ?? outcomes.notEvaluated),
  }));
}

describe("how much too high the best checkpoint reads", () => {
  test.each(Object.entries(golden.runs))("in %s", (name, { best, accuracy, fresh, optimism }) => {
    const checkpoints = tinyDev(name as TinyRunName);
    const found = optimismOf(checkpoints);
    expect(checkpoints[found?.best ?? -1]?.epoch).toBe(best);
    expect((found?.accuracy ?? 0) * 100).toBeCloseTo(accuracy, 9);
    expect((found?.fresh ?? 0) * 100).toBeCloseTo(fresh, 9);
    expect((found?.optimism ?? 0) * 100).toBeCloseTo(optimism, 9);
  });

  test.each(golden.inline)("in $name", ({ checkpoints, halves }) => {
    const found = optimismOf(checkpointsOf(checkpoints));
    expect(found?.best).toBe(halves.best);
    expect((found?.fresh ?? 0) * 100).toBeCloseTo(halves.fresh, 9);
    expect((found?.optimism ?? 0) * 100).toBeCloseTo(halves.optimism, 9);
  });

  test("is nothing for one checkpoint, and never below zero", () => {
    const mark = fc.constantFrom("1", "0", "-");
    const line = fc.string({ unit: mark, minLength: 70, maxLength: 70 });
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 6 }), (lines) => {
        const found = optimismOf(checkpointsOf(lines));
        if (found === null) return;
        expect(found.optimism).toBeGreaterThanOrEqual(0);
        expect(found.fresh).toBeLessThanOrEqual(1);
      }),
    );
    const one = optimismOf(checkpointsOf(["1101101101".repeat(20)]));
    expect(one?.optimism).toBeCloseTo(0, 12);
  });

  test("cannot be told of checkpoints that scored nothing, or one example", () => {
    expect(optimismOf([])).toBeNull();
    expect(optimismOf(checkpointsOf(["---", "---"]))).toBeNull();
    expect(optimismOf(checkpointsOf(["1"]))).toBeNull();
  });
});
