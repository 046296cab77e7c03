import { formatValue } from "@/components/charts/reading";
import { plain, type Segments, strong } from "@/components/exports/segments";
import { formatCount } from "@/lib/format";
import type { SharedMetric } from "@/lib/shares/shared-view";

/** Where a training metric starts and ends: all there is to say of a run that evaluated nothing. */
export function metricFinding({ key, points }: SharedMetric): Segments {
  const measured = points.filter(({ value }) => value !== null);
  const [first, last] = [measured.at(0), measured.at(-1)];
  if (!first || !last) return [strong(key), plain(" was never a number.")];
  const at = ({ step, value }: typeof first) =>
    `${formatValue(value, "number")} at step ${formatCount(step)}`;
  if (first === last) return [strong(key), plain(` is ${at(first)}.`)];
  return [strong(key), plain(` goes from ${at(first)} to ${at(last)}.`)];
}
