import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { outcomes } from "@/lib/domain/outcomes/outcomes";
import { normalUpperTail } from "@/lib/domain/stats/normal";
import { simulateRun } from "@/lib/testing/simulated-run";
import { tinyDev } from "@/lib/testing/tiny-lm";
import golden from "./alarm.golden.json";
import constants from "./constants.golden.json";
import { jitterGrid, jitterPrior, jitterWeights, meanJitter } from "./jitter";
import { type PairTable, packMarks, pairsOfMarks } from "./pair-table";
import tiny from "./tiny-lm.golden.json";
import {
  type AlarmPlan,
  cannotAlarm,
  findWindowAlarm,
  isLastLower,
  windowThreshold,
} from "./window-alarm";

const marksOf: Record<string, number> = {
  "1": outcomes.correct,
  "0": outcomes.incorrect,
  a: outcomes.abstained,
  "-": outcomes.notEvaluated,
};

function tableOf(checkpoints: readonly string[]): PairTable {
  return pairsOfMarks(
    checkpoints.map((text) =>
      packMarks(Uint8Array.from(text, (mark) => marksOf[mark] ?? outcomes.notEvaluated)),
    ),
  );
}

const plans: Record<"finished" | "live" | "planned30", AlarmPlan> = {
  finished: { rule: "finished" },
  live: { rule: "open-ended" },
  planned30: { rule: "planned", checkpoints: 30 },
};

type Expected = {
  alarm: number | null;
  p?: number;
  threshold?: number;
  reference?: number[];
  current?: number[];
  loss?: number;
  pExamplesOnly?: number;
  jitter?: number | null;
};

/** Relative difference of 1e-8, as both reference programs agree. */
function expectClose(actual: number, expected: number | undefined): void {
  expect(Math.abs(actual / (expected ?? Number.NaN) - 1)).toBeLessThan(1e-8);
}

function expectAlarm(table: PairTable, plan: AlarmPlan, expected: Expected): void {
  const alarm = findWindowAlarm(table, { alpha: 0.05, plan });
  expect(alarm?.at ?? null).toBe(expected.alarm);
  if (alarm === null) {
    if (expected.jitter == null) return;
    expectClose(meanJitter(jitterWeights(table, table.size - 1)), expected.jitter);
    return;
  }
  expect([alarm.before.from, alarm.before.to]).toEqual(expected.reference);
  expect([alarm.after.from, alarm.after.to]).toEqual(expected.current);
  expectClose(alarm.pValue, expected.p);
  expectClose(alarm.threshold, expected.threshold);
  expectClose(alarm.loss * 100, expected.loss);
  expectClose(alarm.jitter, expected.jitter ?? undefined);
  expectClose(normalUpperTail(alarm.loss / Math.sqrt(alarm.variance)), expected.pExamplesOnly);
}

describe("the jitter's grid", () => {
  test("and its prior are those of the rules", () => {
    expect([...jitterGrid]).toEqual(constants.tau);
    jitterPrior.forEach((weight, place) => {
      expectClose(weight, constants.prior[place]);
    });
  });
});

describe.each(golden.cases)("the alarm on $name", (example) => {
  test.each(["finished", "live", "planned30"] as const)("holds the golden numbers, %s", (rule) => {
    expectAlarm(tableOf(example.checkpoints), plans[rule], example[rule] as Expected);
  });
});

describe.each(Object.entries(tiny.runs))("the alarm on %s", (name, run) => {
  const table = pairsOfMarks(
    tinyDev(name as "unk050_s1").map((checkpoint) => packMarks(checkpoint.outcomes)),
  );

  test.each(["finished", "live"] as const)("holds the golden numbers, %s", (rule) => {
    expectAlarm(table, plans[rule], run[rule] as Expected);
  });
});

describe("a threshold", () => {
  const at = (plan: AlarmPlan, t: number, size: number) =>
    windowThreshold(plan, { alpha: 0.05, at: t, size });

  test("of a plan becomes the open-ended one once the run outgrows it", () => {
    const planned: AlarmPlan = { rule: "planned", checkpoints: 10 };
    expect(at(planned, 9, 15)).toBe((3 * 0.05) / 90);
    expect(at(planned, 10, 15)).toBe(at({ rule: "open-ended" }, 10, 15));
  });

  test.each([
    [10, 9],
    [20, 12],
    [50, 15],
  ])("of %i checkpoints cannot be met below %i examples", (size, least) => {
    const question = { alpha: 0.05, plan: { rule: "finished" } as const, size };
    expect(cannotAlarm(least - 1, question)).toBe(true);
    expect(cannotAlarm(least, question)).toBe(false);
    expect(cannotAlarm(0, question)).toBe(true);
  });
});

describe("edges", () => {
  const level = (size: number, mark = "1") => Array.from({ length: size }, () => mark.repeat(100));

  test.each([0, 1, 2, 3])("%i checkpoints never alarm", (size) => {
    const falling = level(size).map((_, k) => (k === 0 ? "1" : "0").repeat(100));
    expect(
      findWindowAlarm(tableOf(falling), { alpha: 0.05, plan: { rule: "finished" } }),
    ).toBeNull();
  });

  test.each(["1", "0", "a", "-"])("checkpoints that are all %s never alarm", (mark) => {
    const table = tableOf(level(20, mark));
    expect(findWindowAlarm(table, { alpha: 0.05, plan: { rule: "finished" } })).toBeNull();
    expect(isLastLower(table, { alpha: 0.05, plan: { rule: "finished" } })).toBe(false);
  });

  test("without any difference the jitter is the prior's mean", () => {
    expect(meanJitter(jitterWeights(tableOf(level(10)), 9))).toBeCloseTo(0.603, 3);
  });

  test("one lower checkpoint is a note and no alarm", () => {
    const dip = [...level(9), "0".repeat(12) + "1".repeat(88)];
    const question = { alpha: 0.05, plan: { rule: "finished" } as const };
    expect(findWindowAlarm(tableOf(dip), question)).toBeNull();
    expect(isLastLower(tableOf(dip), question)).toBe(true);
    expect(isLastLower(tableOf(level(10)), question)).toBe(false);
  });

  test("examples that one checkpoint did not score are not counted as lost", () => {
    const easy = "1".repeat(100) + "-".repeat(700);
    const all = "1".repeat(500) + "0".repeat(300);
    const run = Array.from({ length: 20 }, (_, k) => (k === 5 ? easy : all));
    expect(findWindowAlarm(tableOf(run), { alpha: 0.05, plan: { rule: "open-ended" } })).toBeNull();
  });
});

test("flat runs whose checkpoints move together by half a point ring no more often than they may", () => {
  // McNemar's rules rang in 95 of 100 such runs, the first of them at the second checkpoint.
  const seeds = Array.from({ length: 20 }, (_, k) => k + 1);
  const flat = { checkpoints: 20, examples: 10_000, discordance: 0.15, jitter: 0.5 };
  const rung = seeds.filter((seed) => {
    const marks = simulateRun({ ...flat, seed }).map((run) => packMarks(run.outcomes));
    return findWindowAlarm(pairsOfMarks(marks), { alpha: 0.05, plan: { rule: "finished" } });
  });
  expect(rung.length).toBeLessThanOrEqual(2);
});

test("an alarm never changes when more checkpoints come", () => {
  const run = fc.array(fc.stringMatching(/^[01a-]{60}$/), { minLength: 6, maxLength: 16 });
  fc.assert(
    fc.property(run, (checkpoints) => {
      const plan: AlarmPlan = { rule: "open-ended" };
      const whole = findWindowAlarm(tableOf(checkpoints), { alpha: 0.2, plan });
      if (whole === null) return;
      const part = tableOf(checkpoints.slice(0, whole.at + 1));
      expect(findWindowAlarm(part, { alpha: 0.2, plan })).toEqual(whole);
    }),
  );
});
