import { pointsText } from "@/components/comparisons/curves/points-text";
import type { ComparedRun } from "@/lib/comparisons/comparison-schema";
import { formatEpoch } from "@/lib/format";

export type AttributionWords = {
  /** What stands beside the name: the answer with its interval. */
  amount: string;
  /** What it was made of, or why there is no answer. */
  detail: string;
  isTold: boolean;
};

const unsigned = (points: number) => pointsText(points).replace("+", "");

/** Causal words only where the interval against a control allows them (SCIENCE.md section 8). */
export function attributionWords(
  run: ComparedRun,
  nameOf: (slug: string) => string,
): AttributionWords {
  const { attributable, drop, control } = run;
  if (attributable) {
    const { points, low, high, runFall, controlFall } = attributable;
    const isTold = (low ?? 0) > 0;
    const range = `${unsigned(points)} points (${unsigned(low ?? 0)} to ${unsigned(high ?? 0)})`;
    const where = formatEpoch(attributable.epoch, attributable.step);
    const other = `${nameOf(attributable.control)} lost ${unsigned(controlFall)} too`;
    return {
      amount: isTold ? `${range} due to new knowledge` : `${range}, not told from its control`,
      detail: `of ${unsigned(runFall)} lost by ${where}; ${other}`,
      isTold,
    };
  }
  const amount = drop ? `${unsigned(drop.points)} points fall since best` : "nothing evaluated";
  const detail = control?.reason
    ? `${nameOf(control.run)} cannot be its control: ${control.reason}`
    : "no control run, so the cause is not known";
  return { amount, detail, isTold: false };
}
