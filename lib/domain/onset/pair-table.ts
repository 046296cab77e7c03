import { outcomes } from "@/lib/domain/outcomes/outcomes";

/**
 * What two checkpoints share, for every pair (row-major, size x size): `shared` examples that both scored, `loss` the
 * net share of them right at the row and not at the column, `discord` the share that differs. `accuracy` is by
 * checkpoint, over its own examples.
 */
export type PairTable = {
  size: number;
  accuracy: Float64Array;
  scored: Float64Array;
  shared: Float64Array;
  loss: Float64Array;
  discord: Float64Array;
};

export type Marks = { right: Uint32Array; seen: Uint32Array };

/**
 * Packs a checkpoint's outcomes (one byte an example) into words of 32 examples, so that pairs are counted by their
 * bits. Incorrect and abstained are both not right.
 */
export function packMarks(unpacked: Uint8Array): Marks {
  const words = Math.ceil(unpacked.length / 32);
  const packed = { right: new Uint32Array(words), seen: new Uint32Array(words) };
  for (const [example, outcome] of unpacked.entries()) {
    if (outcome === outcomes.notEvaluated) continue;
    const bit = 1 << (example & 31);
    const word = example >>> 5;
    packed.seen[word] = (packed.seen[word] ?? 0) | bit;
    if (outcome === outcomes.correct) packed.right[word] = (packed.right[word] ?? 0) | bit;
  }
  return packed;
}

/** The number of ones in a word (Hacker's Delight, figure 5-2). */
function countBits(word: number): number {
  let n = word - ((word >>> 1) & 0x55555555);
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  n = (n + (n >>> 4)) & 0x0f0f0f0f;
  return (n * 0x01010101) >>> 24;
}

/** Ones that all of the given words share, summed over their places. */
export function countShared(...sets: readonly Uint32Array[]): number {
  const [first, ...others] = sets;
  if (first === undefined) return 0;
  let total = 0;
  for (let word = 0; word < first.length; word += 1) {
    let bits = first[word] ?? 0;
    for (const other of others) bits &= other[word] ?? 0;
    if (bits !== 0) total += countBits(bits);
  }
  return total;
}

function emptyTable(size: number): PairTable {
  const pairs = () => new Float64Array(size * size);
  return {
    size,
    accuracy: new Float64Array(size),
    scored: new Float64Array(size),
    shared: pairs(),
    loss: pairs(),
    discord: pairs(),
  };
}

/** Pairs of checkpoints of which the outcome of every example is known. */
export function pairsOfMarks(checkpoints: readonly Marks[]): PairTable {
  const table = emptyTable(checkpoints.length);
  const { size, accuracy, scored, shared, loss, discord } = table;
  checkpoints.forEach(({ right, seen }, s) => {
    scored[s] = countShared(seen);
    accuracy[s] = scored[s] === 0 ? 0 : countShared(right) / scored[s];
    shared[s * size + s] = scored[s];
    for (let t = 0; t < s; t += 1) {
      const other = checkpoints[t] ?? { right, seen };
      const n = countShared(seen, other.seen);
      const both = countShared(right, other.right);
      const lost = countShared(other.right, seen) - both;
      const gained = countShared(right, other.seen) - both;
      const [row, column] = [t * size + s, s * size + t];
      shared[row] = shared[column] = n;
      discord[row] = discord[column] = n === 0 ? 0 : (lost + gained) / n;
      loss[row] = n === 0 ? 0 : (lost - gained) / n;
      loss[column] = -loss[row];
    }
  });
  return table;
}

/** Pairs of checkpoints of which only rates are known: unpaired, so discordance is that of independent answers. */
export function pairsOfRates(rates: readonly { accuracy: number; n: number }[]): PairTable {
  const table = emptyTable(rates.length);
  const { size, accuracy, scored, shared, loss, discord } = table;
  rates.forEach(({ accuracy: p, n }, s) => {
    accuracy[s] = p;
    scored[s] = n;
    rates.forEach(({ accuracy: q, n: other }, t) => {
      shared[s * size + t] = Math.min(n, other);
      loss[s * size + t] = p - q;
      discord[s * size + t] = s === t ? 0 : p * (1 - q) + q * (1 - p);
    });
  });
  return table;
}
