import { toPoints } from "@/lib/domain/points";
import type { CheckpointCounts, Judged } from "./judged-checkpoints";
import { findOnsetSet, type OnsetQuestion, type OnsetSet, type Span } from "./onset-set";
import { type PairTable, pairsOfMarks, pairsOfRates } from "./pair-table";
import {
  type AlarmPlan,
  cannotAlarm,
  findWindowAlarm,
  isLastLower,
  type Stretch,
} from "./window-alarm";

/** Checkpoints that the start is looked for among. */
const mostFitted = 100;

type Named = { step: number; epoch: number | null };
type NamedStretch = { from: Named; to: Named };

export type OnsetSettings = {
  alpha: number;
  plan: AlarmPlan;
  /** Ratio: falls smaller than this raise no alarm. */
  minimumDrop: number;
};

export type RunOnset = {
  alarm:
    | (Named & {
        before: NamedStretch;
        after: NamedStretch;
        points: number;
        pValue: number;
        threshold: number;
        /** Points. */
        jitter: number;
        rule: AlarmPlan["rule"];
      })
    | null;
  lastIsLower: boolean;
  estimate: {
    unit: "epoch" | "step";
    onePointLost: Span;
    /** `low` null: it may have started before the first checkpoint that is as good as the best. */
    start: { low: number | null; high: number };
    fits: boolean;
  } | null;
};

/** Alarm, note and start of a run's fall; a start is told only with an alarm. */
export function findRunOnset(judged: Judged, question: OnsetSettings): RunOnset {
  const { alpha, plan, minimumDrop } = question;
  const { counts, marks, table } = judged;
  const alarm = findWindowAlarm(table, { alpha, plan, minimumLoss: minimumDrop });
  const lastIsLower = alarm === null && isLastLower(table, { alpha, plan });
  const at = (index: number): Named => named(counts[index] ?? { step: 0, epoch: null });
  if (alarm === null) return { alarm: null, lastIsLower, estimate: null };
  const stretch = ({ from, to }: Stretch) => ({ from: at(from), to: at(to) });
  const { unit, x } = axisOf(counts);
  const found = findOnsetSet(thinned({ table, marks, x, alarmFrom: alarm.after.from }));
  return {
    alarm: {
      ...at(alarm.at),
      before: stretch(alarm.before),
      after: stretch(alarm.after),
      points: toPoints(alarm.loss),
      pValue: alarm.pValue,
      threshold: alarm.threshold,
      jitter: alarm.jitter,
      rule: alarm.rule,
    },
    lastIsLower,
    estimate: found && estimateFrom(found, unit),
  };
}

/** The set of curves grows with the square of the checkpoints: of many, every so many are enough to place a start. */
function thinned(question: OnsetQuestion): OnsetQuestion {
  const { table, marks, x, alarmFrom } = question;
  if (table.size <= mostFitted) return question;
  const every = Math.ceil(table.size / mostFitted);
  const kept = x.flatMap((_, k) => ((table.size - 1 - k) % every === 0 ? [k] : []));
  const keptMarks = marks && kept.flatMap((k) => marks[k] ?? []);
  const rates = kept.map((k) => ({ accuracy: table.accuracy[k] ?? 0, n: table.scored[k] ?? 0 }));
  return {
    table: keptMarks ? pairsOfMarks(keptMarks) : pairsOfRates(rates),
    marks: keptMarks,
    x: kept.map((k) => x[k] ?? 0),
    alarmFrom: kept.findIndex((k) => k >= alarmFrom),
  };
}

function estimateFrom(found: OnsetSet, unit: "epoch" | "step"): RunOnset["estimate"] {
  const { start, isOpenBelow, fits } = found;
  return {
    unit,
    onePointLost: found.lost(1),
    start: { low: isOpenBelow ? null : start.low, high: start.high },
    fits,
  };
}

/** Epochs where every checkpoint has one and they rise, else steps. */
function axisOf(counts: readonly CheckpointCounts[]): { unit: "epoch" | "step"; x: number[] } {
  const epochs = counts.flatMap(({ epoch }) => (epoch === null ? [] : [epoch]));
  const isRising =
    epochs.length === counts.length &&
    epochs.every((epoch, k) => k === 0 || epoch > (epochs[k - 1] ?? 0));
  return isRising
    ? { unit: "epoch", x: epochs }
    : { unit: "step", x: counts.map(({ step }) => step) };
}

const mostExamples = 1_000_000;

/** The least number of examples that could ring the alarm, where those of this run cannot. */
export function neededExamples(
  table: PairTable,
  { alpha, plan }: Pick<OnsetSettings, "alpha" | "plan">,
): number | null {
  const { size, shared } = table;
  if (size < 4) return null;
  const n = shared.reduce((least, count) => Math.min(least, count), Number.POSITIVE_INFINITY);
  const question = { alpha, plan, size };
  if (!cannotAlarm(n, question)) return null;
  let low = Math.max(1, n);
  let high = low;
  while (cannotAlarm(high, question) && high < mostExamples) high *= 2;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (cannotAlarm(middle, question)) low = middle;
    else high = middle;
  }
  return high;
}

function named({ step, epoch }: Named): Named {
  return { step, epoch };
}
