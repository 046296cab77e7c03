import { formatTick } from "@/components/charts/axis";
import type { PlotPoint, PlotSeries, XAxis } from "@/components/charts/plot-model";
import { chosenColors, runLooks } from "@/components/comparisons/curves/run-looks";
import { capitalise } from "@/components/runs/page/population-words";
import { sharedX } from "@/components/shares/curve-points";
import type { SharedBandPoint } from "@/lib/shares/comparison-parts";
import type { SharedComparisonContent } from "@/lib/shares/shared-view";

/** "Epoch 3": a place of a group, whose runs may have come there at different steps. */
export function placeWords(x: number, { label, unit }: XAxis): string {
  return `${capitalise(label)} ${formatTick(x, unit)}`;
}

function plotted(points: readonly SharedBandPoint[], axis: XAxis): readonly PlotPoint[] {
  return points.map(({ x, mean, low, high, runs }) => ({
    ...{ x, y: mean, label: placeWords(x, axis) },
    ...(runs > 1 ? { low, high } : {}),
  }));
}

/** Each group as its mean with its band, on the held-out examples and where they are shown on the training examples. */
export function groupLines({ groups, x }: SharedComparisonContent): readonly PlotSeries[] {
  const shown = groups ?? [];
  const { axis } = sharedX(x, []);
  const named = shown.map(({ id, unknownShare }) => ({ run: id, unknownShare }));
  const chosen = chosenColors(shown.flatMap(({ id, color }) => (color ? [`${id}:${color}`] : [])));
  const looks = runLooks(named, chosen);
  return shown.flatMap(({ id, label, points, fits }): PlotSeries[] => {
    const look = { ...(looks.get(id) ?? { color: "muted" as const }), isStrong: true };
    const parts = fits ? (["unknown", "known"] as const) : [];
    return [
      { id, label, ...look, panel: "dev", points: plotted(points, axis) },
      ...parts.flatMap((panel): PlotSeries[] => {
        const fitted = plotted(fits?.[panel] ?? [], axis);
        const words = `${label}, ${capitalise(panel)} fitted`;
        const own = { id: `${id}/${panel}`, label: words, ...look, hasNoEndLabel: true, panel };
        return fitted.length === 0 ? [] : [{ ...own, points: fitted }];
      }),
    ];
  });
}
