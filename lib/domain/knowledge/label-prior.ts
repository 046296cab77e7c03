import { logChoose, logGamma } from "@/lib/domain/stats/log-gamma";
import { minimise } from "@/lib/domain/stats/minimise";
import type { DrawCell, DrawCounts } from "./label-draws";

/**
 * How a fact succeeds when asked: never (`zero`), else each sampled draw with p ~ Beta(a, b) and each greedy one with
 * logit g = d + c logit p. Fitted to a dataset, because a prior for each fact alone tells 20 % Unknown where 39 % was
 * measured (SCIENCE.md section 12).
 */
export type LabelPrior = { zero: number; a: number; b: number; c: number; d: number };

/** Success is followed along x = logit p, on a grid that is fine where greedy answers turn and coarse far out. */
const points = 900;
const scale = 2;
const [lowest, highest] = [Math.asinh(-3000 / scale), Math.asinh(3000 / scale)];
const spacing = (highest - lowest) / (points - 1);

/** A value at each place of the grid. A loop, since `Float64Array.from` takes ten times as long. */
function onGrid(valueAt: (k: number) => number): Float64Array {
  const values = new Float64Array(points);
  for (let k = 0; k < points; k++) values[k] = valueAt(k);
  return values;
}

const logit = onGrid((k) => scale * Math.sinh(lowest + k * spacing));
const logWidth = onGrid((k) => Math.log(spacing * scale * Math.cosh(lowest + k * spacing)));
/** ln p and ln(1 - p) at each place. */
const logSuccess = logit.map((x) => -logOnePlusExp(-x));
const logFailure = logit.map((x) => -logOnePlusExp(x));

function logOnePlusExp(x: number): number {
  return x > 0 ? x + Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x));
}

/** Density of the Beta part at each place, widths included. */
function betaWeights({ a, b }: LabelPrior): Float64Array {
  const logBeta = (logGamma(a) ?? 0) + (logGamma(b) ?? 0) - (logGamma(a + b) ?? 0);
  return onGrid((k) =>
    Math.exp((logWidth[k] ?? 0) + a * (logSuccess[k] ?? 0) + b * (logFailure[k] ?? 0) - logBeta),
  );
}

export type Powers = { logGreedy: Float64Array; logGreedyFailure: Float64Array };

/** ln g and ln(1 - g) at each place. */
export function greedyPowers({ c, d }: LabelPrior): Powers {
  return {
    logGreedy: logit.map((x) => -logOnePlusExp(-(d + c * x))),
    logGreedyFailure: logit.map((x) => -logOnePlusExp(d + c * x)),
  };
}

/** Chance of these very draws, in this order, of a fact that succeeds at all: at each place of the grid. */
export function likelihoodOf(
  draws: DrawCounts,
  { logGreedy, logGreedyFailure }: Powers,
): Float64Array {
  const { greedy, correctGreedy, sampled, correctSampled } = draws;
  return onGrid((k) =>
    Math.exp(
      correctSampled * (logSuccess[k] ?? 0) +
        (sampled - correctSampled) * (logFailure[k] ?? 0) +
        correctGreedy * (logGreedy[k] ?? 0) +
        (greedy - correctGreedy) * (logGreedyFailure[k] ?? 0),
    ),
  );
}

/** The Beta part's weights and powers, for posteriors under one prior; `densities` holds those that were asked for. */
export function openPrior(prior: LabelPrior) {
  const densities = new Map<string, Float64Array>();
  return { prior, weights: betaWeights(prior), powers: greedyPowers(prior), densities };
}
export type OpenPrior = ReturnType<typeof openPrior>;

type Span = { from: number; to: number };

function dot(a: Float64Array, b: Float64Array, { from, to }: Span): number {
  let sum = 0;
  for (let k = from; k < to; k++) sum += (a[k] ?? 0) * (b[k] ?? 0);
  return sum;
}

/** What is this much smaller than the highest changes no sum of a thousand places. */
const negligible = 1e-20;

/** Where a likelihood is not negligible: many draws leave a small part of the grid. */
function spanOf(values: Float64Array): Span {
  const least = negligible * values.reduce((most, value) => Math.max(most, value), 0);
  const from = values.findIndex((value) => value > least);
  return { from: Math.max(0, from), to: values.findLastIndex((value) => value > least) + 1 };
}

/** Chance, over facts that succeed at all, of what has this likelihood at each place. */
export function integralOf(likelihood: Float64Array, { weights }: OpenPrior): number {
  return dot(likelihood, weights, { from: 0, to: points });
}

/** Chance of the draws at each place, weighted: computed once for each, since facts are asked alike. */
export function densityOf(draws: DrawCounts, open: OpenPrior): Float64Array {
  const { greedy, correctGreedy, sampled, correctSampled } = draws;
  const key = [greedy, correctGreedy, sampled, correctSampled].join();
  const known = open.densities.get(key);
  if (known !== undefined) return known;
  const { weights, powers } = open;
  const density = likelihoodOf(draws, powers).map((value, k) => value * (weights[k] ?? 0));
  open.densities.set(key, density);
  return density;
}

type Parts = {
  sampledPart: Float64Array;
  span: Span;
  cell: DrawCell;
  isNone: boolean;
  logCount: number;
};

/** Of greedy answers that nobody asks for. */
const noPowers = greedyPowers({ zero: 0, a: 1, b: 1, c: 1, d: 0 });

/** What of a cell does not depend on the prior. */
function partsOf(cell: DrawCell): Parts {
  const { greedy, correctGreedy, sampled, correctSampled } = cell;
  const onlySampled = { greedy: 0, correctGreedy: 0, sampled, correctSampled };
  const sampledPart = likelihoodOf(onlySampled, noPowers);
  return {
    cell,
    sampledPart,
    span: spanOf(sampledPart),
    isNone: correctGreedy + correctSampled === 0,
    logCount: (logChoose(greedy, correctGreedy) ?? 0) + (logChoose(sampled, correctSampled) ?? 0),
  };
}

/** Minus the log likelihood of all cells. */
function surprise(parts: readonly Parts[], prior: LabelPrior): number {
  const weights = betaWeights(prior);
  const powers = greedyPowers(prior);
  const weighted = new Map<string, Float64Array>();
  let total = 0;
  for (const { cell, sampledPart, span, isNone, logCount } of parts) {
    const { greedy, correctGreedy, facts } = cell;
    const key = `${greedy}/${correctGreedy}`;
    let own = weighted.get(key);
    if (own === undefined) {
      const part = likelihoodOf({ greedy, correctGreedy, sampled: 0, correctSampled: 0 }, powers);
      own = part.map((value, k) => value * (weights[k] ?? 0));
      weighted.set(key, own);
    }
    const chance = (1 - prior.zero) * Math.exp(logCount) * dot(sampledPart, own, span);
    total -= facts * Math.log((isNone ? prior.zero : 0) + chance);
  }
  return total;
}

const fewestFacts = 30;
const fewestCells = 4;
/** A parameter further out than this has run off: the counts do not hold it. */
const farthest = 12;

/**
 * The prior under which the counted draws are likeliest. With one kind of draw alone greedy and sampled succeed alike.
 * Null with fewer than 30 facts or four different counts, and where the counts hold no prior (all right, all wrong).
 */
export function fitLabelPrior(cells: readonly DrawCell[]): LabelPrior | null {
  const facts = cells.reduce((sum, cell) => sum + cell.facts, 0);
  if (facts < fewestFacts || cells.length < fewestCells) return null;
  const hasBoth = cells.some(({ greedy, sampled }) => greedy > 0 && sampled > 0);
  const priorOf = ([zero = 0, a = 0, b = 0, c = 0, d = 0]: readonly number[]): LabelPrior => ({
    zero: 1 / (1 + Math.exp(-zero)),
    a: Math.exp(a),
    b: Math.exp(b),
    c: hasBoth ? Math.exp(c) : 1,
    d: hasBoth ? d : 0,
  });
  const parts = cells.map(partsOf);
  const never = cells
    .filter(({ correctGreedy, correctSampled }) => correctGreedy + correctSampled === 0)
    .reduce((sum, cell) => sum + cell.facts, 0);
  const share = Math.min(0.9, Math.max(0.02, (0.8 * never) / facts));
  const start = [Math.log(share / (1 - share)), Math.log(0.4), Math.log(0.3)];
  const found = minimise(
    (at) => surprise(parts, priorOf(at)),
    hasBoth ? [...start, 1, 0.5] : start,
  );
  if (found === null || found.some((value) => Math.abs(value) > farthest)) return null;
  return priorOf(found);
}
