import { createDraws, type DrawIndex } from "@/lib/domain/stats/seeded-random";

/** An example of the pool that a training set is drawn from. */
export type PoolExample = { ordinal: number; isUnknown: boolean; relation: string | null };

/**
 * Sets to train on next (SCIENCE.md section 14): Known examples only; all, the Unknown ones relabelled as an
 * abstention; a mix of a given Unknown share; Known examples to replay late in training.
 */
export const trainingSetKinds = ["known", "relabelled", "mix", "replay"] as const;
export type TrainingSetKind = (typeof trainingSetKinds)[number];

export type TrainingSetWish = {
  kind: TrainingSetKind;
  /** Examples in all; null: as many as the pool has. */
  size: number | null;
  /** Share of Unknown examples in a mix, a ratio; null: the pool's own. */
  unknownShare: number | null;
  seed: number;
};

export type DrawnMember = { ordinal: number; isRelabelled: boolean };

/** The members by ordinal, or a sentence why the pool cannot give them and what it can. */
export type DrawnTrainingSet =
  | { members: DrawnMember[]; problem: null }
  | { members: null; problem: string };

/** The same wish of the same pool gives the same set everywhere; relations keep their shares within each class. */
export function drawTrainingSet(
  pool: readonly PoolExample[],
  wish: TrainingSetWish,
): DrawnTrainingSet {
  const known = pool.filter(({ isUnknown }) => !isUnknown);
  const unknown = pool.filter(({ isUnknown }) => isUnknown);
  const wanted = countsOf(wish, { known: known.length, unknown: unknown.length });
  if (typeof wanted === "string") return { members: null, problem: wanted };
  const draw = createDraws(wish.seed);
  const isRelabelled = wish.kind === "relabelled";
  const members = [
    ...stratified(known, wanted.known, draw).map((ordinal) => ({ ordinal, isRelabelled: false })),
    ...stratified(unknown, wanted.unknown, draw).map((ordinal) => ({ ordinal, isRelabelled })),
  ];
  return { members: members.sort((a, b) => a.ordinal - b.ordinal), problem: null };
}

type ClassCounts = { known: number; unknown: number };

function countsOf(wish: TrainingSetWish, has: ClassCounts): ClassCounts | string {
  const isKnownOnly = wish.kind === "known" || wish.kind === "replay";
  const all = has.known + has.unknown;
  if (all === 0) return "the dataset has no labelled example of split train to draw from";
  if (isKnownOnly && has.known === 0) return "no example of split train is Known";
  const own = has.unknown / all;
  const share = isKnownOnly ? 0 : wish.kind === "mix" ? (wish.unknownShare ?? own) : own;
  const most = mostOf(share, has);
  const size = wish.size ?? most;
  const unknown = Math.round(size * share);
  const counts = { known: size - unknown, unknown };
  if (counts.known <= has.known && counts.unknown <= has.unknown) return counts;
  const lacking = counts.unknown > has.unknown ? "Unknown" : "Known";
  const needed = lacking === "Unknown" ? counts.unknown : counts.known;
  const there = lacking === "Unknown" ? has.unknown : has.known;
  return `${size} examples with ${percent(share)} Unknown need ${needed} ${lacking} ones, and split train has ${there}; size can be at most ${most}`;
}

/** The largest size whose rounded parts the pool still has. */
function mostOf(share: number, has: ClassCounts): number {
  const byKnown = share < 1 ? has.known / (1 - share) : Number.POSITIVE_INFINITY;
  const byUnknown = share > 0 ? has.unknown / share : Number.POSITIVE_INFINITY;
  let size = Math.ceil(Math.min(byKnown, byUnknown)) + 1;
  const fits = (n: number) => {
    const unknown = Math.round(n * share);
    return unknown <= has.unknown && n - unknown <= has.known;
  };
  while (size > 0 && !fits(size)) size -= 1;
  return size;
}

function percent(share: number): string {
  return `${Number((share * 100).toFixed(1))} %`;
}

/** `count` ordinals, each relation by its share: whole parts first, the rest to the largest remainders. */
function stratified(pool: readonly PoolExample[], count: number, draw: DrawIndex): number[] {
  if (count === 0 || pool.length === 0) return [];
  const groups = [...Map.groupBy(pool, ({ relation }) => relation ?? "")]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, members]) => {
      const exact = (count * members.length) / pool.length;
      return { members, taken: Math.floor(exact), rest: exact - Math.floor(exact) };
    });
  const missing = count - groups.reduce((sum, { taken }) => sum + taken, 0);
  const byRest = groups.toSorted((a, b) => b.rest - a.rest).slice(0, missing);
  for (const group of byRest) group.taken += 1;
  return groups.flatMap(({ members, taken }) => sample(members, taken, draw));
}

/** The first `count` places of a Fisher-Yates shuffle. */
function sample(members: readonly PoolExample[], count: number, draw: DrawIndex): number[] {
  const ordinals = members.map(({ ordinal }) => ordinal).sort((a, b) => a - b);
  for (let place = 0; place < count; place += 1) {
    const other = place + draw(ordinals.length - place);
    const [here = 0, there = 0] = [ordinals[place], ordinals[other]];
    ordinals[place] = there;
    ordinals[other] = here;
  }
  return ordinals.slice(0, count);
}
