import { type ColorToken, distinctColor, rampColor } from "@/components/charts/paint";
import type { PlotPanel, PlotSeries } from "@/components/charts/plot-model";
import { plotCurve } from "@/components/runs/run-page/plot-curve";
import { curveName } from "@/components/runs/run-page/population-words";
import { curvePoints, sharedX } from "@/components/shares/curve-points";
import type { SharedPicture } from "@/components/shares/picture-model";
import { rateDefinition } from "@/lib/domain/rate-definitions";
import { formatPercent } from "@/lib/format";
import type { SharedComparisonContent } from "@/lib/shares/shared-view";

const panels: readonly PlotPanel[] = [{ id: "dev", unit: "ratio", domain: "fit", height: 280 }];
const dashes = ["solid", "dashed", "dotted"] as const;
const palette = 8;

type Runs = SharedComparisonContent["runs"];

/** A ramp where the share of Unknown is what differs, else distinct colours. */
function colorsOf(runs: Runs): readonly ColorToken[] {
  const shares = runs.flatMap(({ unknownShare }) => unknownShare ?? []);
  const isRamp = shares.length === runs.length && new Set(shares).size === runs.length;
  return runs.map(({ unknownShare }, index) =>
    isRamp ? rampColor(unknownShare ?? 0) : distinctColor(index),
  );
}

/** One line a run, on one split and population; its best checkpoint is ringed. */
export function comparisonPicture(content: SharedComparisonContent): SharedPicture {
  const { runs, split, population } = content;
  const rate = rateDefinition(content.rate);
  const x = sharedX(
    content.x,
    runs.flatMap(({ points }) => points),
  );
  const colors = colorsOf(runs);
  const isRamp = colors.some((color) => color.startsWith("ramp"));
  const series = runs.map(({ id, label, points, best }, index): PlotSeries => {
    const own = sharedX(content.x, points);
    return {
      id,
      label,
      color: colors[index] ?? "series-1",
      dash: dashes[Math.floor(index / (isRamp ? 1 : palette)) % dashes.length] ?? "solid",
      panel: "dev",
      ringAt: best && own.placeOf({ ...best, time: null }),
      points: plotCurve({ curve: curvePoints(points), x: own, hasBand: runs.length <= 2 }),
    };
  });
  const what = curveName(split ?? "held-out", population);
  return {
    title: `${what}: ${rate.label} over fine-tuning, ${runs.length} runs`,
    howToRead: isRamp
      ? "From blue to vermillion: more Unknown in training. A ring is the best checkpoint of a run."
      : "One line a run; a ring is its best checkpoint.",
    summary: runs
      .map(({ label, last }) => `${label}: ${formatPercent(last?.accuracy ?? null)} at the end.`)
      .join(" "),
    panels,
    series,
    marks: [],
    xAxis: x.axis,
    note: "",
  };
}
