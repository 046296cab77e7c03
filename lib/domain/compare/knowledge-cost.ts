import type { CostRow, StandardErrorKind } from "@/lib/domain/compare/cost-row";
import { costWarnings } from "@/lib/domain/compare/knowledge-cost-warnings";
import { type LeastSquares, leastSquares } from "@/lib/domain/stats/least-squares";
import {
  classicalErrors,
  clusteredErrors,
  type RegressionErrors,
} from "@/lib/domain/stats/regression-errors";
import { studentCritical, studentTwoSided } from "@/lib/domain/stats/student-t";

export type { CostRow, StandardErrorKind };

/** Everything but the estimate is null where it cannot be told, as with one cluster. */
export type CostTerm = {
  estimate: number;
  standardError: number | null;
  low: number | null;
  high: number | null;
  pValue: number | null;
};

export type KnowledgeCost = {
  rows: number;
  runs: number;
  intercept: CostTerm | null;
  known: CostTerm | null;
  unknown: CostTerm | null;
  epoch: CostTerm | null;
  rSquared: number | null;
  vif: number | null;
  standardErrors: StandardErrorKind;
  warnings: string[];
};

type TermName = "known" | "unknown" | "epoch";

function amountOf(row: CostRow, term: TermName): number {
  if (term === "known") return row.knownShare;
  return term === "unknown" ? row.unknownShare : (row.epoch ?? 0);
}

function spreadOf(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
}

function isUsable(row: CostRow, needsEpoch: boolean): boolean {
  const numbers = [row.accuracy, row.knownShare, row.unknownShare];
  if (needsEpoch) numbers.push(row.epoch ?? Number.NaN);
  return numbers.every(Number.isFinite);
}

function toTerm(estimate: number, standardError: number | null, df: number): CostTerm {
  const critical = studentCritical(0.05, df);
  if (standardError === null || critical === null) {
    return { estimate, standardError: null, low: null, high: null, pValue: null };
  }
  const t = standardError > 0 ? estimate / standardError : Number.POSITIVE_INFINITY;
  return {
    estimate,
    standardError,
    low: estimate - critical * standardError,
    high: estimate + critical * standardError,
    pValue: studentTwoSided(t, df),
  };
}

/** How much the variance of the Unknown coefficient is raised because the other terms move with it. */
function inflation(rows: readonly CostRow[], terms: readonly TermName[], fit: LeastSquares) {
  const position = terms.indexOf("unknown");
  if (position < 0 || terms.length < 2) return null;
  const own = spreadOf(rows.map((row) => row.unknownShare));
  return own * fit.crossInverse.get(position + 1, position + 1);
}

/**
 * The cost of new knowledge: accuracy = b0 + b_kn N_kn/|D| + b_unk N_unk/|D| (+ b_epoch epoch) by
 * ordinary least squares over (run, checkpoint) rows (SCIENCE.md section 8; Gekhman et al. 2024 found
 * -0.083 for Unknown in distribution). 95 % t intervals, clustered by run (CR1, runs - 1 degrees of
 * freedom) or classical. A term that never varies is left out (null); all are null when the terms
 * cannot be told apart or rows are too few. vif is that of the Unknown term.
 */
export function knowledgeCost(question: {
  rows: readonly CostRow[];
  errors: StandardErrorKind;
  withEpoch?: boolean;
}): KnowledgeCost {
  const { errors, withEpoch = false } = question;
  const rows = question.rows.filter((row) => isUsable(row, withEpoch));
  const wanted: TermName[] = withEpoch ? ["known", "unknown", "epoch"] : ["known", "unknown"];
  const terms = wanted.filter((term) => spreadOf(rows.map((row) => amountOf(row, term))) > 1e-12);
  const design = rows.map((row) => [1, ...terms.map((term) => amountOf(row, term))]);
  const fit = leastSquares(
    design,
    rows.map((row) => row.accuracy),
  );
  const clusters = rows.map((row) => row.run);
  const spread: RegressionErrors | null =
    fit &&
    (errors === "classical"
      ? classicalErrors(fit)
      : clusteredErrors(fit, { rows: design, clusters }));
  function termAt(position: number): CostTerm | null {
    const estimate = fit?.coefficients[position];
    if (estimate === undefined) return null;
    return toTerm(
      estimate,
      spread?.standardErrors[position] ?? null,
      spread?.degreesOfFreedom ?? 0,
    );
  }
  const termOf = (term: TermName) =>
    terms.includes(term) ? termAt(terms.indexOf(term) + 1) : null;
  const total = spreadOf(rows.map((row) => row.accuracy));
  const vif = fit && inflation(rows, terms, fit);
  return {
    rows: rows.length,
    runs: new Set(clusters).size,
    intercept: termAt(0),
    known: termOf("known"),
    unknown: termOf("unknown"),
    epoch: termOf("epoch"),
    rSquared: fit && total > 0 ? 1 - fit.squaredError / total : null,
    vif,
    standardErrors: errors,
    warnings: costWarnings({
      rows,
      isFitted: fit !== null,
      missingTerms: wanted.filter((term) => !terms.includes(term)),
      vif,
      errors,
    }),
  };
}
