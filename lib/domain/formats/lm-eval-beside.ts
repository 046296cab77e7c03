import { filenameOf, folderOf } from "./entry-path";

/** A results file whose checkpoint is known. */
export type PlacedResults = { path: string; step: number; epoch: number | null };

/** The time that the harness writes into the names of the files of one evaluation. */
function stampOf(path: string): string | null {
  return /_(\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d(?:\.\d+)?)\./.exec(filenameOf(path))?.[1] ?? null;
}

/**
 * The results file that says of which checkpoint a samples file is: the one of the same evaluation in its folder, else
 * any there, where all are of one checkpoint. Null where none says it.
 */
export function resultsBeside(
  samples: string,
  results: readonly PlacedResults[],
): PlacedResults | null {
  const own = results.filter(({ path }) => folderOf(path) === folderOf(samples));
  const stamp = stampOf(samples);
  const same = stamp === null ? [] : own.filter(({ path }) => stampOf(path) === stamp);
  const found = same.length > 0 ? same : own;
  const [first] = found;
  const isOne = found.every(({ step }) => step === first?.step);
  return isOne ? (first ?? null) : null;
}
