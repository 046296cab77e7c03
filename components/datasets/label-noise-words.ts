import type { LabelNoise } from "@/lib/datasets/label-noise";
import { formatCount, formatInterval, formatPercent } from "@/lib/format";

/** What asking again would change, in sentences: the Unknown share of each split, and halves that disagree. */
export function labelNoiseWords({ facts, unknown, splitHalf }: LabelNoise): readonly string[] {
  const shares = unknown.map(
    ({ split, low, high }) => `${formatInterval(low, high)} % in ${split}`,
  );
  const again =
    shares.length === 0
      ? []
      : [
          `Were all facts asked again, Unknown would be ${shares.join(", ")} (95 %; by a prior fitted to the draws of ${formatCount(facts)} facts).`,
        ];
  const halves =
    splitHalf === null
      ? []
      : [
          `Two halves of the draws label ${formatPercent(splitHalf)} of the facts differently, Known or Unknown.`,
        ];
  return [...again, ...halves];
}
