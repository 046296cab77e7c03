/**
 * Simulated runs, judged by the functions as shipped, as Markdown: how much too high the best reads, what choices truly
 * lose, how often the alarm is false on flat runs and rings on falling ones, how often the interval holds the true start,
 * and how often the fall called detectable is found. Usage: tsx bench/onset-error-rates.ts [runs per row] [tables]
 */
import { bestCheckpoint } from "@/lib/domain/decision/best-checkpoint";
import { lossesAgainstBest } from "@/lib/domain/decision/choices";
import { optimismOf } from "@/lib/domain/decision/optimism";
import { powerOf } from "@/lib/domain/onset/detectable";
import { fallShapes } from "@/lib/domain/onset/fall-shapes";
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

type Alarms = { share: number /** Before a checkpoint. */; early: number; median: number | null };

function alarmsOf(
  plan: Plan,
  rule: AlarmPlan,
  change: Missing & { alpha?: number; before?: number } = {},
): Alarms {
  const at: number[] = [];
  let early = 0;
  for (const { seed, checkpoints } of runsOf(plan)) {
    const marks = checkpoints.map(({ outcomes: own }, k) =>
      packMarks(withoutSome(own, { ...change, seed: 1000 * seed + k })),
    );
    const question = { alpha: change.alpha ?? alpha, plan: rule };
    const alarm = findWindowAlarm(pairsOfMarks(marks), question);
    if (alarm === null) continue;
    if (alarm.at < (change.before ?? 0)) early += 1;
    else at.push(alarm.at);
  }
  at.sort((x, y) => x - y);
  const median = at[Math.floor(at.length / 2)] ?? null;
  return { share: at.length / runs, early: early / runs, median };
}

function alarmShare(...question: Parameters<typeof alarmsOf>): number {
  const { share, early } = alarmsOf(...question);
  return share + early;
}

/** What a run without a fall may be like: level, learning at first, or with answers that seldom change. */
function worlds(plan: Plan): readonly Plan[] {
  const warmUp = { points: 8, to: 0.2 * plan.checkpoints };
  return [plan, { ...plan, warmUp }, { ...plan, persistence: 0.95 }];
}

function worstFalse(plan: Plan, rule: AlarmPlan = finished): string {
  return percent(Math.max(...worlds(plan).map((world) => alarmShare(world, rule))));
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
  head("Runs without a fall: share with a false alarm, the worst of three kinds", [
    ...["examples", "jitter", "K = 10", "K = 20", "K = 50"],
  ]);
  for (const examples of [200, 500, 2000, 10_000]) {
    for (const jitter of [0, 0.5, 1]) {
      const shares = [10, 20, 50].map((checkpoints) =>
        worstFalse({ checkpoints, examples, discordance: psi, jitter }),
      );
      row([examples, jitter, ...shares]);
    }
  }
}

function printEdges(): void {
  head("Runs without a fall at the edges of the rules, jitter 1: the worst of three kinds", [
    ...["run", "examples", "false alarms"],
  ]);
  for (const examples of [500, 2000]) {
    const plan = { examples, discordance: psi, jitter: 1 };
    for (const checkpoints of [4, 5, 6])
      row([`${checkpoints} checkpoints`, examples, worstFalse({ ...plan, checkpoints })]);
    const open = { rule: "open-ended" } as const;
    row(["120, open-ended", examples, worstFalse({ ...plan, checkpoints: 120 }, open)]);
    const outgrown = { rule: "planned", checkpoints: 10 } as const;
    row(["20, planned 10", examples, worstFalse({ ...plan, checkpoints: 20 }, outgrown)]);
  }
}

const shapeOf = (name: string) => fallShapes.find((shape) => shape.name === name) ?? fallShapes[0];

/** The falls of ONSET-RULES.md: in a run of so many checkpoints, and where they begin. */
const falls: readonly [string, (k: number) => Pick<Plan, "fall" | "warmUp" | "recovery">][] = [
  ["straight, 3.5 points", (k) => ({ fall: { points: 3.5, from: 0.24 * k, to: 0.8 * k } })],
  [
    "learns, then straight, 3.5",
    (k) => ({
      ...{ warmUp: { points: 8, to: 0.2 * k } },
      fall: { points: 3.5, from: 0.4 * k, to: 0.8 * k },
    }),
  ],
  ["within three, 5", (k) => ({ fall: { points: 5, from: k / 2, to: k / 2 + 3 } })],
  ["sudden, three left, 5", (k) => ({ fall: { points: 5, from: k - 3.5, to: k - 3.5 } })],
  ...["square", "s-shaped"].map((name): (typeof falls)[number] => [
    `${name}, 5`,
    (k) => ({ fall: { points: 5, from: 0.24 * k, to: 0.8 * k, shape: shapeOf(name) } }),
  ]),
  [
    "5, and back",
    (k) => ({
      ...{ fall: { points: 5, from: 0.24 * k, to: 0.5 * k } },
      recovery: { points: 5, at: 0.85 * k },
    }),
  ],
];

function printFalling(): void {
  head("Falls: share confirmed (median checkpoint); with jitter 1 also falsely before the fall", [
    ...["fall", "checkpoints", "examples", "jitter 0", "jitter 1", "before", "open-ended"],
  ]);
  const of = ({ share, median }: Alarms) => `${percent(share)} (${median ?? "–"})`;
  for (const [name, changeOf] of falls) {
    const isMain = name === falls[0]?.[0];
    const sizes = isMain
      ? ([
          [20, 1000],
          [20, 2000],
          [50, 1000],
          [10, 1000],
        ] as const)
      : ([[20, 1000]] as const);
    for (const [checkpoints, examples] of sizes) {
      const change = changeOf(checkpoints);
      const plan = { checkpoints, examples, discordance: psi, ...change };
      const before = Math.ceil(change.fall?.from ?? 0);
      const calm = alarmsOf(plan, finished, { before });
      const jittering = alarmsOf({ ...plan, jitter: 1 }, finished, { before });
      const open = alarmsOf(plan, { rule: "open-ended" }, { before });
      row([
        ...[name, checkpoints, examples, of(calm), of(jittering)],
        ...[percent(jittering.early), of(open)],
      ]);
    }
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

/** Falls of 30 checkpoints with their true starts and places of one point lost, as ONSET-RULES.md has them. */
const starts: readonly {
  name: string;
  examples: number;
  jitter?: number;
  plan: Pick<Plan, "warmUp"> & { fall: NonNullable<Plan["fall"]> };
}[] = [
  ...[
    ["straight", 800, 0],
    ["straight", 4000, 0],
    ["straight", 800, 1],
    ["square", 800, 0],
    ["square", 4000, 0.5],
    ["square", 4000, 1],
    ["cube", 800, 0],
    ["s-shaped", 800, 0],
    ["s-shaped", 4000, 0],
    ["slowing3", 800, 0],
  ].map(([name, examples, jitter]) => ({
    ...{ name: String(name), examples: Number(examples), jitter: Number(jitter) },
    plan: { fall: { points: 10, from: 8, to: 29, shape: shapeOf(String(name)) } },
  })),
  {
    ...{ name: "learns, then straight from 12", examples: 800 },
    plan: { warmUp: { points: 8, to: 8 }, fall: { points: 10, from: 12, to: 29 } },
  },
  {
    ...{ name: "sudden, 6 points between 8 and 9", examples: 800 },
    plan: { fall: { points: 6, from: 8, to: 9 } },
  },
];

function printCoverage(): void {
  head(
    "Falls of 10 points from checkpoint 8 of 30: share of those confirmed that holds the truth",
    [...["fall", "examples", "jitter", "confirmed", "start", "one point lost"]],
  );
  for (const { name, examples, jitter = 0, plan } of starts) {
    const { points, from, to, shape } = plan.fall;
    const lost = from + (to - from) * (shape ?? fallShapes[0]).place(1 / points);
    const held = coverageOf(
      { checkpoints: 30, examples, discordance: psi, jitter, ...plan },
      { start: from, lost },
    );
    const shares = [held.of / runs, held.start / held.of, held.lost / held.of].map(percent);
    row([name, examples, jitter, ...shares]);
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
  edges: printEdges,
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
