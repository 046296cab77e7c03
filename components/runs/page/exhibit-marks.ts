import type { PlotMark } from "@/components/charts/plot-model";
import type { XOption } from "@/components/runs/page/x-places";
import { formatEpoch } from "@/lib/format";
import type { AnalysisAnswer } from "@/lib/runs/analysis/analysis-schema";
import type { SeriesPoint } from "@/lib/runs/schema";

type Place = { step: number; epoch: number | null };

/** What an analysis found; each null or left out where there is none. */
export type FoundMarks = {
  best?: Place | null;
  recommended?: Place | null;
  alarm?: Place | null;
  /** Where one point is lost, in epochs. */
  onset?: { low: number; high: number } | null;
};

/** The span in which one point is lost; null without an alarm, in steps, or where it is not surely lost. */
export function onsetSpan(onset: AnalysisAnswer["onset"]): { low: number; high: number } | null {
  const { alarm, estimate } = onset;
  if (alarm === null || estimate?.unit !== "epoch") return null;
  const { low, high } = estimate.onePointLost;
  return high === null ? null : { low, high };
}

const pointWords = {
  best: "best checkpoint",
  recommended: "recommended checkpoint",
  alarm: "fall confirmed",
} as const;

function placeOf(
  place: Place,
  x: Pick<XOption, "placeOf">,
  points: readonly SeriesPoint[],
): number | null {
  return x.placeOf(points.find(({ step }) => step === place.step) ?? { ...place, time: null });
}

/**
 * Lines for the checkpoints and a span for where one point is lost. It is found in epochs, so other
 * layouts of x do not show it; the best is left out where the recommended one is the same.
 */
export function exhibitMarks(
  found: FoundMarks,
  { x, points }: { x: Pick<XOption, "placeOf"> & { id: string }; points: readonly SeriesPoint[] },
): readonly PlotMark[] {
  const isSame = found.best != null && found.best.step === found.recommended?.step;
  const onset = found.onset && x.id === "epoch" ? found.onset : null;
  const lines = (["best", "recommended", "alarm"] as const).flatMap((kind): PlotMark[] => {
    const place = kind === "best" && isSame ? null : found[kind];
    const at = place ? placeOf(place, x, points) : null;
    if (!place || at === null) return [];
    const words =
      kind === "recommended" && isSame ? "best and recommended checkpoint" : pointWords[kind];
    return [{ id: kind, kind, x: at, label: `${words}, ${formatEpoch(place.epoch, place.step)}` }];
  });
  if (!onset) return lines;
  const span: PlotMark = {
    id: "onset",
    kind: "onset",
    x: (onset.low + onset.high) / 2,
    from: onset.low,
    to: onset.high,
    label: "one point lost",
  };
  return [...lines, span];
}
