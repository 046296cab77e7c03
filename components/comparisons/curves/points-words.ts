import { formatPoints } from "@/lib/format";

/** Percentage points without their word, where a heading says it: "−21.1", "+0.7". */
export function pointsWords(points: number): string {
  return formatPoints(points / 100).replace(" points", "");
}

/** "−24.2 to −18.0". */
export function pointsRange(low: number, high: number): string {
  return `${pointsWords(low)} to ${pointsWords(high)}`;
}
