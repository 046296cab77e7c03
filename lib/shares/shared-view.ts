import { z } from "zod";
import { comparisonModel, finding, pictureFrame } from "@/lib/comparisons/comparison-model";
import { populations } from "@/lib/domain/knowledge/knowledge";
import { analysisResponse } from "@/lib/runs/analysis/analysis-schema";
import { toldChoice } from "@/lib/runs/choice-schema";
import { dynamicsModel } from "@/lib/runs/dynamics/dynamics-model";
import {
  exhibitCurve,
  exhibitMarksModel,
  fallModel,
  figureModel,
  learnedModel,
} from "@/lib/runs/exhibit/exhibit-schema";
import { metricXs } from "@/lib/runs/view-state";
import { runCharts } from "./read-view";

const integer = z.number().int();
const named = z.object({ step: integer, epoch: z.number().nullable() });

const example = z.object({
  rank: integer,
  question: z.string(),
  answers: z.array(z.string()),
  outcomes: z.string(),
  lastPrediction: z.string().nullable(),
});
export type SharedExample = z.infer<typeof example>;

const about = {
  /** Of the formulas and tests behind the numbers (lib/domain/method-version.ts). */
  methodVersion: integer,
  asOf: z.iso.datetime(),
  split: z.string().nullable(),
  population: z.enum(populations),
};

const common = { ...about, ...pictureFrame };

/** A training metric by step, thinned as the page thins it. */
const oneMetric = z.object({
  key: z.string(),
  shown: integer,
  of: integer,
  points: z.array(
    named.extend({
      value: z.number().nullable(),
      notANumber: z.enum(["NaN", "Infinity", "-Infinity"]).optional(),
      time: z.iso.datetime().nullable().optional(),
    }),
  ),
});
const metric = oneMetric.extend({
  isLog: z.boolean(),
  /** Left out where it is drawn by step. */
  x: z.enum(metricXs).optional(),
  /** Points of the centred mean; left out where the lines are as logged. */
  smooth: integer.optional(),
  /** Left out where one is drawn. */
  also: z.array(oneMetric).optional(),
});
export type SharedMetric = z.infer<typeof metric>;

const runContent = z.object({
  kind: z.literal("run"),
  ...common,
  chart: z.enum(runCharts),
  isRunning: z.boolean(),
  curves: z.array(exhibitCurve),
  metric: metric.nullable(),
  best: figureModel.nullable(),
  last: figureModel.nullable(),
  drop: fallModel.nullable(),
  learned: learnedModel.nullable(),
  /** Evaluated; left out of links frozen before it was told. */
  checkpoints: integer.optional(),
  ...exhibitMarksModel,
  examplesCompared: integer,
  /** Left out where nobody chose, and of links frozen before it was told. */
  chosen: toldChoice.optional(),
  findings: z.array(finding),
  warnings: z.array(z.string()),
  examples: z.array(example).nullable(),
});
export type SharedRunContent = z.infer<typeof runContent>;

const dynamicsContent = z.object({
  kind: z.literal("dynamics"),
  ...about,
  card: dynamicsModel,
  /** Examples behind the picture. */
  n: integer.nullable(),
  /** Why the card is empty. */
  reason: z.string().nullable(),
  examples: z.array(example).nullable(),
});
export type SharedDynamicsContent = z.infer<typeof dynamicsContent>;

const comparisonContent = z.object({
  kind: z.literal("comparison"),
  ...about,
  ...comparisonModel.shape,
});
export type SharedComparisonContent = z.infer<typeof comparisonContent>;

const part = z.discriminatedUnion("kind", [runContent, dynamicsContent]);
export type SharedPart = z.infer<typeof part>;

/** What each checkpoint gives and costs, and the acceptable loss in points that the link was made with. */
const decision = z.object({
  margin: z.number(),
  bestStep: integer,
  prices: analysisResponse.shape.prices,
});
export type DecisionContent = z.infer<typeof decision>;

/** A run page: Exhibit 1 with what was found, the decision, then its other cards in their order. */
const wholeContent = z.object({
  kind: z.literal("whole-run"),
  ...about,
  main: runContent,
  decision: decision.nullable(),
  cards: z.array(part),
});
export type SharedWholeContent = z.infer<typeof wholeContent>;

/** What a link shows, in numbers: exactly what a frozen link keeps. It has no id and no name but those on the page. */
export const sharedContent = z.discriminatedUnion("kind", [
  runContent,
  dynamicsContent,
  comparisonContent,
  wholeContent,
]);
export type SharedContent = z.infer<typeof sharedContent>;

const reportChart = z.object({
  kind: z.literal("chart"),
  /** What it shows, as that was called when it was put in or, of a live one, is called now. */
  name: z.string(),
  caption: z.string(),
  mode: z.enum(["live", "frozen"]),
  /** Of a frozen chart: SHA-256 of the canonical JSON of its `content`. */
  checksum: z.string().nullable(),
  /** Null where a run of a live chart is gone. */
  content: sharedContent.nullable(),
});
export type SharedReportChart = z.infer<typeof reportChart>;

/** A report in its order: Markdown, and charts as links have them, without single examples. */
export const sharedReport = z.object({
  kind: z.literal("report"),
  methodVersion: integer,
  asOf: z.iso.datetime(),
  blocks: z.array(
    z.discriminatedUnion("kind", [
      z.object({ kind: z.literal("text"), text: z.string() }),
      reportChart,
    ]),
  ),
});
export type SharedReport = z.infer<typeof sharedReport>;

/** Whatever a link shows. */
export const linkContent = z.discriminatedUnion("kind", [...sharedContent.options, sharedReport]);
export type LinkContent = z.infer<typeof linkContent>;

/** What stands first: of a whole run its Exhibit 1, else all there is. Headline, embed and preview are of it. */
export function mainOf(content: SharedContent): Exclude<SharedContent, SharedWholeContent> {
  return content.kind === "whole-run" ? { ...content.main, asOf: content.asOf } : content;
}

/** All that leaves the server for a link; `checksum` is SHA-256 of the canonical JSON of `content`. */
export const sharedView = z
  .object({
    title: z.string(),
    note: z.string().nullable(),
    project: z.string(),
    mode: z.enum(["live", "frozen"]),
    checksum: z.string().nullable(),
    allow: z.object({ downloads: z.boolean(), embed: z.boolean() }),
    content: linkContent,
  })
  .meta({ id: "SharedView" });
type ViewOf<Content extends LinkContent> = Omit<z.infer<typeof sharedView>, "content"> & {
  content: Content;
};
export type SharedView = ViewOf<SharedContent>;
export type ReportView = ViewOf<SharedReport>;
export type LinkView = SharedView | ReportView;

export function isReport(view: LinkView): view is ReportView {
  return view.content.kind === "report";
}
