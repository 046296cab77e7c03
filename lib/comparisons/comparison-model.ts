import { z } from "zod";
import { attribution, attributionsOf } from "@/lib/comparisons/attribution/attribution-model";
import type { ComparisonResponse } from "@/lib/comparisons/comparison-schema";
import {
  type CurvesView,
  curvesModel,
  groupModel,
  type RunModel,
  runModel,
} from "@/lib/comparisons/curves/curves-model";
import { chooseX } from "@/lib/comparisons/curves/curves-x";
import { remediesOf, remedyModel } from "@/lib/comparisons/remedies/remedies-model";
import { type CompareView, compareXChoices } from "@/lib/comparisons/view-state";
import { inWords, tellOnly } from "@/lib/domain/findings/finding-words";
import { populations } from "@/lib/domain/knowledge/knowledge";
import { rateIds } from "@/lib/domain/rates/rate-definitions";
import { tellChoice } from "@/lib/runs/choice-schema";
import { zoomBetween } from "@/lib/runs/view-state";

/** What a picture of one split is about, and how it is laid out. */
export const pictureFrame = {
  split: z.string().nullable(),
  population: z.enum(populations),
  rate: z.enum(rateIds),
  x: z.enum(compareXChoices),
  zoom: z.tuple([z.number(), z.number()]).nullable(),
};

export const finding = z.object({
  kind: z.string(),
  segments: z.array(z.object({ text: z.string(), isStrong: z.boolean() })),
});

/** A comparison in numbers, as a view shows it: what its page draws and what a link keeps. */
export const comparisonModel = z.object({
  ...pictureFrame,
  /** "relation:P19" where a part of the split is looked at. */
  where: z.string().nullable(),
  examples: z.number().int().nullable(),
  /** Counted on the examples that all runs share. Fields that came later are left out of links frozen before. */
  intersected: z.boolean().optional(),
  /** None where only groups are shown. */
  runs: z.array(runModel),
  layout: z.enum(["overlay", "multiples"]).optional(),
  groups: z.array(groupModel).nullish(),
  remedies: z.array(remedyModel).optional(),
  attributions: z.array(attribution).optional(),
  findings: z.array(finding),
  /** Runs of the comparison that do not answer the same examples; they are left out. */
  leftOut: z.number().int(),
});
export type ComparisonModel = z.infer<typeof comparisonModel>;

/** The lines of a view and what they are about: the part of the model that the curves are drawn from. */
export type CurvesModel = Pick<
  ComparisonModel,
  "split" | "population" | "where" | "intersected" | "rate" | "x" | "layout" | "runs" | "groups"
>;

type ModelView = Pick<CurvesView, "idOf"> & { view: CompareView; isZoomed: boolean };

function curvesOf(response: ComparisonResponse, { view, idOf, isZoomed }: ModelView) {
  const { split, population, where, intersected } = response;
  const zoom = isZoomed ? zoomBetween(view.from, view.to) : null;
  const frame = { x: chooseX(response.runs, view.x), rate: view.y };
  return {
    ...{ split, population, where, intersected, ...frame, layout: view.view },
    zoom: zoom && ([zoom[0], zoom[1]] as [number, number]),
    ...curvesModel(response, { ...view, ...frame, zoom, idOf }),
  };
}

const sameId = (run: string) => run;

/** The curves of the page: whole, under the runs' own ids. */
export function curvesOfPage(response: ComparisonResponse, view: CompareView): CurvesModel {
  return curvesOf(response, { view, idOf: sameId, isZoomed: false });
}

type Telling = Pick<CurvesView, "idOf"> & { allow: { chooser: boolean } };

/** The checkpoints that somebody chose, as far as a link tells of them. */
function withChoices(
  runs: readonly RunModel[],
  response: ComparisonResponse,
  { idOf, allow }: Telling,
): RunModel[] {
  const chosen = new Map(
    response.runs.map((run) => [idOf(run.run), tellChoice(run.chosen, allow)]),
  );
  return runs.map((run) => {
    const told = chosen.get(run.id) ?? null;
    return told ? { ...run, chosen: told } : run;
  });
}

/**
 * What a guest may see of a comparison, and the one place where the rest is left out: runs have no id of the project,
 * nothing outside the zoom is told, and where only groups are shown nothing that names or counts a single run.
 */
export function modelForGuests(
  response: ComparisonResponse,
  view: CompareView,
  allow: { chooser: boolean },
): ComparisonModel {
  const ids = new Map(response.runs.map(({ run }, index) => [run, `run-${index + 1}`]));
  const idOf = (run: string) => ids.get(run) ?? "";
  const curves = curvesOf(response, { view, idOf, isZoomed: true });
  const findingsOn = (shown: readonly string[]) =>
    tellOnly(response.findings, (run) => shown.includes(run)).map(({ kind, segments }) => ({
      kind,
      segments: inWords(segments),
    }));
  const about = { examples: response.examples, leftOut: response.refusals.length };
  if (curves.groups !== null && !view.single) {
    const alone = curves.groups.filter(({ runs }) => runs === 1).map(({ label }) => label);
    const shown = response.runs.filter(({ name }) => alone.includes(name)).map(({ run }) => run);
    return { ...curves, ...about, findings: findingsOn(shown) };
  }
  const shown = (run: string) => ids.get(run) ?? null;
  return {
    ...{ ...curves, ...about, findings: findingsOn([...ids.keys()]) },
    runs: withChoices(curves.runs, response, { idOf, allow }),
    remedies: remediesOf(response, shown),
    attributions: attributionsOf(response, shown),
  };
}
