import type { PlotPoint } from "@/components/charts/plot-model";
import type { CurvePoint } from "@/components/runs/page/run-curve";
import type { XOption } from "@/components/runs/page/x-places";
import { formatEpoch } from "@/lib/format";

type PlotCurve = { curve: readonly CurvePoint[]; x: Pick<XOption, "placeOf">; hasBand: boolean };

/** A curve laid out along x; checkpoints that have no place there are left out. */
export function plotCurve({ curve, x, hasBand }: PlotCurve): readonly PlotPoint[] {
  return curve.flatMap((point) => {
    const place = x.placeOf(point);
    if (place === null) return [];
    const band = hasBand && point.interval;
    return [
      {
        x: place,
        y: point.value,
        label: checkpointLabel(point),
        ...(point.numerator === null ? {} : { numerator: point.numerator }),
        ...(point.total === null ? {} : { total: point.total }),
        ...(point.isEstimated ? { isEstimated: true } : {}),
        ...(band ? { low: band.low, high: band.high } : {}),
      },
    ];
  });
}

/** "Epoch 2 · step 76", or the step alone. */
export function checkpointLabel({ step, epoch }: { step: number; epoch: number | null }): string {
  const name = formatEpoch(epoch, step);
  const start = name.charAt(0).toUpperCase() + name.slice(1);
  return epoch === null ? start : `${start} · ${formatEpoch(null, step)}`;
}
