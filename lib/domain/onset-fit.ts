/** A level, then a straight fall from `onset`, which may end at `end`; y = level + slope (min(x, end) - onset)+. */
export type FallFit = {
  knots: 1 | 2;
  onset: number;
  end: number | null;
  level: number;
  slope: number;
  squaredError: number;
};

/** Everything of the least squares that does not depend on y, so that a bootstrap repeats only the rest. */
export type FallPlan = {
  x: Float64Array;
  knots: Float64Array;
  meanHinge: Float64Array;
  spread: Float64Array;
  pairSpread: Float64Array;
};

const fewestPoints = 4;
const fewestPointsForEnd = 6;

/** Quarter steps between neighbouring x, from the first to the last but one: two points lie beyond. */
function knotGrid(x: Float64Array): Float64Array {
  const grid = new Float64Array(4 * (x.length - 2) + 1);
  for (let j = 0; j < grid.length; j++) {
    const left = x[j >> 2] ?? 0;
    const right = x[(j >> 2) + 1] ?? left;
    grid[j] = left + ((j & 3) / 4) * (right - left);
  }
  return grid;
}

function centredHinge(x: Float64Array, knot: number): { values: Float64Array; mean: number } {
  const values = x.map((value) => Math.max(0, value - knot));
  const mean = values.reduce((sum, value) => sum + value, 0) / x.length;
  return { values: values.map((value) => value - mean), mean };
}

function squaredLength(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value * value, 0);
}

/** Ends allowed for an onset at knot `from`: half steps, at least one whole step later. */
function firstEnd(from: number): number {
  return from + 4 + (from & 1);
}

/** Squared length of hinge `from` minus hinge `to`, for every allowed pair, in the order they are searched. */
function pairSpreads(hinges: readonly Float64Array[]): Float64Array {
  const spreads: number[] = [];
  for (const [from, left] of hinges.entries()) {
    for (let to = firstEnd(from); to < hinges.length; to += 2) {
      const right = hinges[to] ?? left;
      spreads.push(left.reduce((sum, value, k) => sum + (value - (right[k] ?? 0)) ** 2, 0));
    }
  }
  return Float64Array.from(spreads);
}

/** Prepares fits over these x (strictly rising); null with fewer than four points. */
export function planFall(x: readonly number[]): FallPlan | null {
  if (x.length < fewestPoints) return null;
  const points = Float64Array.from(x);
  const knots = knotGrid(points);
  const hinges = Array.from(knots, (knot) => centredHinge(points, knot));
  return {
    x: points,
    knots,
    meanHinge: Float64Array.from(hinges, (hinge) => hinge.mean),
    spread: Float64Array.from(hinges, (hinge) => squaredLength(hinge.values)),
    pairSpread: pairSpreads(hinges.map((hinge) => hinge.values)),
  };
}

type Candidate = { gain: number; from: number; to: number; slope: number };

/** Sum over points of (x - knot)+ (y - mean y), for every knot, from the back in one pass each. */
function projections(plan: FallPlan, y: Float64Array, mean: number): Float64Array {
  const { x, knots } = plan;
  const along = new Float64Array(knots.length);
  let [sum, moment] = [0, 0];
  let point = x.length - 1;
  for (let j = knots.length - 1; j >= 0; j--) {
    const knot = knots[j] as number;
    for (; point >= 0 && (x[point] as number) > knot; point--) {
      const residual = (y[point] as number) - mean;
      sum += residual;
      moment += residual * (x[point] as number);
    }
    along[j] = moment - knot * sum;
  }
  return along;
}

/** A rival must explain this much more, so that ties go to the earlier onset whatever the rounding. */
const clearlyMore = 1 + 1e-12;

function bestOneKnot(plan: FallPlan, along: Float64Array): Candidate | null {
  let best: Candidate | null = null;
  for (let from = 0; from < along.length; from++) {
    const projection = along[from] as number;
    if (projection >= 0) continue;
    const slope = projection / (plan.spread[from] as number);
    const gain = projection * slope;
    if (!best || gain > best.gain * clearlyMore) best = { gain, from, to: -1, slope };
  }
  return best;
}

function bestTwoKnots(plan: FallPlan, along: Float64Array): Candidate | null {
  const { pairSpread } = plan;
  let [gain, bestFrom, bestTo, bestSlope] = [0, -1, -1, 0];
  let pair = 0;
  for (let from = 0; from < along.length; from++) {
    const own = along[from] as number;
    for (let to = firstEnd(from); to < along.length; to += 2, pair++) {
      const projection = own - (along[to] as number);
      const spread = pairSpread[pair] as number;
      if (projection * projection <= gain * spread || projection >= 0) continue;
      gain = ((projection * projection) / spread) * clearlyMore;
      [bestFrom, bestTo, bestSlope] = [from, to, projection / spread];
    }
  }
  if (bestFrom < 0) return null;
  return { gain: gain / clearlyMore, from: bestFrom, to: bestTo, slope: bestSlope };
}

function informationCriterion(points: number, squaredError: number, parameters: number): number {
  return points * Math.log(squaredError / points) + parameters * Math.log(points);
}

function toFit(
  plan: FallPlan,
  candidate: Candidate,
  curve: { mean: number; total: number },
): FallFit {
  const { from, to, slope, gain } = candidate;
  const meanHinge = (plan.meanHinge[from] ?? 0) - (to < 0 ? 0 : (plan.meanHinge[to] ?? 0));
  return {
    knots: to < 0 ? 1 : 2,
    onset: plan.knots[from] ?? 0,
    end: to < 0 ? null : (plan.knots[to] ?? 0),
    level: curve.mean - slope * meanHinge,
    slope,
    squaredError: Math.max(0, curve.total - gain),
  };
}

/** Both fits of a curve, before one is chosen; null where no falling line fits better than a flat one. */
export function fitFalls(
  plan: FallPlan,
  y: Float64Array,
): { oneKnot: FallFit | null; twoKnots: FallFit | null } {
  const mean = y.reduce((sum, value) => sum + value, 0) / y.length;
  const total = y.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const along = projections(plan, y, mean);
  const one = total > 1e-18 ? bestOneKnot(plan, along) : null;
  const two = one && y.length >= fewestPointsForEnd ? bestTwoKnots(plan, along) : null;
  const curve = { mean, total };
  return { oneKnot: one && toFit(plan, one, curve), twoKnots: two && toFit(plan, two, curve) };
}

/**
 * Least squares of y (one value for each x of the plan) on a + s max(0, x - onset), s < 0, or on
 * a + s (min(x, end) - onset)+, whichever has the smaller BIC with 3 and 4 parameters (SCIENCE.md
 * section 6). The onset lies on a grid of quarter steps between points, the end on half steps. Ties go
 * to the earlier onset. Null when no falling line fits better than a flat one.
 */
export function fitFall(plan: FallPlan, y: Float64Array): FallFit | null {
  const { oneKnot, twoKnots } = fitFalls(plan, y);
  if (!oneKnot || !twoKnots) return oneKnot;
  const floor = 1e-15;
  const one = informationCriterion(y.length, Math.max(floor, oneKnot.squaredError), 3);
  const two = informationCriterion(y.length, Math.max(floor, twoKnots.squaredError), 4);
  return two < one ? twoKnots : oneKnot;
}
