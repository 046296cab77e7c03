/**
 * Simulated runs, judged by the functions as shipped, as Markdown: how much too high the best reads, what choices truly
 * lose, how often the alarm is false on flat runs and rings on falling ones, how often the interval holds the true start,
 * and how often the fall called detectable is found. Usage: tsx bench/onset-error-rates.ts [runs per row] [tables]
 */
import { bestCheckpoint } from "@/lib/domain/decision/best-checkpoint";
import { lossesAgainstBest } from "@/lib/domain/decision/choices";
import { optimismOf } from "@/lib/domain/decision/optimism";
import { powerOf } from "@/lib/domain/onset/detectable";
import { findOnsetSet } from "@/lib/domain/onset/onset-set";
import { packMarks, pairsOfMarks } from "@/lib/domain/onset/pair-table";
import { type AlarmPlan, findWindowAlarm } from "@/lib/domain/onset/window-alarm";
import { outcomes } from "@/lib/domain/outcomes/outcomes";
import { createUniforms } from "@/lib/domain/stats/seeded-random";
import { type SimulatedRun, simulateRun } from "@/lib/testing/simulated-run";

const runs = Number(process.argv[2] ?? 200);
const alpha = 0.05;
const finished: AlarmPlan = { rule: "finished" };
const psi = 0.15;

type Plan = Omit<SimulatedRun, "seed">;

function* tablesOf(plan: Plan) {
  for (let seed = 1; seed <= runs; seed++) {
    const marks = simulateRun({ ...plan, seed }).map(({ outcomes }) => packMarks(outcomes));
    yield { marks, table: pairsOfMarks(marks) };
  }
}

function* runsOf(plan: Plan) {
  for (let seed = 1; seed <= runs; seed++) {
    yield { seed, checkpoints: simulateRun({ ...plan, seed }) };
  }
}

type Missing = { missing?: number; isWrongMore?: boolean };

/** The same outcomes, a share of them not scored: of all alike, or of the wrong ones twice as often as of the right ones. */
function withoutSome(
  marks: Uint8Array,
  { missing = 0, isWrongMore = false, seed }: Missing & { seed: number },
): Uint8Array {
  if (missing === 0) return marks;
  const uniform = createUniforms(seed);
  const right = marks.filter((mark) => mark === outcomes.correct).length / marks.length;
  const ofRight = isWrongMore ? missing / (2 - right) : missing;
  return marks.map((mark) => {
    const share = isWrongMore && mark !== outcomes.correct ? 2 * ofRight : ofRight;
    return uniform() < share ? outcomes.notEvaluated : mark;
  });
}

function alarmShare(plan: Plan, rule: AlarmPlan, change: Missing & { alpha?: number } = {}) {
  let alarms = 0;
  for (const { seed, checkpoints } of runsOf(plan)) {
    const marks = checkpoints.map(({ outcomes: own }, k) =>
      packMarks(withoutSome(own, { ...change, seed: 1000 * seed + k })),
    );
    const question = { alpha: change.alpha ?? alpha, plan: rule };
    if (findWindowAlarm(pairsOfMarks(marks), question) !== null) alarms += 1;
  }
  return alarms / runs;
}

function row(cells: readonly (string | number)[]): void {
  console.log(`| ${cells.join(" | ")} |`);
}

function head(title: string, cells: readonly string[]): void {
  console.log(`\n${title}, ${runs} runs a cell\n`);
  row(cells);
  row(cells.map(() => "---"));
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

function printFlat(): void {
  head("Flat runs: share with a false alarm", ["examples", "jitter", "K = 10", "K = 20", "K = 50"]);
  for (const examples of [200, 500, 2000]) {
    for (const jitter of [0, 0.5, 1]) {
      const shares = [10, 20, 50].map((checkpoints) =>
        percent(alarmShare({ checkpoints, examples, discordance: psi, jitter }, finished)),
      );
      row([examples, jitter, ...shares]);
    }
  }
}

function printFalling(): void {
  head("Straight falls of 3.5 points from 0.24 K to 0.8 K: share confirmed", [
    ...["checkpoints", "examples", "jitter 0", "jitter 1", "open-ended, jitter 0"],
  ]);
  for (const [checkpoints, examples] of [
    [10, 1000],
    [20, 1000],
    [20, 2000],
    [50, 1000],
  ] as const) {
    const fall = { points: 3.5, from: 0.24 * checkpoints, to: 0.8 * checkpoints };
    const plan = { checkpoints, examples, discordance: psi, fall };
    row([
      checkpoints,
      examples,
      percent(alarmShare(plan, finished)),
      percent(alarmShare({ ...plan, jitter: 1 }, finished)),
      percent(alarmShare(plan, { rule: "open-ended" })),
    ]);
  }
}

/** How many confirmed runs there are, and how many of their sets hold the true start and the place of one point lost. */
function coverageOf(plan: Plan, truth: { start: number; lost: number }, missing = 0) {
  const held = { start: 0, lost: 0, of: 0 };
  for (const { seed, checkpoints } of runsOf(plan)) {
    const marks = checkpoints.map(({ outcomes: own }, k) =>
      packMarks(withoutSome(own, { missing, seed: 1000 * seed + k })),
    );
    const table = pairsOfMarks(marks);
    const alarm = findWindowAlarm(table, { alpha, plan: finished });
    if (alarm === null) continue;
    const x = marks.map((_, k) => k);
    const found = findOnsetSet({ table, marks, x, alarmFrom: alarm.after.from });
    if (found === null) continue;
    const lost = found.lost(1);
    held.of += 1;
    if (found.start.low <= truth.start && truth.start <= found.start.high) held.start += 1;
    if (lost.low <= truth.lost && truth.lost <= (lost.high ?? Infinity)) held.lost += 1;
  }
  return held;
}

function printCoverage(): void {
  head("Straight falls of 10 points from checkpoint 8 of 30: share whose set holds the truth", [
    ...["examples", "jitter", "start (8)", "one point lost"],
  ]);
  const fall = { points: 10, from: 8, to: 29 };
  const truth = { start: 8, lost: 8 + 21 / 10 };
  for (const [examples, jitter] of [
    [800, 0],
    [800, 1],
    [4000, 0],
  ] as const) {
    const held = coverageOf({ checkpoints: 30, examples, discordance: psi, jitter, fall }, truth);
    row([examples, jitter, percent(held.start / held.of), percent(held.lost / held.of)]);
  }
}

function printDetectable(): void {
  head("A fall of the detectable size over the middle third: share confirmed", [
    ...["examples", "checkpoints", "detectable, points", "confirmed"],
  ]);
  for (const examples of [50, 200, 1000, 10_000]) {
    for (const checkpoints of [5, 10, 20, 50]) {
      const plan = { checkpoints, examples, discordance: psi };
      const sum: number[] = [];
      for (const { table } of tablesOf(plan)) {
        const { fall: found } = powerOf(table, { alpha, plan: finished });
        if (found !== null) sum.push(found);
      }
      const points = (100 * sum.reduce((all, one) => all + one, 0)) / Math.max(1, sum.length);
      const fall = { points, from: checkpoints / 3, to: (2 * checkpoints) / 3 };
      row([
        examples,
        checkpoints,
        points.toFixed(1),
        percent(alarmShare({ ...plan, fall }, finished)),
      ]);
    }
  }
}

/** Of flat runs every checkpoint is truly right in the same share: what its best reads above that is optimism. */
function printOptimism(): void {
  head("Flat runs: how much too high the best reads, points", [
    ...["examples", "checkpoints", "best", "best less its optimism"],
  ]);
  const truth = 0.43 * (1 - 2 * psi) + psi;
  for (const examples of [200, 1000, 4000]) {
    for (const checkpoints of [10, 30]) {
      const sums = { read: 0, corrected: 0 };
      for (const { checkpoints: run } of runsOf({ checkpoints, examples, discordance: psi })) {
        const found = optimismOf(run);
        if (found === null) continue;
        sums.read += found.accuracy - truth;
        sums.corrected += found.accuracy - found.optimism - truth;
      }
      const points = (sum: number) => ((100 * sum) / runs).toFixed(2);
      row([examples, checkpoints, points(sums.read), points(sums.corrected)]);
    }
  }
}

/** The last checkpoint within 2 points of the best, of runs that fall: what it truly loses. */
function printChoices(): void {
  head(
    "Straight falls of 10 points: true loss of the last checkpoint within 2 points of the best",
    [...["examples", "mean, points", "above 2 points"]],
  );
  const fall = { points: 10, from: 8, to: 29 };
  const fallen = (k: number) => 10 * Math.min(1, Math.max(0, k - 8) / 21);
  for (const examples of [200, 800, 4000]) {
    const found = { loss: 0, over: 0 };
    for (const { checkpoints: run } of runsOf({
      ...{ checkpoints: 30, examples, discordance: psi, fall },
    })) {
      const best = bestCheckpoint(run) ?? 0;
      const losses = lossesAgainstBest(run, best);
      const last = losses.findLastIndex(({ atMost }) => atMost !== null && atMost <= 0.02);
      const loss = Math.max(0, fallen(last) - fallen(best));
      found.loss += loss / runs;
      found.over += loss > 2 ? 1 / runs : 0;
    }
    row([examples, found.loss.toFixed(2), percent(found.over)]);
  }
}

const straight = (checkpoints: number) => {
  return { points: 3.5, from: 0.24 * checkpoints, to: 0.8 * checkpoints };
};

/** What ONSET-RULES.md left untried: long runs. */
function printLong(): void {
  head("Runs of more than 60 checkpoints, 1,000 examples", [
    ...["checkpoints", "jitter", "flat: false alarms", "straight fall of 3.5 points: confirmed"],
  ]);
  for (const checkpoints of [75, 100, 150]) {
    for (const jitter of [0, 0.5, 1]) {
      const plan = { checkpoints, examples: 1000, discordance: psi, jitter };
      const fall = { ...plan, fall: straight(checkpoints) };
      row([
        checkpoints,
        jitter,
        percent(alarmShare(plan, finished)),
        percent(alarmShare(fall, finished)),
      ]);
    }
  }
}

/** Answers that are not scored: by chance, or wrong ones twice as often as right ones. */
function printMissing(): void {
  head("Runs of 20 checkpoints x 1,000 examples, jitter 0.5, some answers not scored", [
    ...["not scored", "which", "flat: false alarms", "straight fall of 3.5 points: confirmed"],
  ]);
  const plan = { checkpoints: 20, examples: 1000, discordance: psi, jitter: 0.5 };
  for (const missing of [0, 0.02, 0.05, 0.09]) {
    for (const isWrongMore of missing === 0 ? [false] : [false, true]) {
      const change = { missing, isWrongMore };
      row([
        percent(missing),
        isWrongMore ? "wrong twice as often" : "by chance",
        percent(alarmShare(plan, finished, change)),
        percent(alarmShare({ ...plan, fall: straight(20) }, finished, change)),
      ]);
    }
  }
}

function printAlphas(): void {
  head("Runs of 20 checkpoints x 1,000 examples, by alpha", [
    ...["alpha", "jitter", "flat: false alarms", "straight fall of 3.5 points: confirmed"],
  ]);
  for (const other of [0.01, 0.05, 0.1, 0.2]) {
    for (const jitter of [0, 1]) {
      const plan = { checkpoints: 20, examples: 1000, discordance: psi, jitter };
      row([
        other,
        jitter,
        percent(alarmShare(plan, finished, { alpha: other })),
        percent(alarmShare({ ...plan, fall: straight(20) }, finished, { alpha: other })),
      ]);
    }
  }
}

/** The start and one point lost of falls in long runs and in runs with answers that are not scored. */
function printCoverageUntried(): void {
  head(
    "Straight falls of 10 points over the last two thirds, 800 examples: share that holds the truth",
    [...["checkpoints", "not scored", "confirmed", "start", "one point lost"]],
  );
  for (const [checkpoints, missing] of [
    [75, 0],
    [100, 0],
    [30, 0.02],
    [30, 0.05],
  ] as const) {
    const [from, to] = [Math.round(checkpoints / 3), checkpoints - 1];
    const truth = { start: from, lost: from + (to - from) / 10 };
    const plan = { checkpoints, examples: 800, discordance: psi, fall: { points: 10, from, to } };
    const held = coverageOf(plan, truth, missing);
    row([
      checkpoints,
      percent(missing),
      percent(held.of / runs),
      percent(held.start / held.of),
      percent(held.lost / held.of),
    ]);
  }
}

const tables: Readonly<Record<string, () => void>> = {
  optimism: printOptimism,
  choices: printChoices,
  flat: printFlat,
  falling: printFalling,
  coverage: printCoverage,
  detectable: printDetectable,
  long: printLong,
  missing: printMissing,
  alphas: printAlphas,
  "coverage-untried": printCoverageUntried,
};
const asked = process.argv.slice(3);
for (const name of asked.length > 0 ? asked : Object.keys(tables)) tables[name]?.();
