import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { analysisOptions } from "@/components/runs/page/analysis-options";
import { exhibitPicture } from "@/components/runs/page/exhibit-series";
import { chooseHeadline } from "@/components/runs/page/headline";
import type { ShownRun } from "@/components/runs/page/shown-run";
import { useRunView } from "@/components/runs/page/use-run-view";
import type { AnalysisResponse } from "@/lib/runs/analysis/analysis-schema";
import {
  categoryCurves,
  exhibitCurves,
  marksOf,
  withLabelNoise,
} from "@/lib/runs/exhibit/exhibit-model";
import type { ExhibitMarks } from "@/lib/runs/exhibit/exhibit-schema";
import { chooseX } from "@/lib/runs/exhibit/exhibit-x";
import { type FiguresModel, figuresOf } from "@/lib/runs/exhibit/figures-model";
import { seriesOptions } from "@/lib/runs/query-options";

const noMarks: ExhibitMarks = {
  ...{ best: null, recommended: null, alarm: null, onset: null, detectableDrop: null },
};

/** What an analysis found; of a run with one checkpoint, and before the analysis has come, the best one alone. */
function marksIn(analysis: AnalysisResponse | undefined, { best }: FiguresModel): ExhibitMarks {
  if (!analysis) return { ...noMarks, best };
  const { detectableDrop } = analysis;
  if (analysis.checkpoints < 2) return { ...noMarks, best, detectableDrop };
  return { ...marksOf(analysis), best };
}

/** A picture of the run's rates as the URL asks for it, from its series and analysis. */
export function useExhibit(
  { project, run, population }: ShownRun,
  chart: "exhibit" | "categories" = "exhibit",
) {
  const { points } = useSuspenseQuery(seriesOptions(project, run)).data;
  const { x: wantedX, y: rate, split, of, categories, noise } = useRunView().view;
  const headline = useMemo(
    () => chooseHeadline(points, { split, population: of, fallback: population }),
    [points, split, of, population],
  );
  const query = (split === null && of === null) || headline === null ? {} : headline;
  const { data: analysis } = useQuery(analysisOptions({ project, run }, query));
  return useMemo(() => {
    const x = chooseX(points, wantedX);
    const input = { points, x, rate, zoom: null };
    const labelNoise = analysis?.labelNoise ?? null;
    const curves =
      chart === "exhibit"
        ? withLabelNoise(exhibitCurves(input, headline), rate, noise ? labelNoise : null)
        : categoryCurves(input, categories);
    const marks = marksIn(analysis, figuresOf(points, headline));
    const model = { ...marks, chart, rate, x, curves };
    const hasLabelNoise = labelNoise !== null && rate === "accuracy";
    return { points, headline, model, hasLabelNoise, picture: exhibitPicture(model) };
  }, [points, wantedX, rate, headline, categories, noise, chart, analysis]);
}
