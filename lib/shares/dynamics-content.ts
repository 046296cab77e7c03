import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import type { Population } from "@/lib/domain/knowledge/knowledge";
import { methodVersion } from "@/lib/domain/method-version";
import { getLeaks } from "@/lib/runs/analysis/get-leaks";
import { getSeries } from "@/lib/runs/analysis/get-series";
import { getSlices } from "@/lib/runs/analysis/get-slices";
import { getTransitions } from "@/lib/runs/analysis/get-transitions";
import type { DynamicsChartId, ShownCard } from "@/lib/runs/dynamics/dynamics-model";
import { shownFlow } from "@/lib/runs/dynamics/flow-model";
import { shownLeaks } from "@/lib/runs/dynamics/leaks-model";
import { shownPath } from "@/lib/runs/dynamics/path-model";
import { shownSlices } from "@/lib/runs/dynamics/slices-model";
import { slicesQuery } from "@/lib/runs/examples/examples-schema";
import type { SeriesPoint } from "@/lib/runs/schema";
import type { RunRef } from "@/lib/runs/service";
import { runViewParsers } from "@/lib/runs/view-state";
import type { ReadView } from "./read-view";
import { wantedCurve } from "./run-content";
import type { Allowed } from "./schema";
import { forgottenExamples } from "./shared-examples";
import type { SharedDynamicsContent } from "./shared-view";

type DynamicsInput = { view: ReadView<DynamicsChartId>; allow: Pick<Allowed, "examples"> };

type Curve = { split?: string; population?: Population };
type Question = {
  viewer: Viewer;
  ref: RunRef;
  points: readonly SeriesPoint[];
  curve: Curve;
} & DynamicsInput;

async function flow({ viewer, ref, curve }: Question): Promise<ShownCard> {
  return shownFlow(await getTransitions(viewer, ref, curve));
}

async function slices({ viewer, ref, curve, view }: Question): Promise<ShownCard> {
  const by = slicesQuery.shape.by.catch(runViewParsers.by.defaultValue).parse(view.by);
  return shownSlices(await getSlices(viewer, ref, { ...curve, by }), view);
}

/** Which split and population are meant where the view leaves them open is the transitions' to say. */
async function path({ viewer, ref, points, curve }: Question): Promise<ShownCard> {
  return shownPath(points, await getTransitions(viewer, ref, curve));
}

async function leaks({ viewer, ref, curve, allow }: Question): Promise<ShownCard> {
  return shownLeaks(await getLeaks(viewer, ref, curve), allow.examples);
}

const readers: Record<DynamicsChartId, (question: Question) => Promise<ShownCard>> = {
  ...{ flow, slices, path, leaks },
};

/** What a card about single facts shows in a view, in numbers, and nothing beside it: no id, no text unless allowed. */
export async function dynamicsContent(
  viewer: Viewer,
  ref: RunRef,
  input: DynamicsInput,
): Promise<SharedDynamicsContent> {
  const { view, allow } = input;
  const { points } = await getSeries(viewer, ref, {});
  const question = { viewer, ref, points, curve: wantedCurve(points, view), ...input };
  const shown = await readers[view.chart](question);
  const hasForgotten = allow.examples && view.chart !== "leaks";
  return {
    kind: "dynamics",
    methodVersion,
    asOf: new Date().toISOString(),
    ...shown,
    examples: hasForgotten ? await forgottenExamples(viewer, ref, shown) : null,
  };
}
