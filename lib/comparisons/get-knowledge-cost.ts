import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import type { CostRow } from "@/lib/domain/cost-row";
import type { Population } from "@/lib/domain/knowledge";
import { knowledgeCost } from "@/lib/domain/knowledge-cost";
import { type CountedRow, countsOf } from "@/lib/domain/populations";
import { openToRead } from "@/lib/projects/access";
import { trainSplit } from "@/lib/runs/evaluate-run";
import { listEvaluations } from "@/lib/runs/queries";
import { epochsByStep } from "@/lib/runs/read-outcomes";
import { requireRun } from "@/lib/runs/service";
import type { KnowledgeCostAnswer, KnowledgeCostQuery } from "./schema";

/** What newly fitted knowledge costs over several runs: least squares, one row a run and checkpoint after step 0. */
export async function getKnowledgeCost(
  viewer: Viewer,
  project: string,
  query: KnowledgeCostQuery,
): Promise<KnowledgeCostAnswer> {
  await openToRead(viewer, project);
  const runs = await Promise.all(
    [...new Set(query.run)].map((run) => requireRun(viewer, { project, run })),
  );
  const rows = (await Promise.all(runs.map((run) => costRowsOf(run, query)))).flat();
  const from = query.fromEpoch ?? Number.NEGATIVE_INFINITY;
  const cost = knowledgeCost({
    rows: rows.filter(({ epoch }) => epoch === null || epoch >= from),
    errors: query.errors === "classical" ? "classical" : "clustered-by-run",
    withEpoch: query.terms === "epoch",
  });
  return cost;
}

export async function costRowsOf(
  run: { id: string; slug: string },
  input: { split: string; population: Population },
): Promise<CostRow[]> {
  const rows = (await listEvaluations(run.id, [input.split, trainSplit])) as (CountedRow & {
    step: number;
    split: string;
  })[];
  const epochs = await epochsByStep(run.id);
  const size = trainingSize(rows);
  const steps = Map.groupBy(rows, ({ step }) => step);
  return [...steps].flatMap(([step, group]) => {
    const counts = countsOf(
      group.filter(({ split }) => split === input.split),
      input.population,
    );
    const train = group.filter(({ split }) => split === trainSplit);
    if (step === 0 || counts === null || counts.total === 0 || train.length === 0 || size === 0)
      return [];
    const share = (population: Population) => (countsOf(train, population)?.fitted ?? 0) / size;
    const accuracy = counts.correct / counts.total;
    return [
      {
        run: run.slug,
        epoch: epochs.get(step) ?? null,
        accuracy,
        knownShare: share("Known"),
        unknownShare: share("Unknown"),
      },
    ];
  });
}

/** |D|: the most training examples that any checkpoint evaluated. */
function trainingSize(rows: readonly (CountedRow & { step: number; split: string })[]): number {
  const steps = Map.groupBy(
    rows.filter(({ split }) => split === trainSplit),
    ({ step }) => step,
  );
  return [...steps.values()].reduce(
    (most, group) => Math.max(most, countsOf(group, "all")?.total ?? 0),
    0,
  );
}
