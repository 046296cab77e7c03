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
import { chooseCompareX } from "@/lib/comparisons/curves/curves-x";
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

const integer = z.number().int();
/** A checkpoint of a run of this comparison. */
const chosenPlace = z.object({ id: z.string(), step: integer, epoch: z.number().nullable() });
const choiceModel = z.object({
  /** The acceptable loss in points. */
  margin: z.number(),
  best: chosenPlace,
  needed: chosenPlace
    .extend({ accuracy: z.number(), learned: integer, toLearn: integer })
    .extend({ loss: z.number(), atMost: z.number().nullable() })
    .nullable(),
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
  /** What to choose among the runs; null where there is nothing to choose from. */
  choice: choiceModel.nullish(),
  remedies: z.array(remedyModel).optional(),
  attributions: z.array(attribution).optional(),
  /** A link to the curves and nothing below them. */
  isChartAlone: z.literal(true).optional(),
  findings: z.array(finding),
  /** What the names of all runs say and their labels leave out. */
  sharedName: z.string().optional(),
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
  const frame = { x: chooseCompareX(response.runs, view.x), rate: view.y };
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

/** What a link shows of a comparison: how its page stands, whether more than the curves, and what it may tell. */
type GuestView = { view: CompareView; isWhole: boolean; allow: { chooser: boolean } };

/** The runs as a link tells them: with what its cards say beside the curve, and what somebody chose. */
function toldRuns(
  runs: readonly RunModel[],
  response: ComparisonResponse,
  { idOf, allow, isWhole }: Pick<CurvesView, "idOf"> & Omit<GuestView, "view">,
): RunModel[] {
  const own = new Map(response.runs.map((run) => [idOf(run.run), run]));
  return runs.map((run) => {
    const compared = own.get(run.id);
    if (compared === undefined) return run;
    const { furthest, atEnd, relabelledUnknown } = compared;
    const chosen = tellChoice(compared.chosen, allow);
    return {
      ...run,
      ...(isWhole ? { furthest, atEnd, relabelledUnknown } : {}),
      ...(chosen ? { chosen } : {}),
    };
  });
}

/** What to choose, under the link's own ids. */
function choiceOf(
  { choice }: ComparisonResponse,
  idOf: (run: string) => string,
): ComparisonModel["choice"] {
  if (choice === null) return null;
  const { margin, best, needed } = choice;
  const named = <Place extends { run: string }>({ run, ...place }: Place) => ({
    ...place,
    id: idOf(run),
  });
  return { margin, best: named(best), needed: needed && named(needed) };
}

/**
 * What a guest may see of a comparison, and the one place where the rest is left out: runs have no id of the project,
 * nothing outside the zoom is told, and where only groups are shown nothing that names or counts a single run.
 */
export function modelForGuests(
  response: ComparisonResponse,
  { view, isWhole, allow }: GuestView,
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
  const runs = toldRuns(curves.runs, response, { idOf, allow, isWhole });
  const findings = findingsOn([...ids.keys()]);
  const named = response.sharedName === null ? {} : { sharedName: response.sharedName };
  if (!isWhole) return { ...curves, ...about, ...named, runs, findings, isChartAlone: true };
  return {
    ...{ ...curves, ...about, ...named, runs, findings },
    choice: choiceOf(response, idOf),
    remedies: remediesOf(response, shown),
    attributions: attributionsOf(response, shown),
  };
}
