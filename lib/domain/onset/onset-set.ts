import { bestIndex } from "@/lib/domain/decision/best-checkpoint";
import { type FallShape, fallShapes } from "./fall-shapes";
import { jitterVariance, jitterWeights } from "./jitter";
import { countShared, type Marks, type PairTable } from "./pair-table";
import { dot, factorOf, removeDirection, whiten } from "./whiten";

const plainCut = 5;

/** A start or a place on the x axis, between two values; `high` null: not surely within the run. */
export type Span = { low: number; high: number | null };

export type OnsetSet = {
  start: { low: number; high: number };
  /** By loss in points: surely not yet lost before `low`, surely lost after `high`. */
  lost: (points: number) => Span;
  /** The start reaches back to where the set begins: it may lie before. */
  isOpenBelow: boolean;
  /** False: no single fall fits well. */
  fits: boolean;
  best: { start: number; end: number; shape: string; loss: number; chi2: number; chi2Flat: number };
  /** x of the first checkpoint that was fitted. */
  from: number;
  cut: number;
  candidates: number;
  jitterVariance: number;
};

type Candidate = {
  tau: number;
  end: number;
  shape: FallShape;
  /** The step that a fall within one step lies in; null for longer falls. */
  step: { low: number; high: number } | null;
  /** Size of the fall, a ratio, at least 0. */
  size: number;
  weight: number;
  chi2: number;
};

export type OnsetQuestion = {
  table: PairTable;
  /** By checkpoint; null where only rates are known. */
  marks: readonly Marks[] | null;
  /** x of each checkpoint, strictly increasing: epochs, else steps. */
  x: readonly number[];
  /** First checkpoint of the alarm's later stretch. */
  alarmFrom: number;
};

/**
 * When it began: the starts of every level-then-falling curve that fits about as well as the best (ONSET-RULES.md B).
 * Null where no falling curve fits. To be shown only with an alarm.
 */
export function findOnsetSet(question: OnsetQuestion): OnsetSet | null {
  const { table, alarmFrom } = question;
  const weights = jitterWeights(table, table.size - 1);
  const variance = jitterVariance(weights);
  const from = levelFrom(table, alarmFrom);
  const whole = fitFalls(question, { from, to: table.size - 1, variance });
  if (whole === null || whole.fits) return whole;
  const lowest = lowestFrom(table, alarmFrom);
  const part = lowest > from + 1 ? fitFalls(question, { from, to: lowest, variance }) : null;
  return part === null ? whole : { ...part, fits: false };
}

/** The first checkpoint that is as good as the best before the alarm, within its own noise. */
function levelFrom({ accuracy, scored }: PairTable, alarmFrom: number): number {
  const best = bestIndex(Array.from(accuracy.slice(0, alarmFrom))) ?? 0;
  const top = accuracy[best] ?? 0;
  const noise = Math.sqrt((top * (1 - top)) / Math.max(1, scored[best] ?? 1));
  for (let k = 0; k < best; k += 1) {
    if ((accuracy[k] ?? 0) >= top - noise) return k;
  }
  return best;
}

function lowestFrom({ accuracy, size }: PairTable, from: number): number {
  let lowest = from;
  for (let k = from + 1; k < size; k += 1) {
    if ((accuracy[k] ?? 0) < (accuracy[lowest] ?? 0)) lowest = k;
  }
  return lowest;
}

type Range = { from: number; to: number; variance: number };

function fitFalls(question: OnsetQuestion, range: Range): OnsetSet | null {
  const x = question.x.slice(range.from, range.to + 1);
  const size = x.length;
  const { accuracy, covariance } = commonAccuracy(question, range);
  const factor = factorOf(covariance, size);
  const level = whiten(factor, new Float64Array(size).fill(1));
  const length = Math.sqrt(dot(level, level));
  for (let k = 0; k < size; k += 1) level[k] = (level[k] ?? 0) / length;
  const curve = removeDirection(whiten(factor, accuracy), level);
  const flat = dot(curve, curve);
  const candidates = candidatesOn(x, (shape) => {
    const fall = removeDirection(whiten(factor, shape), level);
    const weight = dot(fall, fall);
    const fallen = weight > 0 ? Math.max(0, -dot(fall, curve) / weight) : 0;
    return { size: fallen, weight, chi2: flat - fallen ** 2 * weight };
  });
  const falling = candidates.filter((candidate) => candidate.size > 0);
  const [first] = falling;
  if (first === undefined) return null;
  const best = falling.reduce((low, next) => (next.chi2 < low.chi2 ? next : low), first);
  const freedom = Math.max(1, size - 4);
  const fits = best.chi2 <= freedom + 2 * Math.sqrt(2 * freedom);
  const cut = fits ? plainCut : plainCut * (best.chi2 / freedom);
  const kept = falling.filter(({ chi2 }) => chi2 - best.chi2 <= cut);
  const low = Math.min(...kept.map(({ step, tau }) => step?.low ?? tau));
  const high = Math.max(...kept.map(({ step, tau }) => step?.high ?? tau));
  return {
    start: { low, high },
    lost: (points) => lostSpan(kept, { lost: points / 100, cut, least: best.chi2 }),
    isOpenBelow: low === x[0],
    fits,
    best: {
      ...{ start: best.tau, end: best.end, shape: best.shape.name },
      ...{ loss: best.size * 100, chi2: best.chi2, chi2Flat: flat },
    },
    from: x[0] ?? 0,
    cut,
    candidates: candidates.length,
    jitterVariance: range.variance,
  };
}

/** Every start (checkpoints and midpoints), every end after it, every shape; within one step the straight one only. */
function candidatesOn(
  x: readonly number[],
  measure: (shape: Float64Array) => Pick<Candidate, "size" | "weight" | "chi2">,
): Candidate[] {
  const found: Candidate[] = [];
  const values = new Float64Array(x.length);
  for (let i = 0; i < x.length - 1; i += 1) {
    const [here = 0, next = 0] = [x[i], x[i + 1]];
    for (const tau of [here, (here + next) / 2]) {
      for (let j = i + 1; j < x.length; j += 1) {
        const end = x[j] ?? 0;
        const isStep = j === i + 1;
        for (const shape of isStep ? fallShapes.slice(0, 1) : fallShapes) {
          for (let k = 0; k < x.length; k += 1) {
            const u = Math.min(1, Math.max(0, ((x[k] ?? 0) - tau) / (end - tau)));
            values[k] = shape.depth(u);
          }
          const step = isStep ? { low: here, high: next } : null;
          found.push({ tau, end, shape, step, ...measure(values) });
        }
      }
    }
  }
  return found;
}

function lostSpan(
  kept: readonly Candidate[],
  { lost, cut, least }: { lost: number; cut: number; least: number },
): Span {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const { tau, end, shape, step, size, weight, chi2 } of kept) {
    const room = Math.sqrt(Math.max(0, cut - (chi2 - least)) / weight);
    for (const fallen of [size - room, size + room]) {
      if (fallen <= 0 || fallen < lost) {
        high = Number.POSITIVE_INFINITY;
      } else if (step !== null) {
        low = Math.min(low, step.low);
        high = Math.max(high, step.high);
      } else {
        const place = tau + (end - tau) * shape.place(lost / fallen);
        low = Math.min(low, place);
        high = Math.max(high, place);
      }
    }
  }
  return { low, high: Number.isFinite(high) ? high : null };
}

/** Accuracy and its covariance over the examples that all checkpoints of the range scored. */
function commonAccuracy(
  { table, marks }: OnsetQuestion,
  { from, to, variance }: Range,
): { accuracy: Float64Array; covariance: Float64Array } {
  const size = to - from + 1;
  const accuracy = new Float64Array(size);
  const covariance = new Float64Array(size * size);
  if (marks === null) {
    for (let k = 0; k < size; k += 1) {
      const p = table.accuracy[from + k] ?? 0;
      accuracy[k] = p;
      covariance[k * size + k] = (p * (1 - p)) / Math.max(1, table.scored[from + k] ?? 1);
    }
  } else {
    fillFromMarks(marks.slice(from, to + 1), table.size, { accuracy, covariance });
  }
  for (let k = 0; k < size; k += 1) {
    covariance[k * size + k] = (covariance[k * size + k] ?? 0) + variance + 1e-9;
  }
  return { accuracy, covariance };
}

function fillFromMarks(
  marks: readonly Marks[],
  eligible: number,
  { accuracy, covariance }: { accuracy: Float64Array; covariance: Float64Array },
): void {
  const size = marks.length;
  const all = (marks[0]?.seen ?? new Uint32Array()).slice();
  for (const { seen } of marks)
    for (const [word, bits] of seen.entries()) all[word] = (all[word] ?? 0) & bits;
  const n = Math.max(1, countShared(all));
  const shrink = 1 - Math.min(1, eligible / n);
  const right = marks.map((mark) => countShared(mark.right, all));
  for (let s = 0; s < size; s += 1) {
    accuracy[s] = (right[s] ?? 0) / n;
    for (let t = 0; t <= s; t += 1) {
      const both =
        s === t
          ? (right[s] ?? 0)
          : countShared(marks[s]?.right ?? all, marks[t]?.right ?? all, all);
      const value = (both / n - ((right[s] ?? 0) * (right[t] ?? 0)) / n ** 2) / n;
      covariance[s * size + t] = covariance[t * size + s] = s === t ? value : value * shrink;
    }
  }
}
