import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { outcomes } from "@/lib/domain/outcomes/outcomes";
import { simulateRun } from "@/lib/testing/simulated-run";
import { powerOf } from "./detectable";
import { packMarks, pairsOfMarks } from "./pair-table";
import { type AlarmPlan, findWindowAlarm } from "./window-alarm";

const settings = { alpha: 0.05, plan: { rule: "finished" } as AlarmPlan };

function tableOf(checkpoints: readonly (readonly boolean[])[]) {
  return pairsOfMarks(
    checkpoints.map((right) =>
      packMarks(
        Uint8Array.from(right, (isRight) => (isRight ? outcomes.correct : outcomes.incorrect)),
      ),
    ),
  );
}

const flat = (checkpoints: number, examples: number) =>
  pairsOfMarks(
    simulateRun({ checkpoints, examples, discordance: 0.15, seed: 7 }).map((run) =>
      packMarks(run.outcomes),
    ),
  );

/** Any small run: some right at the first checkpoint, and answers that change now and then. */
const anyRun = fc
  .record({ examples: fc.integer({ min: 4, max: 40 }), size: fc.integer({ min: 4, max: 14 }) })
  .chain(({ examples, size }) => {
    const checkpoint = fc.array(fc.boolean(), { minLength: examples, maxLength: examples });
    return fc.array(checkpoint, { minLength: size, maxLength: size });
  });

describe("the power of the alarm", () => {
  test("is none where even the loss of every right answer at half of the run would not ring it", () => {
    let silent = 0;
    fc.assert(
      fc.property(anyRun, (run) => {
        const half = Math.ceil(run.length / 2);
        const lost = run.map((right, k) => (k < half ? right : right.map(() => false)));
        if (findWindowAlarm(tableOf(lost), settings) !== null) return;
        silent += 1;
        expect(powerOf(tableOf(run), settings)).toEqual({ fall: null, isEnough: false });
      }),
    );
    expect(silent).toBeGreaterThan(10);
  });

  test.each([
    [10, 10, false],
    [15, 20, false],
    [50, 20, false],
    [2000, 20, true],
    [10_000, 10, true],
  ])("of %i examples over %i checkpoints is enough: %s", (examples, checkpoints, isEnough) => {
    expect(powerOf(flat(checkpoints, examples), settings).isEnough).toBe(isEnough);
  });

  test("grows with the examples", () => {
    const [few, many] = [500, 5000].map((examples) => powerOf(flat(20, examples), settings).fall);
    expect(few).not.toBeNull();
    expect(many ?? 1).toBeLessThan(few ?? 0);
  });

  test("tells no fall where nothing changed between checkpoints, and of too few of them", () => {
    const same = (size: number, examples: number) =>
      tableOf(
        Array.from({ length: size }, () => Array.from({ length: examples }, (_, i) => i < 9)),
      );
    expect(powerOf(same(10, 10), settings)).toEqual({ fall: null, isEnough: false });
    expect(powerOf(same(3, 1000), settings)).toEqual({ fall: null, isEnough: false });
    const half = Array.from({ length: 4000 }, (_, i) => i % 2 === 0);
    expect(powerOf(tableOf(Array(20).fill(half)), settings)).toEqual({
      fall: null,
      isEnough: true,
    });
  });
});
