import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { BoundedCache } from "@/lib/db/bounded-cache";
import { db } from "@/lib/db/client";
import { createDrawCounter } from "@/lib/domain/knowledge/draw-counts";
import {
  cellsOf,
  type DrawCounts,
  splitHalfDisagreement,
} from "@/lib/domain/knowledge/label-draws";
import { fitLabelPrior, openPrior } from "@/lib/domain/knowledge/label-prior";
import { redrawnShare, type ShareInterval } from "@/lib/domain/knowledge/label-redraw";
import type { ScoringRule } from "@/lib/domain/knowledge/scoring";
import { notFound } from "@/lib/errors";
import { openToRead } from "@/lib/projects/access";
import { getProject } from "@/lib/projects/queries";
import { findDataset } from "./queries";
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

const pageRows = 5000;
/** With more facts the noise of their labels moves no share that is shown. */
const mostFacts = 50_000;

const kept = new BoundedCache<LabelNoise | null>({ maxWeight: 200, weigh: () => 1 });

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
  const key = JSON.stringify([dataset.id, dataset.version, rule]);
  return kept.get(key, () => measure(dataset.id, rule));
}

async function measure(datasetId: string, rule: ScoringRule): Promise<LabelNoise | null> {
  if ((await db.slickSample.count({ where: { datasetId } })) > mostFacts) return null;
  const bySplit = await countDraws(datasetId, createDrawCounter(rule));
  const cells = cellsOf([...bySplit.values()].flat());
  const prior = fitLabelPrior(cells);
  if (prior === null) return null;
  const open = openPrior(prior);
  const unknown = [...bySplit].flatMap(([split, draws]) => {
    const share = redrawnShare(cellsOf(draws), open, "Unknown");
    return share === null ? [] : [{ split, ...share }];
  });
  return {
    facts: cells.reduce((sum, cell) => sum + cell.facts, 0),
    unknown: unknown.sort((a, b) => b.facts - a.facts),
    splitHalf: splitHalfDisagreement(cells),
  };
}

type Counter = ReturnType<typeof createDrawCounter>;

async function countDraws(datasetId: string, count: Counter): Promise<Map<string, DrawCounts[]>> {
  const bySplit = new Map<string, DrawCounts[]>();
  for (let from = -1; ; ) {
    const samples = await db.slickSample.findMany({
      where: { datasetId, ordinal: { gt: from } },
      orderBy: { ordinal: "asc" },
      take: pageRows,
    });
    const last = samples.at(-1);
    if (last === undefined) return bySplit;
    from = last.ordinal;
    const examples = await db.example.findMany({
      where: { datasetId, ordinal: { in: samples.map(({ ordinal }) => ordinal) } },
      select: { ordinal: true, answers: true, split: true },
    });
    const byOrdinal = new Map(examples.map((row) => [row.ordinal, row]));
    for (const sample of samples) {
      const example = byOrdinal.get(sample.ordinal);
      const draws = example && count(sample, example.answers);
      if (!example || !draws) continue;
      const own = bySplit.get(example.split);
      if (own) own.push(draws);
      else bySplit.set(example.split, [draws]);
    }
  }
}
