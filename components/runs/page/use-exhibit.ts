import { useSuspenseQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { exhibitPanels } from "@/components/charts/exhibit-panels";
import { exhibitCurves, exhibitSeries, panelsWith } from "@/components/runs/page/exhibit-series";
import { chooseHeadline } from "@/components/runs/page/headline";
import type { RunPlace } from "@/components/runs/page/run-place";
import { useRunView } from "@/components/runs/page/use-run-view";
import { chooseX, xOptionsOf } from "@/components/runs/page/x-places";
import { rateDefinition } from "@/lib/domain/rates/rate-definitions";
import { seriesOptions } from "@/lib/runs/query-options";

/** Exhibit 1 as the URL asks for it, from the series of the run. */
export function useExhibit({ project, run, population }: RunPlace) {
  const { points } = useSuspenseQuery(seriesOptions(project, run)).data;
  const { x: wantedX, y, split, of } = useRunView().view;
  return useMemo(() => {
    const xOptions = xOptionsOf(points);
    const x = chooseX(xOptions, wantedX);
    const rate = rateDefinition(y);
    const headline = chooseHeadline(points, { split, population: of, fallback: population });
    const curves = exhibitCurves({ points, rate, headline });
    const series = x === null ? [] : exhibitSeries(curves, x);
    const panels = panelsWith(exhibitPanels, series);
    return { points, xOptions, x, rate, headline, curves, series, panels };
  }, [points, wantedX, y, split, of, population]);
}
