import "server-only";
import type { JudgedRun } from "@/lib/comparisons/attribution/judge-run";
import type { RunSource } from "@/lib/comparisons/read-sources";
import type { CostRow } from "@/lib/domain/compare/cost-row";

/** One row a checkpoint after step 0: accuracy, and the training examples fitted as shares of |D|. */
export function costRowsOf({ source, places }: JudgedRun): CostRow[] {
  const fits = new Map(source.fits.map((fit) => [fit.step, fit]));
  const size = trainingSize(source);
  if (size === 0) return [];
  return places.flatMap(({ step, epoch, correct, total }) => {
    const fit = fits.get(step);
    if (step === 0 || fit === undefined) return [];
    return [
      {
        run: source.row.slug,
        epoch,
        accuracy: correct / total,
        knownShare: (fit.known ?? 0) / size,
        unknownShare: (fit.unknown ?? 0) / size,
      },
    ];
  });
}

/** |D|: the most training examples that any checkpoint evaluated. */
function trainingSize({ fits }: RunSource): number {
  return fits.reduce(
    (most, { knownTotal, unknownTotal }) => Math.max(most, (knownTotal ?? 0) + (unknownTotal ?? 0)),
    0,
  );
}
