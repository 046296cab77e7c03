import type { Flow } from "@/components/charts/flow-chart";

/** Where the bars begin, right of the counts. */
export const flowLeft = 44;
const tickPixels = 34;

/** The largest count on either side: both sides stand on one scale. */
export function mostChanged(flows: readonly Flow[]): number {
  return flows.reduce((high, { gained, lost }) => Math.max(high, gained, lost), 0);
}

/** Every which checkpoint is named, so that names do not meet. */
export function everyNthTick(count: number, width: number): number {
  return Math.max(1, Math.ceil((tickPixels * count) / (width - flowLeft)));
}

export function signedCount(count: number): string {
  if (count === 0) return "0";
  return `${count > 0 ? "+" : "−"}${Math.abs(count)}`;
}
