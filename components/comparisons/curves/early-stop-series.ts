import type { PlotPicture } from "@/components/charts/picture-model";
import type { PlotPoint, PlotSeries } from "@/components/charts/plot-model";
import type { ComparedFigure, ComparedRun } from "@/lib/comparisons/comparison-schema";
import type { EarlyStopMeasure } from "@/lib/comparisons/view-state";
import { rateDefinition } from "@/lib/domain/rates/rate-definitions";
import { wilson } from "@/lib/domain/rates/rates";
import { formatEpoch, formatPercent } from "@/lib/format";

const words: Record<EarlyStopMeasure, { title: string; howToRead: string }> = {
  accuracy: {
    title: "Early stop or to the end",
    howToRead: "Accuracy by share of new facts at the best and the last checkpoint, 95 % intervals",
  },
  hallucination: {
    title: "Early stop or to the end",
    howToRead:
      "Hallucination rate (of questions) at the best and the last checkpoint, 95 % intervals",
  },
  fitted: {
    title: "What an early stop has learned",
    howToRead: "Share of Known and Unknown training examples fitted at the best checkpoint",
  },
};

type Part = { numerator: number; total: number };

/** The label is the same at early stop and at the end, so that one cursor reads both. */
function pointOf(run: ComparedRun, { numerator, total }: Part): PlotPoint[] {
  const { best } = run.figures;
  if (run.unknownShare === null || best === null || total === 0) return [];
  const words = [
    `${formatPercent(run.unknownShare, 0)} Unknown`,
    run.name,
    `best at ${formatEpoch(best.epoch, best.step)}`,
  ];
  const [x, y] = [run.unknownShare, numerator / total];
  return [{ x, y, label: words.join(", "), numerator, total, ...(wilson(numerator, total) ?? {}) }];
}

function rateAt(run: ComparedRun, figure: ComparedFigure | null, id: "accuracy" | "hallucination") {
  if (figure === null) return [];
  const rate = rateDefinition(id);
  return pointOf(run, {
    numerator: rate.numerator(figure),
    total: rate.denominator(figure),
  });
}

function fittedAt(run: ComparedRun, part: "knownFitted" | "unknownFitted") {
  const { best } = run.figures;
  const share = best?.[part] ?? null;
  if (best === null || share === null) return [];
  const total = part === "knownFitted" ? run.train.knownTotal : run.train.unknownTotal;
  return pointOf(run, { numerator: Math.round(share * total), total });
}

type Look = Pick<PlotSeries, "id" | "label" | "shortLabel" | "color" | "marker">;

/**
 * Points by Unknown share, joined where every share has one run. Where a share has several, their mean is the line and
 * the runs are points of their own: a line through them would jog.
 */
function linesOf(look: Look, points: readonly PlotPoint[]): readonly PlotSeries[] {
  const runs: PlotSeries = {
    ...{ ...look, isWhiskered: true, panel: "only" },
    points: points.toSorted((a, b) => a.x - b.x),
  };
  const shares = [...Map.groupBy(runs.points, ({ x }) => x)];
  if (shares.every(([, sharing]) => sharing.length === 1)) return [runs];
  const { marker: _, ...line } = look;
  const mean: PlotSeries = {
    ...{ ...line, id: `${look.id} mean`, panel: "only" },
    isStrong: true,
    points: shares.map(([x, sharing]) => meanOf(x, sharing)),
  };
  return [mean, { ...runs, label: `${look.label}, runs`, isScattered: true, hasNoEndLabel: true }];
}

/** Of rates, each run counting once; a run alone is its own mean. */
function meanOf(x: number, sharing: readonly PlotPoint[]): PlotPoint {
  const [only] = sharing;
  if (only !== undefined && sharing.length === 1) return { x, y: only.y, label: only.label };
  const y = sharing.reduce((sum, point) => sum + (point.y ?? 0), 0) / sharing.length;
  return { x, y, label: `${formatPercent(x, 0)} Unknown, mean of ${sharing.length} runs` };
}

/** The paper's Figure 3 for a rate at both ends of stopping, its Figure 4 for what is fitted. */
export function earlyStopLines(
  runs: readonly ComparedRun[],
  measure: EarlyStopMeasure,
): readonly PlotSeries[] {
  const at = (look: Look, points: (run: ComparedRun) => readonly PlotPoint[]) =>
    linesOf({ marker: "circle", ...look }, runs.flatMap(points));
  if (measure === "fitted")
    return [
      ...at({ id: "known", label: "Known fitted", color: "known" }, (run) =>
        fittedAt(run, "knownFitted"),
      ),
      ...at({ id: "unknown", label: "Unknown fitted", color: "unknown", marker: "square" }, (run) =>
        fittedAt(run, "unknownFitted"),
      ),
    ];
  return [
    ...at({ id: "best", label: "early stop", color: "known" }, (run) =>
      rateAt(run, run.figures.best, measure),
    ),
    ...at(
      {
        ...{ id: "last", label: "last checkpoint", shortLabel: "last" },
        ...{ color: "unknown", marker: "square" },
      },
      (run) => rateAt(run, run.figures.last, measure),
    ),
  ];
}

/** What is gained by stopping early, and how little of the new is learned by then. */
export function earlyStopPicture(
  runs: readonly ComparedRun[],
  measure: EarlyStopMeasure,
): PlotPicture {
  const series = earlyStopLines(runs, measure);
  const { title, howToRead } = words[measure];
  const isAveraged = series.some(({ isScattered }) => isScattered);
  return {
    ...{ kind: "plot", title, series, marks: [], summary: "", note: "" },
    howToRead: isAveraged ? `${howToRead}; the line is the mean of the runs of a share` : howToRead,
    panels: [{ id: "only", unit: "ratio", domain: "fit", height: 280 }],
    xAxis: { label: "share of Unknown in the training set", unit: "ratio" },
  };
}
