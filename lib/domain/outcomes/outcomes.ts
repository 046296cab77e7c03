/** Outcome of one example at one checkpoint (SCIENCE.md section 3); the numbers are the stored bits. */
export const outcomes = { notEvaluated: 0, incorrect: 1, correct: 2, abstained: 3 } as const;
export type Outcome = (typeof outcomes)[keyof typeof outcomes];

const symbols = [".", "-", "+", "0"] as const;
export type OutcomeSymbol = (typeof symbols)[number];

/** "+" correct, "-" incorrect, "0" abstained, "." not evaluated. */
export function outcomeSymbol(outcome: Outcome): OutcomeSymbol {
  return symbols[outcome];
}

/** Postgres integers end here, and so do the bit shifts below. */
const maxOrdinal = 2 ** 31 - 1;

function bytesFor(examples: number): number {
  return Math.ceil(examples / 4);
}

/** A packed vector for so many examples, 2 bits each, all not evaluated. */
export function createOutcomeVector(examples: number): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytesFor(examples));
}

/** The outcome at an ordinal (byte ordinal >> 2, bits (ordinal & 3) * 2); not evaluated outside. */
export function readOutcome(vector: Uint8Array, ordinal: number): Outcome {
  if (ordinal > maxOrdinal) return outcomes.notEvaluated;
  const byte = vector[ordinal >> 2] ?? 0;
  return ((byte >> ((ordinal & 3) * 2)) & 3) as Outcome;
}

/**
 * Sets one outcome in place and returns the vector; past the end, a grown copy is returned instead.
 * Growing copies everything, so create a vector at the size of its dataset.
 */
export function writeOutcome<B extends ArrayBufferLike>(
  vector: Uint8Array<B>,
  ordinal: number,
  outcome: Outcome,
): Uint8Array<B | ArrayBuffer> {
  if (!Number.isInteger(ordinal) || ordinal < 0 || ordinal > maxOrdinal) {
    throw new RangeError(`invalid ordinal; not a whole number from 0 to ${maxOrdinal}: ${ordinal}`);
  }
  const index = ordinal >> 2;
  const target = index < vector.length ? vector : grow(vector, bytesFor(ordinal + 1));
  const shift = (ordinal & 3) * 2;
  target[index] = ((target[index] ?? 0) & ~(3 << shift)) | (outcome << shift);
  return target;
}

function grow(vector: Uint8Array, bytes: number): Uint8Array<ArrayBuffer> {
  const grown = new Uint8Array(bytes);
  grown.set(vector);
  return grown;
}

/** One byte (an Outcome) for each of the given ordinals, in their order. */
export function unpackOutcomes(
  vector: Uint8Array,
  ordinals: ArrayLike<number>,
): Uint8Array<ArrayBuffer> {
  const unpacked = new Uint8Array(ordinals.length);
  for (let i = 0; i < unpacked.length; i++) unpacked[i] = readOutcome(vector, ordinals[i] ?? -1);
  return unpacked;
}
