import { outcomes } from "@/lib/domain/outcomes";
import { createDraws } from "@/lib/domain/seeded-random";

/** Columns are checkpoints: how many of the resampled examples were evaluated and correct at each. */
export type ResampledCounts = { correct: Float64Array; evaluated: Float64Array };

type Patterns = { patternOf: Int32Array; firstExample: number[] };

/** 0 not evaluated, 1 not correct, 2 correct: all that a curve of accuracy depends on. */
function stateOf(outcome: number | undefined): number {
  if (outcome === undefined || outcome === outcomes.notEvaluated) return 0;
  return outcome === outcomes.correct ? 2 : 1;
}

/** Groups examples with the same states at every checkpoint, refining the groups column by column. */
function groupPatterns(columns: readonly Uint8Array[], examples: number): Patterns {
  const patternOf = new Int32Array(examples);
  let firstExample = examples > 0 ? [0] : [];
  for (const column of columns) {
    const split = new Int32Array(firstExample.length * 3).fill(-1);
    const refined: number[] = [];
    for (let i = 0; i < examples; i++) {
      const key = (patternOf[i] ?? 0) * 3 + stateOf(column[i]);
      if (split[key] === -1) split[key] = refined.push(i) - 1;
      patternOf[i] = split[key] ?? 0;
    }
    firstExample = refined;
  }
  return { patternOf, firstExample };
}

type Field = { column: Uint8Array; counts: "correct" | "evaluated"; index: number };
type Packed = { columns: Float64Array[]; perNumber: number };

/** What must be summed: correct everywhere, evaluated only where some example was not. */
function fieldsOf(columns: readonly Uint8Array[], examples: number): Field[] {
  const correct = columns.map((column, index): Field => ({ column, counts: "correct", index }));
  const gaps = columns.flatMap((column, index): Field[] => {
    const isFull = column.length === examples && !column.includes(outcomes.notEvaluated);
    return isFull ? [] : [{ column, counts: "evaluated", index }];
  });
  return [...correct, ...gaps];
}

/**
 * The 0/1 fields of every pattern, several to one double: a sum of at most `examples` ones needs
 * log2(examples + 1) bits of the 53, so one multiplication adds to several fields at once, exactly.
 * Padded with empty columns to a multiple of four.
 */
function packFields(fields: readonly Field[], patterns: Patterns): Packed {
  const base = patterns.patternOf.length + 1;
  const perNumber = Math.max(1, Math.floor(53 / Math.log2(base)));
  const width = 4 * Math.ceil(fields.length / perNumber / 4);
  const columns = Array.from(
    { length: width },
    () => new Float64Array(patterns.firstExample.length),
  );
  for (const [position, field] of fields.entries()) {
    const column = columns[Math.floor(position / perNumber)] ?? new Float64Array();
    const unit = base ** (position % perNumber);
    for (const [pattern, example] of patterns.firstExample.entries()) {
      const state = stateOf(field.column[example]);
      const isOne = field.counts === "correct" ? state === 2 : state !== 0;
      if (isOne) column[pattern] = (column[pattern] ?? 0) + unit;
    }
  }
  return { columns, perNumber };
}

/** Weighted sums of every column. Four at a time: each weight is read once and no sum waits for another. */
function sumColumns(columns: readonly Float64Array[], weights: Float64Array, sums: Float64Array) {
  for (let c = 0; c < columns.length; c += 4) {
    const [first, second, third, fourth] = columns.slice(c, c + 4);
    if (!first || !second || !third || !fourth) return;
    let [a, b, d, e] = [0, 0, 0, 0];
    for (let pattern = 0; pattern < weights.length; pattern++) {
      const weight = weights[pattern] as number;
      a += weight * (first[pattern] as number);
      b += weight * (second[pattern] as number);
      d += weight * (third[pattern] as number);
      e += weight * (fourth[pattern] as number);
    }
    sums[c] = a;
    sums[c + 1] = b;
    sums[c + 2] = d;
    sums[c + 3] = e;
  }
}

function unpackSums(
  sums: Float64Array,
  into: { fields: readonly Field[]; perNumber: number; base: number; counts: ResampledCounts },
): void {
  for (const [position, field] of into.fields.entries()) {
    const c = Math.floor(position / into.perNumber);
    const sum = sums[c] ?? 0;
    const value = sum % into.base;
    sums[c] = (sum - value) / into.base;
    into.counts[field.counts][field.index] = value;
  }
}

/**
 * Paired bootstrap over examples: `replicates` times draws as many examples as there are, with
 * replacement, and hands the counts of every column to `visit` (the arrays are used again: read, do
 * not keep). An example is drawn with all its columns, so the dependence between checkpoints stays.
 * Columns are unpacked outcomes, one byte an example; a short column is not evaluated past its end.
 */
export function resampleCounts(plan: {
  columns: readonly Uint8Array[];
  replicates: number;
  seed: number;
  visit: (counts: ResampledCounts) => void;
}): void {
  const { columns } = plan;
  const examples = columns.reduce((longest, column) => Math.max(longest, column.length), 0);
  const patterns = groupPatterns(columns, examples);
  const fields = fieldsOf(columns, examples);
  const packed = packFields(fields, patterns);
  const weights = new Float64Array(patterns.firstExample.length);
  const sums = new Float64Array(packed.columns.length);
  const counts = {
    correct: new Float64Array(columns.length),
    evaluated: new Float64Array(columns.length).fill(examples),
  };
  const into = { fields, perNumber: packed.perNumber, base: examples + 1, counts };
  const draw = createDraws(plan.seed);
  for (let replicate = 0; replicate < plan.replicates; replicate++) {
    weights.fill(0);
    for (let i = 0; i < examples; i++) {
      const pattern = patterns.patternOf[draw(examples)] as number;
      weights[pattern] = (weights[pattern] as number) + 1;
    }
    sumColumns(packed.columns, weights, sums);
    unpackSums(sums, into);
    plan.visit(counts);
  }
}
