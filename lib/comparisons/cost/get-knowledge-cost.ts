import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { judgeRun } from "@/lib/comparisons/attribution/judge-run";
import { countComparedCells, findRuns } from "@/lib/comparisons/queries";
import { type RunSource, readSources } from "@/lib/comparisons/read-sources";
import type { KnowledgeCostQuery, KnowledgeCostResponse } from "@/lib/comparisons/schema";
import { readSettings } from "@/lib/comparisons/settings/compared-settings";
import { costResiduals } from "@/lib/domain/compare/cost-residuals";
import { knowledgeCost } from "@/lib/domain/compare/knowledge-cost";
import { notFound } from "@/lib/errors";
import { openToRead } from "@/lib/projects/access";
import { elsewhere } from "@/lib/work/elsewhere";
import { costRowsOf } from "./cost-rows";

/** What newly fitted knowledge costs over several runs: least squares, one row a run and checkpoint after step 0. */
export async function getKnowledgeCost(
  viewer: Viewer,
  project: string,
  query: KnowledgeCostQuery,
): Promise<KnowledgeCostResponse> {
  const cells = await countComparedCells(project, query.run);
  return elsewhere("getKnowledgeCost", cells, getKnowledgeCostHere, viewer, project, query);
}

export async function getKnowledgeCostHere(
  viewer: Viewer,
  project: string,
  query: KnowledgeCostQuery,
): Promise<KnowledgeCostResponse> {
  const scope = await openToRead(viewer, project);
  const rows = await findRuns(scope, query.run);
  const missing = query.run.find((slug) => rows.every((row) => row.slug !== slug));
  if (missing !== undefined) throw notFound("run", missing);
  const settings = await readSettings(scope);
  const sources = await readSources(rows, { ...query, settings });
  const from = query.fromEpoch ?? Number.NEGATIVE_INFINITY;
  const costRows = sources
    .map((source) => judgeRun(source, { ordinals: source.scored.examples }))
    .flatMap(costRowsOf)
    .filter(({ epoch }) => epoch === null || epoch >= from);
  const cost = knowledgeCost({
    rows: costRows,
    errors: query.errors === "classical" ? "classical" : "clustered-by-run",
    withEpoch: query.terms === "epoch",
  });
  const warnings = [...mixedWarnings(sources), ...cost.warnings];
  const points = query.points === "1" ? { points: costResiduals(costRows, cost) } : {};
  return { ...cost, warnings, ...points };
}

function mixedWarnings(sources: readonly RunSource[]): string[] {
  const datasets = new Set(sources.map(({ scored }) => scored.dataset));
  if (datasets.size < 2) return [];
  return ["The runs answer different datasets: their accuracies do not measure the same."];
}
