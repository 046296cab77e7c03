import type { SettingValue } from "@/lib/domain/compare/configuration-differences";

const closeTo = (a: number, b: number) => Math.abs(a - b) < 1e-3;

/** Whether a setting's value is the Unknown share of its run, written as a ratio or in percent. False where either is not known. */
export function statesShare(value: SettingValue | undefined, share: number | null): boolean {
  if (typeof value !== "number" || share === null) return false;
  return closeTo(value, share) || closeTo(value, share * 100);
}

/** How many of the runs a setting tells nothing but the Unknown share of: 0 to 1; 0 without runs. */
export function statedShareRatio(
  values: readonly (SettingValue | undefined)[],
  shares: readonly (number | null)[],
): number {
  const stated = shares.filter((share, k) => statesShare(values[k], share)).length;
  return shares.length === 0 ? 0 : stated / shares.length;
}
