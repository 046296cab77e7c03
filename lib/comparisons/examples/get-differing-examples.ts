import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { type JudgedRun, judgeRun } from "@/lib/comparisons/attribution/judge-run";
import type { DifferingExamplesResponse } from "@/lib/comparisons/comparison-schema";
import { openComparison } from "@/lib/comparisons/open-comparison";
import { countComparedCells } from "@/lib/comparisons/queries";
import type { DifferingExamplesQuery } from "@/lib/comparisons/schema";
import { toCategory } from "@/lib/datasets/example-index";
import { db } from "@/lib/db/client";
import { datasetOf, ofDataset } from "@/lib/db/row-key";
import { differingPositions } from "@/lib/domain/compare/compare-runs";
import { type Outcome, outcomeSymbol, outcomes } from "@/lib/domain/outcomes/outcomes";
import { notFound } from "@/lib/errors";
import { openToRead } from "@/lib/projects/access";
import { readPredictions } from "@/lib/runs/examples/read-predictions";
import { elsewhere } from "@/lib/work/elsewhere";

/**
 * The examples behind a number of the comparison, with what each run answered: those that one run alone gets
 * right, or those that it gained or lost against the baseline, both at their best, recommended or last checkpoint.
 */
export async function getDifferingExamples(
  viewer: Viewer,
  project: string,
  query: DifferingExamplesQuery,
): Promise<DifferingExamplesResponse> {
  const cells = await countComparedCells(project, query.run);
  return elsewhere("getTellingExamples", cells, getDifferingExamplesHere, viewer, project, query);
}

export async function getDifferingExamplesHere(
  viewer: Viewer,
  project: string,
  query: DifferingExamplesQuery,
): Promise<DifferingExamplesResponse> {
  const { of, kind, moment, offset, limit, ...comparison } = query;
  // A shared link shows a comparison's figures, never its questions.
  await openToRead(viewer, project);
  const open = await openComparison(viewer, project, comparison);
  const { ordinals, sources } = open;
  const asked = sources.find(({ row }) => row.slug === of);
  if (asked === undefined) throw notFound("run in this comparison", of);
  const compared = kind === "only" ? sources : [asked, open.baseline];
  const judged = compared
    .map((source) => judgeRun(source, { ordinals }))
    .filter(({ moments }) => moments[moment]?.outcomes);
  const others = judged.filter(({ source }) => source !== asked);
  const own = judged.find(({ source }) => source === asked)?.moments[moment]?.outcomes;
  const answer = { of, kind, moment, baseline: open.baseline.row.slug };
  if (!own || others.length === 0 || ordinals === null) {
    const reason = "Only counts are known of these runs: nobody knows which examples differ.";
    return { ...answer, total: 0, runs: [], items: [], reason };
  }
  const positions = differingPositions(
    own,
    others.map((run) => run.moments[moment]?.outcomes ?? new Uint8Array()),
    kind,
  );
  const page = positions.slice(offset, offset + limit);
  const items = await describeItems(judged, { moment, ordinals, page, split: open.split ?? "" });
  const runs = judged.map(({ source, figures }) => ({
    run: source.row.slug,
    name: source.row.name,
    step: figures[moment]?.step ?? 0,
    epoch: figures[moment]?.epoch ?? null,
  }));
  return { ...answer, total: positions.length, runs, items, reason: null };
}

type Page = {
  moment: DifferingExamplesQuery["moment"];
  ordinals: Int32Array;
  page: readonly number[];
  split: string;
};

async function describeItems(
  judged: readonly JudgedRun[],
  { moment, ordinals, page, split }: Page,
): Promise<DifferingExamplesResponse["items"]> {
  const wanted = page.map((position) => ordinals[position] ?? -1);
  const first = judged[0]?.source.row;
  const dataset = first === undefined ? null : datasetOf(first);
  if (dataset === null) return [];
  const rows = await db.example.findMany({
    where: { ...ofDataset(dataset), ordinal: { in: wanted } },
  });
  const byOrdinal = new Map(rows.map((row) => [row.ordinal, row]));
  const texts = await Promise.all(
    judged.map(({ source, figures }) =>
      readPredictions(source.row, {
        step: figures[moment]?.step ?? -1,
        split,
        ordinals: wanted,
      }),
    ),
  );
  return page.flatMap((position) => {
    const ordinal = ordinals[position] ?? -1;
    const row = byOrdinal.get(ordinal);
    if (row === undefined) return [];
    const predictions = judged.map((run, k) => ({
      run: run.source.row.slug,
      outcome: outcomeSymbol(
        (run.moments[moment]?.outcomes?.[position] ?? outcomes.notEvaluated) as Outcome,
      ),
      prediction: texts[k]?.get(ordinal) ?? null,
    }));
    const { exampleId: id, question, answers } = row;
    return [{ id, question, answers, category: toCategory(row.category), predictions }];
  });
}
