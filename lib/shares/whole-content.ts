import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { chooseMetric } from "@/lib/runs/analysis/choose-metric";
import { getAnalysis } from "@/lib/runs/analysis/get-analysis";
import { getMetrics } from "@/lib/runs/analysis/get-metrics";
import { getSeries } from "@/lib/runs/analysis/get-series";
import { dynamicsCharts } from "@/lib/runs/dynamics/dynamics-model";
import { labelledSplits } from "@/lib/runs/exhibit/exhibit-model";
import { metricsQuery } from "@/lib/runs/schema";
import type { RunRef } from "@/lib/runs/service";
import type { RunView } from "@/lib/runs/view-state";
import { dynamicsContent } from "./dynamics-content";
import { type ContentInput, runContent } from "./run-content";
import type { DecisionContent, SharedPart, SharedWholeContent } from "./shared-view";

export type WholeInput = Omit<ContentInput, "view"> & { view: RunView };

type Question = { viewer: Viewer; ref: RunRef; input: WholeInput };

/** The cards of a run page that a guest may see, as its view stands: no settings, no files, nothing to change. */
export async function wholeContent(
  viewer: Viewer,
  ref: RunRef,
  input: WholeInput,
): Promise<SharedWholeContent> {
  const question = { viewer, ref, input };
  const [main, decision, categories, facts, metric] = await Promise.all([
    runContent(viewer, ref, { ...input, view: { ...input.view, chart: "exhibit" } }),
    decisionOf(question),
    categoriesOf(question),
    factsOf(question),
    metricOf(question),
  ]);
  const { methodVersion, asOf, split, population } = main;
  const cards = [...categories, ...facts, ...metric];
  return { kind: "whole-run", methodVersion, asOf, split, population, main, decision, cards };
}

/** What each checkpoint gives and costs; null where there is nothing to choose between. */
async function decisionOf({ viewer, ref, input }: Question): Promise<DecisionContent | null> {
  const { prices, recommended, choices } = await getAnalysis(viewer, ref, {});
  if (prices.length === 0 || recommended === null) return null;
  const margin = Math.min(100, Math.max(0, input.view.margin ?? choices.margin));
  return { margin, bestStep: recommended.step, prices };
}

async function categoriesOf({ viewer, ref, input }: Question): Promise<SharedPart[]> {
  const { points } = await getSeries(viewer, ref, {});
  if (labelledSplits(points).length === 0) return [];
  const view = { ...input.view, chart: "categories" as const };
  return [withoutExamples(await runContent(viewer, ref, { ...input, view }))];
}

/** Gains and losses, slices, path and leaks, as far as there is something to show. */
async function factsOf({ viewer, ref, input }: Question): Promise<SharedPart[]> {
  const { points } = await getSeries(viewer, ref, {});
  if (points.every(({ basis }) => basis !== "counts")) return [];
  const cards = await Promise.all(
    dynamicsCharts.map((chart) =>
      dynamicsContent(viewer, ref, {
        view: { ...input.view, chart },
        allow: input.allow,
      }),
    ),
  );
  // The lost questions stand once, below the main chart.
  return cards.filter(({ reason }) => reason === null).map((card) => ({ ...card, examples: null }));
}

async function metricOf({ viewer, ref, input }: Question): Promise<SharedPart[]> {
  const { keys, keyCount } = await getMetrics(viewer, ref, metricsQuery.parse({}));
  const metric = chooseMetric(keys, input.view.metric, keyCount > keys.length);
  if (metric === null) return [];
  const view = { ...input.view, metric, chart: "metrics" as const };
  const content = await runContent(viewer, ref, { ...input, view });
  return content.metric === null ? [] : [withoutExamples(content)];
}

function withoutExamples<Content extends { examples: unknown }>(content: Content) {
  return { ...content, examples: null };
}
