import type { DotGroup } from "@/components/charts/interval-dots";
import type { PlotPoint } from "@/components/charts/plot-model";
import type { ComparedFigure, ComparedRun } from "@/lib/comparisons/comparison-schema";
import type { EarlyStopMeasure } from "@/lib/comparisons/view-state";
import { rateDefinition } from "@/lib/domain/rates/rate-definitions";
import { wilson } from "@/lib/domain/rates/rates";
import { formatEpoch, formatPercent } from "@/lib/format";

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

const byShare = (points: readonly PlotPoint[]) => points.toSorted((a, b) => a.x - b.x);

/** Points by Unknown share: the paper's Figure 3 for a rate at both ends of stopping, its Figure 4 for what is fitted. */
export function earlyStopGroups(
  runs: readonly ComparedRun[],
  measure: EarlyStopMeasure,
): readonly DotGroup[] {
  const of = (points: (run: ComparedRun) => readonly PlotPoint[]) => byShare(runs.flatMap(points));
  if (measure === "fitted") {
    return [
      {
        ...{ id: "known", label: "Known fitted", color: "known" },
        points: of((run) => fittedAt(run, "knownFitted")),
      },
      {
        ...{ id: "unknown", label: "Unknown fitted", color: "unknown", marker: "square" },
        points: of((run) => fittedAt(run, "unknownFitted")),
      },
    ];
  }
  return [
    {
      ...{ id: "best", label: "early stop", color: "known" },
      points: of((run) => rateAt(run, run.figures.best, measure)),
    },
    {
      ...{ id: "last", label: "last checkpoint", color: "unknown", marker: "square" },
      points: of((run) => rateAt(run, run.figures.last, measure)),
    },
  ];
}
