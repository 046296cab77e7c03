import type { CostRow, StandardErrorKind } from "@/lib/domain/compare/cost-row";
import { costWarnings, fewestRunsForInterval } from "@/lib/domain/compare/knowledge-cost-warnings";
import { clusterErrors } from "@/lib/domain/stats/cluster-errors";
import { type LeastSquares, leastSquares } from "@/lib/domain/stats/least-squares";
import { classicalErrors } from "@/lib/domain/stats/regression-errors";
import { studentCritical, studentTwoSided } from "@/lib/domain/stats/student-t";

/** Everything but the estimate is null where it cannot be estimated, as with one cluster. */
export type CostTerm = {
  estimate: number;
  standardError: number | null;
  low: number | null;
  high: number | null;
  pValue: number | null;
  degreesOfFreedom: number | null;
};

export type KnowledgeCost = {
  rows: number;
  runs: number;
  intercept: CostTerm | null;
  known: CostTerm | null;
  unknown: CostTerm | null;
  epoch: CostTerm | null;
  /** The Unknown term by whether the epoch is in the model: both stand on the card. */
  unknownBy: { withEpoch: CostTerm | null; withoutEpoch: CostTerm | null };
  /** Coefficient of the squared Unknown share, were it added: whether the line bends. */
  bend: CostTerm | null;
  rSquared: number | null;
  vif: number | null;
  standardErrors: StandardErrorKind;
  warnings: string[];
};

type TermName = "known" | "unknown" | "epoch" | "bend";

function amountOf(row: CostRow, term: TermName): number {
  if (term === "known") return row.knownShare;
  if (term === "bend") return row.unknownShare ** 2;
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
    const untold = { standardError: null, low: null, high: null, pValue: null };
    return { estimate, ...untold, degreesOfFreedom: null };
  }
  const t = standardError > 0 ? estimate / standardError : Number.POSITIVE_INFINITY;
  return {
    estimate,
    standardError,
    low: estimate - critical * standardError,
    high: estimate + critical * standardError,
    pValue: studentTwoSided(t, df),
    degreesOfFreedom: df,
  };
}

/** How much the variance of the Unknown coefficient is raised because the other terms move with it. */
function inflation(rows: readonly CostRow[], terms: readonly TermName[], fit: LeastSquares) {
  const position = terms.indexOf("unknown");
  if (position < 0 || terms.length < 2) return null;
  const own = spreadOf(rows.map((row) => row.unknownShare));
  return own * fit.crossInverse.get(position + 1, position + 1);
}

type Fitted = {
  rows: readonly CostRow[];
  terms: readonly TermName[];
  fit: LeastSquares | null;
  termOf: (term: TermName | "intercept") => CostTerm | null;
};

function fitTerms(
  all: readonly CostRow[],
  wanted: readonly TermName[],
  kind: StandardErrorKind,
): Fitted {
  const rows = all.filter((row) => isUsable(row, wanted.includes("epoch")));
  const terms = wanted.filter((term) => spreadOf(rows.map((row) => amountOf(row, term))) > 1e-12);
  const design = rows.map((row) => [1, ...terms.map((term) => amountOf(row, term))]);
  const fit = leastSquares(
    design,
    rows.map((row) => row.accuracy),
  );
  const clusters = rows.map((row) => row.run);
  const errors = fit && errorsOf(fit, { rows: design, clusters, kind });
  const termAt = (position: number) => {
    const estimate = fit?.coefficients[position];
    if (estimate === undefined) return null;
    return toTerm(
      estimate,
      errors?.standardErrors[position] ?? null,
      errors?.degreesOfFreedom[position] ?? 0,
    );
  };
  const termOf = (term: TermName | "intercept") => {
    if (term === "intercept") return termAt(0);
    return terms.includes(term) ? termAt(terms.indexOf(term) + 1) : null;
  };
  return { rows, terms, fit, termOf };
}

function errorsOf(
  fit: LeastSquares,
  data: { rows: readonly number[][]; clusters: readonly string[]; kind: StandardErrorKind },
) {
  if (data.kind === "classical") {
    const { standardErrors, degreesOfFreedom } = classicalErrors(fit);
    return { standardErrors, degreesOfFreedom: standardErrors.map(() => degreesOfFreedom) };
  }
  return new Set(data.clusters).size < fewestRunsForInterval ? null : clusterErrors(fit, data);
}

/**
 * The cost of new knowledge: accuracy = b0 + b_kn N_kn/|D| + b_unk N_unk/|D| (+ b_epoch epoch) by ordinary least
 * squares over (run, checkpoint) rows (SCIENCE.md section 8; Gekhman et al. 2024 found -0.083 for Unknown in
 * distribution). An association. 95 % t intervals, clustered by run (CR2, Satterthwaite; none below five runs) or
 * classical. A term that never varies is left out (null); all are null when the terms cannot be separated or rows are
 * too few. vif is that of the Unknown term.
 */
export function knowledgeCost(question: {
  rows: readonly CostRow[];
  errors: StandardErrorKind;
  withEpoch?: boolean;
}): KnowledgeCost {
  const { errors, withEpoch = false } = question;
  const wanted: TermName[] = withEpoch ? ["known", "unknown", "epoch"] : ["known", "unknown"];
  const { rows, terms, fit, termOf } = fitTerms(question.rows, wanted, errors);
  const other = fitTerms(question.rows, otherTerms(withEpoch), errors).termOf("unknown");
  const bent = terms.includes("unknown") ? fitTerms(rows, [...wanted, "bend"], errors) : null;
  const unknown = termOf("unknown");
  const total = spreadOf(rows.map((row) => row.accuracy));
  const vif = fit && inflation(rows, terms, fit);
  return {
    rows: rows.length,
    runs: new Set(rows.map((row) => row.run)).size,
    intercept: termOf("intercept"),
    known: termOf("known"),
    unknown,
    epoch: termOf("epoch"),
    unknownBy: {
      withEpoch: withEpoch ? unknown : other,
      withoutEpoch: withEpoch ? other : unknown,
    },
    bend: bent?.termOf("bend") ?? null,
    rSquared: fit && total > 0 ? 1 - fit.squaredError / total : null,
    vif,
    standardErrors: errors,
    warnings: costWarnings({
      rows,
      isFitted: fit !== null,
      missingTerms: wanted.filter((term) => !terms.includes(term)),
      vif,
      errors,
      degreesOfFreedom: unknown?.degreesOfFreedom ?? null,
    }),
  };
}

function otherTerms(withEpoch: boolean): TermName[] {
  return withEpoch ? ["known", "unknown"] : ["known", "unknown", "epoch"];
}
