import type { NamedCurve } from "@/components/runs/page/exhibit-series";
import { formatEpoch, formatInterval, formatPercent } from "@/lib/format";

type LastBand = {
  label: string;
  isWholeSplit: boolean;
  at: string;
  value: number;
  low: number;
  high: number;
};

/** Where each held-out line ends and its band of label noise; of training lines where there is no other. */
function lastBands(curves: readonly NamedCurve[]): readonly LastBand[] {
  const bands = curves.flatMap(({ label, panel, curve, isWholeSplit = false }) => {
    const last = curve.findLast(({ labelNoise, value }) => labelNoise !== null && value !== null);
    if (!last?.labelNoise || last.value === null) return [];
    const at = formatEpoch(last.epoch, last.step);
    return [{ panel, label, isWholeSplit, at, value: last.value, ...last.labelNoise }];
  });
  const heldOut = bands.filter(({ panel }) => panel === "dev");
  return heldOut.length > 0 ? heldOut : bands;
}

/** Why a line lies beside its band; nothing where it lies in it. */
function besideWords({ label, value, low, high, isWholeSplit }: LastBand): string {
  if (value >= low && value <= high) return "";
  const side = value < low ? "below" : "above";
  if (!isWholeSplit)
    return ` ${label} lies ${side} its band: some labels are luck, and facts asked again change sides.`;
  const often = value < low ? "less" : "more";
  return ` ${label} lies ${side} its band, since no fact of another label was put there: asked again, some leave and none come in, and those that leave are right ${often} often.`;
}

/** What the lighter bands show, in sentences; nothing where none is drawn. */
export function labelBandWords(curves: readonly NamedCurve[]): string {
  const bands = lastBands(curves);
  if (bands.length === 0) return "";
  const ranges = bands.map(
    ({ label, at, value, low, high }) =>
      `${label} at ${at} ${formatInterval(low, high)}\u202f% (${formatPercent(value)} as labelled)`,
  );
  return `Lighter bands with edges: label noise. Were all facts asked again, 95\u202f% of the new labels would give ${ranges.join(", ")}.${bands.map(besideWords).join("")}`;
}
