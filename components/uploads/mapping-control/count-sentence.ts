import { formatCount } from "@/lib/format";
import type { RateSeries } from "./preview-plot";

/** Where the bands come from, or why there are none. */
export function countSentence(rates: readonly RateSeries[]): string {
  const known = rates.filter(({ meaning }) => ["confirmed", "stated"].includes(meaning.basis));
  const counts = new Set(known.map(({ meaning }) => meaning.n));
  const [n] = counts;
  if (known.length === rates.length && counts.size === 1 && n != null)
    return `Bands: 95\u202f% with n = ${formatCount(n)}, unpaired.`;
  if (known.length > 0) return "Bands: 95\u202f%, unpaired, where the number of examples is known.";
  if (rates.some(({ meaning }) => meaning.basis === "estimated"))
    return "No bands: the number of examples is an estimate.";
  return "No bands: nobody said how many examples are in a set.";
}
