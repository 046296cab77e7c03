import type { NamedCurve } from "@/components/runs/page/exhibit-series";
import type { RateDefinition } from "@/lib/domain/rates/rate-definitions";
import { formatEpoch, formatPercent } from "@/lib/format";

/** What Exhibit 1 shows, in sentences, for those who do not see it. */
export function exhibitSummary(curves: readonly NamedCurve[], rate: RateDefinition): string {
  const sentences = curves.flatMap(({ label, curve }) => {
    const measured = curve.filter(({ value }) => value !== null);
    const [first, last] = [measured.at(0), measured.at(-1)];
    if (!first || !last) return [];
    const at = (point: typeof first) =>
      `${formatPercent(point.value)} at ${formatEpoch(point.epoch, point.step)}`;
    return [
      first === last ? `${label}: ${at(first)}.` : `${label}: from ${at(first)} to ${at(last)}.`,
    ];
  });
  return [`${rate.label.charAt(0).toUpperCase()}${rate.label.slice(1)}.`, ...sentences].join(" ");
}
