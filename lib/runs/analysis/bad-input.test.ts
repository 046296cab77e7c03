import { describe, expect, it } from "vitest";
import {
  type Analysis,
  type AnalysisQuestion,
  analyse,
  type FitPoint,
} from "@/lib/domain/analysis";
import { attributableLoss } from "@/lib/domain/compare/attribution";
import { lossOverRuns } from "@/lib/domain/compare/attribution-over-runs";
import { findingText } from "@/lib/domain/findings/finding-words";
import { outcomes } from "@/lib/domain/outcomes/outcomes";
import { analyseRates } from "@/lib/domain/rates/rate-analysis";
import { unsoundNumbers } from "@/lib/testing/outcome-run";
import { findingsOfAnalysis } from "./findings-of-analysis";
import { verdictOf } from "./get-verdict";

const codes: Record<string, number> = {
  "+": outcomes.correct,
  "-": outcomes.incorrect,
  "0": outcomes.abstained,
};

type Shape = Partial<AnalysisQuestion> & {
  hasUnknown?: boolean | null;
};

/** One line a checkpoint, one symbol an example: + right, - wrong, 0 withheld, . not scored. */
function ask(lines: readonly string[], { hasUnknown = null, ...shape }: Shape = {}) {
  const marks = lines.map((line, step) => ({
    ...{ step: step * 10, epoch: step },
    outcomes: Uint8Array.from(line, (mark) => codes[mark] ?? outcomes.notEvaluated),
  }));
  const counts = lines.map((line, step) => ({
    ...{ step: step * 10, epoch: step },
    total: [...line].filter((mark) => mark !== ".").length,
    correct: [...line].filter((mark) => mark === "+").length,
    abstained: [...line].filter((mark) => mark === "0").length,
  }));
  const analysis = analyse({
    ...{ split: "dev", population: "Known", counts, outcomes: marks },
    fit: { known: [], unknown: [] },
    ...{ alpha: 0.05, plan: { rule: "finished" }, minimumDrop: 0, margin: 0.02 },
    ...shape,
  });
  return told(analysis, hasUnknown);
}

function told(analysis: Analysis, hasUnknown: boolean | null = null) {
  const findings = findingsOfAnalysis(analysis, { control: null, hasUnknown, openSets: 0 });
  return { analysis, said: findings.map(findingText), verdict: verdictOf(analysis, 0) };
}

/** Accuracies as a trainer logged them, of sets whose size nobody said. */
function logged(accuracies: readonly number[]) {
  const rates = accuracies.map((accuracy, step) => ({
    ...{ step: step * 10, epoch: step, timeMs: null, split: "dev", category: "Known" as const },
    ...{ set: null, accuracy, hallucination: null, abstention: null, n: null },
    basis: "none" as const,
  }));
  const fit = { known: [], unknown: [] };
  return told(analyseRates({ split: "dev", population: "Known", rates, fit }));
}

const repeat = (mark: string, n = 40) => mark.repeat(n);
const falling = (n: number, k: number) =>
  Array.from({ length: k }, (_, t) => {
    const right = Math.max(0, Math.round(n * (1 - Math.max(0, t - 2) / k)));
    return repeat("+", right) + repeat("-", n - right);
  });
const fitted = (of: number, k: number): FitPoint[] =>
  Array.from({ length: k }, (_, t) => ({
    ...{ step: t * 10, epoch: t, total: of, fitted: Math.min(of, t) },
  }));

const table: readonly [string, ReturnType<typeof ask>, RegExp, RegExp | null][] = [
  [
    "one checkpoint",
    ask([repeat("+-", 20)]),
    /^One checkpoint is too few to tell a fall\./,
    /Use /,
  ],
  [
    "two checkpoints",
    ask([repeat("+"), repeat("-")]),
    /^2 checkpoints are too few/,
    /confirmed at/,
  ],
  [
    "three checkpoints",
    ask([repeat("+"), repeat("+-", 20), repeat("-")]),
    /^3 checkpoints are too few/,
    /confirmed at/,
  ],
  [
    "one example",
    ask(["+", "-", "-", "-", "-", "-"]),
    /^Too few examples to tell a fall\./,
    /No fall/,
  ],
  ["all right", ask(Array(6).fill(repeat("+"))), /^All 40 known facts are right/, /Falls/],
  [
    "all wrong",
    ask(Array(6).fill(repeat("-"))),
    /^None of the 40 known facts is right at any checkpoint: there is nothing to lose\./,
    /No fall|Too few/,
  ],
  [
    "all withheld",
    ask(Array(6).fill(repeat("0"))),
    /^None of the 40 known facts is right at any checkpoint: there is nothing to lose\./,
    /wrong|No fall|Too few/,
  ],
  [
    "so few right that losing all of them could not be confirmed",
    ask(Array.from({ length: 10 }, (_, t) => (t % 2 === 0 ? "+-" : "-+").repeat(8))),
    /^Too few examples to tell a fall\..*not even a lasting fall of 10 points would be found/,
    /No fall/,
  ],
  [
    "a fall into withholding",
    ask([...Array(4).fill(repeat("+", 400)), ...Array(6).fill(repeat("0", 400))]),
    /mostly by withholding answers/,
    /hallucinat/,
  ],
  [
    "no Unknown in training",
    ask(falling(400, 12), { hasUnknown: false }),
    /new facts cannot be behind the fall, as far as the labels tell/,
    /due to/,
  ],
  [
    "labels missing",
    ask(falling(400, 12), { population: "all" }),
    /cause is not known/,
    /unlearn|known facts/i,
  ],
  [
    "only Unknown",
    ask(falling(400, 12), { population: "Unknown" }),
    /^Falls from its best/,
    /unlearn/i,
  ],
  [
    "a plan that is outgrown",
    ask(falling(400, 12), { plan: { rule: "planned", checkpoints: 6 } }),
    /The fall is confirmed at epoch/,
    null,
  ],
  [
    "a plan that is outgrown by a run that does not fall",
    ask(Array(12).fill(repeat("+-", 200)), { plan: { rule: "planned", checkpoints: 6 } }),
    /^No fall is confirmed\./,
    /is confirmed at/,
  ],
  [
    "more than sixty checkpoints of a fall",
    ask(falling(400, 70)),
    /The fall is confirmed at epoch/,
    /Too few/,
  ],
  [
    "more than sixty checkpoints of no fall",
    ask(Array.from({ length: 70 }, (_, t) => repeat(t % 2 === 0 ? "+-" : "-+", 200))),
    /^(No fall is confirmed|Too few examples to tell a fall)\./,
    /is confirmed at/,
  ],
  [
    "rates without n",
    logged([0.84, 0.81, 0.6, 0.5, 0.4, 0.3]),
    /drawn, not tested/,
    /confirmed|Use |interval|Falls/,
  ],
  ["one rate without n", logged([0.84]), /84\.0 % of the known facts are right/, /lower|confirmed/],
  ["no rate that is one", logged([]), /drawn, not tested/, /right|confirmed/],
  [
    "no checkpoint that scored nine in ten",
    ask(["+++.......", "...+++....", "......+++."]),
    /nothing is concluded/,
    /Use /,
  ],
  ["nothing evaluated", ask([]), /nothing to say/, /Use /],
  [
    "a margin of 0",
    ask(falling(400, 12), { margin: 0, fit: { known: [], unknown: fitted(50, 12) } }),
    /Use epoch|Use the base model/,
    /at most [1-9]|from the first step/,
  ],
  [
    "a margin of 100",
    ask(falling(400, 12), { margin: 1, fit: { known: [], unknown: fitted(50, 12) } }),
    /epoch 11 has learned 22\.0 % of the new facts, for at most \d+\.\d\d points/,
    null,
  ],
];

describe("input at the edge", () => {
  it.each(table)("%s: a true sentence", (_, { analysis, said, verdict }, words, never) => {
    const all = said.join(" ");
    expect(all).toMatch(words);
    if (never) expect(all).not.toMatch(never);
    expect(`${all} ${verdict.reason}`).not.toMatch(/NaN|undefined|null|Infinity/);
    // Page and verdict never disagree.
    expect(verdict.decision === "stop").toBe(/The fall is confirmed at/.test(all));
    if (/No fall is confirmed/.test(verdict.reason))
      expect(all).toMatch(/No fall is confirmed|nothing is lost/);
    if (/No fall is confirmed/.test(all)) expect(verdict.reason).toMatch(/No fall is confirmed/);
    expect(unsoundNumbers(analysis)).toEqual([]);
  });

  it("stops where ten of ten right became none of ten, and says what would do where that cannot be told", () => {
    // The old rules said "continue" of both.
    const lost = (checkpoints: number) =>
      Array.from({ length: checkpoints }, (_, t) => (2 * t < checkpoints ? "+" : "-").repeat(10));
    const short = ask(lost(10));
    expect(short.verdict.decision).toBe("stop");
    expect(short.said.join(" ")).toMatch(/^Falls from its best|^Unlearns/);
    const long = ask(lost(20));
    expect(long.verdict.decision).toBe("insufficient-data");
    expect(long.verdict.reason).toContain("12 would do");
    expect(long.said.join(" ")).not.toMatch(/No fall/);
  });

  it("is never told from examples that one side did not score", () => {
    // One checkpoint of 20 scored only the 100 easiest of 800: it once gave "39.1 points fewer", onset 5 to 5.
    const easy = repeat("+", 100) + repeat(".", 700);
    const whole = repeat("+", 500) + repeat("-", 300);
    const lines = Array.from({ length: 20 }, (_, t) => (t === 5 ? easy : whole));
    const { analysis, said } = ask(lines);
    expect(analysis.leftOut).toEqual([{ step: 50, scored: 100, of: 800 }]);
    expect(analysis.best?.step).toBe(0);
    expect(analysis.drop).toMatchObject({ points: 0, lost: 0, gained: 0, compared: 800 });
    expect(said.join(" ")).not.toMatch(/points fewer|It began/);
  });

  it("has no attribution against a control without common examples, and ends with a shorter one", () => {
    const at = (step: number, line: string) => ({
      ...{ step, epoch: step },
      outcomes: Uint8Array.from(line, (mark) => codes[mark] ?? outcomes.notEvaluated),
    });
    const plan = { replicates: 50, seed: 1 };
    const run = [at(0, "++++...."), at(1, "++--...."), at(2, "+---....")];
    const apart = [at(0, "....++++"), at(1, "....+++-"), at(2, "....++--")];
    expect(attributableLoss({ run, control: apart, ...plan })).toBeNull();
    const short = [at(0, "++++...."), at(1, "+++-....")];
    expect(attributableLoss({ run, control: short, ...plan })).toMatchObject({
      ...{ index: 1, runFall: 0.5, controlFall: 0.25 },
    });
  });

  it("is no interval over runs with two controls of one run, nor with seeds that ended earlier", () => {
    const course = (...lines: string[]) =>
      lines.map((line, step) => ({
        ...{ step, epoch: step },
        outcomes: Uint8Array.from(line, (mark) => codes[mark] ?? outcomes.notEvaluated),
      }));
    const run = course("++++++++", "+++++---", "++------");
    const again = course("++++++++", "++++----", "+++-----");
    const controls = [
      course("++++++++", "+++++++-", "++++++--"),
      course("++++++++", "++++++++", "+++++++-"),
    ];
    expect(lossOverRuns([run], controls, 2)).toBeNull();
    const short = course("++++++++", "+++-----");
    expect(lossOverRuns([run, short], controls, 2)).toBeNull();
    expect(lossOverRuns([run, again, short], controls, 2)).toMatchObject({
      ...{ loss: { runFall: 0.6875, controlFall: 0.1875 } },
      seeds: { run: 2, control: 2, isOverRuns: true },
    });
  });
});
