import { formatPoints } from "@/lib/format";

/** Percentage points without their word, where a heading says it: "−21.1", "+0.7". */
export function signedPoints(points: number): string {
  return formatPoints(points / 100).replace(" points", "");
}

/** "−24.2 to −18.0". */
export function signedRange(low: number, high: number): string {
  return `${signedPoints(low)} to ${signedPoints(high)}`;
}
