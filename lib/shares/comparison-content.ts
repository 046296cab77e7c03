import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { getAnalysis } from "@/lib/runs/get-analysis";
import { getSeries } from "@/lib/runs/get-series";
import type { RunRow } from "@/lib/runs/queries";
import { zoomBetween } from "@/lib/runs/view-state";
import { methodVersion } from "./method";
import type { ReadView } from "./read-view";
import { figureOf, wantedCurve } from "./run-content";
import { chooseX, sharedCurve } from "./shared-points";
import type { SharedComparisonContent } from "./shared-view";

type ComparisonPlace = { project: string; runs: readonly RunRow[] };

/** What a view of several runs shows: one curve each on the same split and population, and three figures each. */
export async function comparisonContent(
  viewer: Viewer,
  place: ComparisonPlace,
  view: ReadView,
): Promise<SharedComparisonContent> {
  const shown = place.runs.filter(({ slug }) => !view.hide.includes(slug));
  const read = await Promise.all(
    shown.map(async (run) => ({
      run,
      points: (await getSeries(viewer, { project: place.project, run: run.slug }, {})).points,
    })),
  );
  const all = read.flatMap(({ points }) => points);
  const first = read[0];
  const lead = first && {
    project: place.project,
    run: first.run.slug,
  };
  const headline = lead && (await getAnalysis(viewer, lead, wantedCurve(all, view)));
  const split = headline?.split ?? null;
  const population = headline?.population ?? "all";
  const x = read.every(({ points }) => chooseX(points, view.x) === view.x) ? view.x : "step";
  const zoom = zoomBetween(view.from, view.to);
  const runs = await Promise.all(
    read.map(async ({ run, points }, index) => {
      const at = { project: place.project, run: run.slug };
      const of = { split: split ?? "", population };
      const analysis = split === null ? null : await getAnalysis(viewer, at, { split, population });
      const { best = null, last = null, recommended = null } = analysis ?? {};
      return {
        id: `run-${index + 1}`,
        label: run.name,
        unknownShare: run.summary?.unknownShare ?? null,
        points: sharedCurve({ points, x, rate: view.y, zoom }, of),
        best: best && figureOf(best),
        last: last && figureOf(last),
        recommended: recommended && {
          step: recommended.step,
          epoch: recommended.epoch,
          accuracy: recommended.accuracy,
        },
      };
    }),
  );
  return {
    kind: "comparison",
    methodVersion,
    asOf: new Date().toISOString(),
    rate: view.y,
    x,
    zoom: zoom === null ? null : [zoom[0], zoom[1]],
    split,
    population,
    runs,
  };
}
