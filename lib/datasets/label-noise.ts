import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { processCache } from "@/lib/db/bounded-cache";
import { db } from "@/lib/db/client";
import { ofDataset, type RowKey } from "@/lib/db/row-key";
import { createDrawCounter } from "@/lib/domain/knowledge/draw-counts";
import {
  cellsOf,
  type DrawCounts,
  splitHalfDisagreement,
} from "@/lib/domain/knowledge/label-draws";
import { fitLabelPrior, type OpenPrior, openPrior } from "@/lib/domain/knowledge/label-prior";
import {
  redrawChances,
  redrawnShare,
  type ShareInterval,
} from "@/lib/domain/knowledge/label-redraw";
import type { ScoringRule } from "@/lib/domain/knowledge/scoring";
import { notFound } from "@/lib/errors";
import { openToRead } from "@/lib/projects/access";
import { getProject } from "@/lib/projects/queries";
import { elsewhere } from "@/lib/work/elsewhere";
import { findDataset } from "./queries";
import { readDrawnExamples } from "./read-drawn-examples";
import { scoringRuleOf } from "./scoring-rule";

/** How far the labels of a dataset are noise; ratios. */
export type LabelNoise = {
  /** Facts whose draws were counted. */
  facts: number;
  /** The Unknown share of each split were its facts asked again, with its exact 95 % interval. */
  unknown: ({ split: string } & ShareInterval)[];
  /** Facts that two halves of the draws would label differently, Known or Unknown. */
  splitHalf: number | null;
};

/** The noise of a dataset's labels, and what each fact would be labelled were it asked again. */
type MeasuredLabels = {
  noise: LabelNoise;
  /** By ordinal: the chance to be labelled Unknown; NaN without draws. */
  unknownChances: Float64Array;
};

/** With more facts the noise of their labels moves no share that is shown. */
const mostFacts = 50_000;

const kept = processCache<MeasuredLabels | null>("label noise", {
  maxWeight: 16 * 1024 * 1024,
  weigh: (found) => 1024 + 8 * (found?.unknownChances.length ?? 0),
});

/**
 * Kept until the dataset or its scoring rule changes. Null where no draws are kept or there are very many facts, and
 * where the draws hold no prior (too few facts, all right, all wrong).
 */
export async function getLabelNoise(
  viewer: Viewer,
  place: { project: string; dataset: string },
): Promise<LabelNoise | null> {
  const scope = await openToRead(viewer, place.project);
  const dataset = await findDataset(scope, place.dataset);
  if (dataset === null) throw notFound("dataset", place.dataset);
  const rule = scoringRuleOf(dataset, await getProject(scope));
  return (await measureLabels(dataset, rule))?.noise ?? null;
}

/** As `getLabelNoise`, with the chance of each fact. */
export async function measureLabels(
  { projectId, id, version }: RowKey & { version: number },
  rule: ScoringRule,
): Promise<MeasuredLabels | null> {
  const key = JSON.stringify([id, version, rule]);
  return kept.get(key, () =>
    elsewhere("measureLabels", costOfPrior, measureLabelsHere, { projectId, id }, rule),
  );
}

/** However few the facts, fitting their prior takes a second: never on the web thread. */
const costOfPrior = Number.POSITIVE_INFINITY;

export async function measureLabelsHere(
  dataset: RowKey,
  rule: ScoringRule,
): Promise<MeasuredLabels | null> {
  if ((await db.slickSample.count({ where: ofDataset(dataset) })) > mostFacts) return null;
  const facts = await countDraws(dataset, createDrawCounter(rule));
  const cells = cellsOf(facts);
  const prior = fitLabelPrior(cells);
  if (prior === null) return null;
  const unknownChances = chancesOf(facts, openPrior(prior));
  const unknown = [...Map.groupBy(facts, ({ split }) => split)].flatMap(([split, own]) => {
    const share = redrawnShare(own.map(({ ordinal }) => unknownChances[ordinal] ?? 0));
    return share === null ? [] : [{ split, ...share }];
  });
  const noise = {
    facts: facts.length,
    unknown: unknown.sort((a, b) => b.facts - a.facts),
    splitHalf: splitHalfDisagreement(cells),
  };
  return { noise, unknownChances };
}

function chancesOf(facts: readonly DrawnFact[], open: OpenPrior): Float64Array {
  const size = facts.reduce((most, { ordinal }) => Math.max(most, ordinal + 1), 0);
  const chances = new Float64Array(size).fill(Number.NaN);
  const known = new Map<string, number>();
  for (const fact of facts) {
    const { greedy, correctGreedy, sampled, correctSampled } = fact;
    const key = [greedy, correctGreedy, sampled, correctSampled].join("/");
    const chance = known.get(key) ?? redrawChances(fact, open).Unknown;
    known.set(key, chance);
    chances[fact.ordinal] = chance;
  }
  return chances;
}

type Counter = ReturnType<typeof createDrawCounter>;
type DrawnFact = DrawCounts & { ordinal: number; split: string };

async function countDraws(dataset: RowKey, count: Counter): Promise<DrawnFact[]> {
  const facts: DrawnFact[] = [];
  for await (const page of readDrawnExamples(db, dataset)) {
    for (const { ordinal, split, answers, ...stored } of page) {
      const draws = count(stored, answers);
      if (draws) facts.push({ ...draws, ordinal, split });
    }
  }
  return facts;
}
