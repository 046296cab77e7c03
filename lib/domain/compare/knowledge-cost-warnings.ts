import type { CostRow, StandardErrorKind } from "@/lib/domain/compare/cost-row";

/** Clustered intervals cover 57 to 93 % with fewer runs, so none is given. */
export const fewestRunsForInterval = 5;
/** Degrees of freedom below which an interval is rough. */
const fewestDegrees = 4;

const termWords = {
  known: "The share of Known examples fitted",
  unknown: "The share of Unknown examples fitted",
  epoch: "The epoch",
  bend: "The squared share of Unknown examples fitted",
} as const;

/** Largest Unknown share fitted in each run: what its mix of training examples allows. */
function unknownShares(rows: readonly CostRow[]): number[] {
  const largest = new Map<string, number>();
  for (const row of rows) {
    largest.set(row.run, Math.max(largest.get(row.run) ?? 0, row.unknownShare));
  }
  return [...largest.values()];
}

function haveSameUnknownShare(rows: readonly CostRow[]): boolean {
  const shares = unknownShares(rows);
  return shares.length > 1 && Math.max(...shares) - Math.min(...shares) < 0.02;
}

/** What a reader must know before trusting a knowledge cost, as sentences; none when all is well. */
export function costWarnings(facts: {
  rows: readonly CostRow[];
  isFitted: boolean;
  missingTerms: readonly (keyof typeof termWords)[];
  vif: number | null;
  errors: StandardErrorKind;
  /** Of the Unknown term. */
  degreesOfFreedom: number | null;
}): string[] {
  const runs = new Set(facts.rows.map((row) => row.run)).size;
  const warnings = facts.missingTerms.map(
    (term) => `${termWords[term]} never varies over these rows, so its effect cannot be estimated.`,
  );
  if (facts.rows.length === 0) return ["There is no checkpoint to fit: no row has every share."];
  if (!facts.isFitted) {
    warnings.push(
      `${facts.rows.length} rows cannot tell the terms apart: they are too few or move together exactly.`,
    );
  }
  if (runs === 1) {
    warnings.push(
      "All rows come from one run, where the shares fitted rise together: nothing tells new knowledge from training time.",
    );
  } else if (facts.errors === "clustered-by-run" && runs < fewestRunsForInterval) {
    warnings.push(
      `Only ${runs} runs: an interval is given from ${fewestRunsForInterval} on, with fewer it would be too narrow.`,
    );
  } else if (facts.errors === "clustered-by-run" && isRough(facts.degreesOfFreedom)) {
    warnings.push(
      `The interval is rough: ${runs} runs tell the Unknown term with ${facts.degreesOfFreedom?.toFixed(1)} degrees of freedom.`,
    );
  }
  if (facts.errors === "classical") {
    warnings.push("Checkpoints of one run are not independent, so classical errors are too small.");
  }
  if (haveSameUnknownShare(facts.rows)) {
    warnings.push(
      "All runs have nearly the same share of Unknown examples, so their effect is told from training time alone.",
    );
  }
  if (facts.vif !== null && facts.vif > 10) {
    warnings.push(
      `The terms move together (variance inflation ${facts.vif.toFixed(1)}): single coefficients are uncertain.`,
    );
  }
  return warnings;
}

function isRough(degreesOfFreedom: number | null): boolean {
  return degreesOfFreedom !== null && degreesOfFreedom < fewestDegrees;
}
