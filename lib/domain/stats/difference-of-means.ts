import { normalUpperTail } from "@/lib/domain/stats/normal";
import { studentCritical, studentTwoSided } from "@/lib/domain/stats/student-t";

/** Treated less control, in the unit of the values; null where it cannot be estimated. */
export type DifferenceOfMeans = {
  difference: number;
  standardError: number;
  degreesOfFreedom: number | null;
  low: number | null;
  high: number | null;
  pValue: number | null;
};

const z975 = 1.959963984540054;

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Variance of the mean over runs. */
function varianceOfMean(values: readonly number[]): number {
  const mean = meanOf(values);
  const spread = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return spread / (values.length - 1) / values.length;
}

/**
 * Difference of two groups of runs with a 95 % interval over runs: Welch's, plus the variance that the common
 * questions give the difference (SCIENCE.md section 8; Welch alone speaks of these questions only). Null with fewer
 * than two runs on a side: one run has no spread.
 */
export function differenceOfMeans(
  treated: readonly number[],
  control: readonly number[],
  exampleVariance = 0,
): DifferenceOfMeans | null {
  if (treated.length < 2 || control.length < 2) return null;
  const difference = meanOf(treated) - meanOf(control);
  const [ofTreated, ofControl] = [varianceOfMean(treated), varianceOfMean(control)];
  const variance = ofTreated + ofControl + exampleVariance;
  const standardError = Math.sqrt(variance);
  const share = ofTreated ** 2 / (treated.length - 1) + ofControl ** 2 / (control.length - 1);
  const untold = { difference, standardError, degreesOfFreedom: null };
  if (variance === 0) return { ...untold, low: null, high: null, pValue: null };
  const t = difference / standardError;
  if (share === 0) {
    const [low, high] = [difference - z975 * standardError, difference + z975 * standardError];
    return { ...untold, low, high, pValue: 2 * normalUpperTail(Math.abs(t)) };
  }
  const degreesOfFreedom = variance ** 2 / share;
  const critical = studentCritical(0.05, degreesOfFreedom);
  const reach = critical === null ? null : critical * standardError;
  return {
    difference,
    standardError,
    degreesOfFreedom,
    low: reach === null ? null : difference - reach,
    high: reach === null ? null : difference + reach,
    pValue: studentTwoSided(t, degreesOfFreedom),
  };
}
