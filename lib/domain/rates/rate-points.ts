import type { Population } from "@/lib/domain/knowledge/knowledge";
import { type CountedRow, categoriesSharing, countsOf } from "@/lib/domain/knowledge/populations";
import {
  type CountBasis,
  type Quantity,
  rateQuantities,
  type Scale,
} from "@/lib/domain/mapping/mapping";

/** One logged value of a metric that is read as a rate. */
export type LoggedRate = {
  step: number;
  epoch: number | null;
  timeMs: number | null;
  split: string;
  category: Population | null;
  set: string | null;
  quantity: Quantity;
  scale: Scale;
  n: number | null;
  basis: CountBasis;
  /** As logged; null where it is no number. */
  value: number | null;
};

/** What was logged of one evaluation set at one step; ratios, null where not logged or no ratio. */
export type RatePoint = {
  step: number;
  epoch: number | null;
  timeMs: number | null;
  split: string;
  category: Population | null;
  /** The set's own name, where its class is not known or does not say it all. */
  set: string | null;
  accuracy: number | null;
  hallucination: number | null;
  abstention: number | null;
  n: number | null;
  basis: CountBasis;
};

export type PlacedCounts = CountedRow & { step: number; split: string };

/** A logged value as a ratio: 81 per cent is 0.81. Null for what is no number or outside 0 to 1. */
export function ratioOfLogged(value: number | null, scale: Scale): number | null {
  if (value === null) return null;
  // Twelve digits, so that 81.4 per cent is not 0.8140000000000001.
  const ratio = scale === "percent" ? Number((value / 100).toPrecision(12)) : value;
  return ratio >= 0 && ratio <= 1 ? ratio + 0 : null;
}

/** The rates of each set, or of each class of several, and step together, by step; of two metrics of one quantity the later in the list holds. */
export function ratePointsOf(logged: readonly LoggedRate[]): RatePoint[] {
  const points = new Map<string, RatePoint>();
  for (const row of logged) {
    const quantity = rateQuantities.find((name) => name === row.quantity);
    if (quantity === undefined) continue;
    const { step, split, category, set, n, basis } = row;
    const key = JSON.stringify([step, split, category, set]);
    const known = points.get(key);
    const point = known ?? {
      ...{ step, split, category, set, n, basis, epoch: row.epoch, timeMs: row.timeMs },
      ...{ accuracy: null, hallucination: null, abstention: null },
    };
    points.set(key, { ...point, [quantity]: ratioOfLogged(row.value, row.scale) });
  }
  return pooled([...points.values()]).sort((a, b) => a.step - b.step);
}

const bases: readonly CountBasis[] = ["none", "estimated", "confirmed", "stated"];

/**
 * Several sets of one class, each of a known n, are one population: its rates are those of all their examples, at the
 * steps that all of them have. Sets of which one has no n stay apart.
 */
function pooled(points: readonly RatePoint[]): RatePoint[] {
  const classOf = ({ split, category }: RatePoint) => JSON.stringify([split, category]);
  return [...Map.groupBy(points, classOf).values()].flatMap((own) => {
    const sets = new Set(own.map(({ set }) => set)).size;
    const isOne = sets === 1 || own.some(({ category, n }) => category === null || !n);
    if (isOne) return own;
    const bySteps = [...Map.groupBy(own, ({ step }) => step).values()];
    return bySteps.filter((all) => all.length === sets).flatMap(poolSets);
  });
}

function poolSets(all: readonly RatePoint[]): RatePoint[] {
  const [first] = all;
  if (first === undefined) return [];
  const n = all.reduce((sum, point) => sum + (point.n ?? 0), 0);
  const rateOf = (name: (typeof rateQuantities)[number]): number | null => {
    let right = 0;
    for (const point of all) {
      const rate = point[name];
      if (rate === null) return null;
      right += rate * (point.n ?? 0);
    }
    return right / n;
  };
  const [accuracy, hallucination, abstention] = rateQuantities.map(rateOf);
  const basis = bases.find((each) => all.some((point) => point.basis === each)) ?? "none";
  return [
    {
      ...first,
      set: null,
      n,
      basis,
      accuracy: accuracy ?? null,
      hallucination: hallucination ?? null,
      abstention: abstention ?? null,
    },
  ];
}

/** Points whose n the file itself states and whose class is known, as counts: correct = round(n x accuracy). */
export function statedCounts(points: readonly RatePoint[]): PlacedCounts[] {
  return points.flatMap(({ step, split, category, accuracy, abstention, n, basis }) => {
    if (basis !== "stated" || category === null || accuracy === null || n === null || n < 1)
      return [];
    const correct = Math.round(n * accuracy);
    const abstained = Math.min(n - correct, Math.round(n * (abstention ?? 0)));
    const fitted = split === "train" ? correct : null;
    return [{ step, split, category, total: n, correct, abstained, fitted }];
  });
}

/**
 * Counts and rates of a run without saying anything twice: counted rows hold, stated ones join where they share no
 * examples with a counted one, and a rate stays only where no count says the same.
 */
export function joinRates<C extends PlacedCounts>(
  counted: readonly C[],
  points: readonly RatePoint[],
): { counts: (C | PlacedCounts)[]; rates: RatePoint[] } {
  const placeOf = ({ step, split }: { step: number; split: string }) => `${step}/${split}`;
  const before = Map.groupBy(counted, placeOf);
  const joining = statedCounts(points).filter((row) => {
    const shared = categoriesSharing(row.category);
    return !(before.get(placeOf(row)) ?? []).some(({ category }) => shared.includes(category));
  });
  const seen = new Set<string>();
  const stated = joining.filter((row) => {
    const key = `${placeOf(row)}/${row.category}`;
    return !seen.has(key) && seen.add(key);
  });
  const counts: (C | PlacedCounts)[] = [...counted, ...stated].sort((a, b) => a.step - b.step);
  const after = Map.groupBy(counts, placeOf);
  const rates = points.filter((point) => {
    if (point.category === null) return true;
    return countsOf(after.get(placeOf(point)) ?? [], point.category) === null;
  });
  return { counts, rates };
}

/** The rates of one split and population, one a step, by step; of several sets of one class the first named. */
export function ratesOf(
  points: readonly RatePoint[],
  { split, population }: { split: string; population: Population },
): RatePoint[] {
  const own = points.filter((point) => point.split === split && point.category === population);
  const [first] = [...new Set(own.map(({ set }) => set))].sort((a, b) =>
    (a ?? "").localeCompare(b ?? "", "en"),
  );
  return own.filter(({ set }) => set === first).sort((a, b) => a.step - b.step);
}

/** The sets whose class nobody said, as split and name. */
export function openSetsOf(points: readonly RatePoint[]): { split: string; set: string }[] {
  const sets = new Map(
    points.flatMap(({ split, set, category }) =>
      category === null ? [[JSON.stringify([split, set]), { split, set: set ?? split }]] : [],
    ),
  );
  return [...sets.values()];
}
