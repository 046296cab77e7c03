import "server-only";
import { db } from "@/lib/db/client";
import { readLastBlocks, type StoredBlock } from "@/lib/db/prediction-block";
import { isOfDataset, type RowKey } from "@/lib/db/row-key";
import { outcomes } from "@/lib/domain/outcomes/outcomes";
import { blockSize } from "@/lib/domain/outcomes/prediction-block";
import type { ReadScope } from "@/lib/projects/access";

/** An answer as it is kept; `verdict` is its sender's, null where nobody judged. */
export type StoredAnswer = {
  ordinal: number;
  text: string;
  verdict: boolean | null;
  source: "draw" | "prediction";
};
export type StoredAnswers = { answers: StoredAnswer[]; isWhole: boolean };

const mostDraws = 10_000;
const mostPredictions = 10_000;
const mostBlocks = Math.ceil(mostPredictions / blockSize) + 1;
const mostRuns = 20;

/** The base model's first greedy answer to each example, then what the newest runs answered at their last checkpoints. */
export async function readStoredAnswers(scope: ReadScope, dataset: RowKey): Promise<StoredAnswers> {
  const draws = await readDraws(dataset);
  const predictions = await readLastPredictions(scope, dataset);
  return {
    answers: [...draws.answers, ...predictions.answers],
    isWhole: draws.isWhole && predictions.isWhole,
  };
}

async function readDraws(dataset: RowKey): Promise<StoredAnswers> {
  const rows = await db.$queryRaw<{ ordinal: number; text: string; verdict: boolean | null }[]>`
    SELECT "ordinal", "greedy"[1] AS "text",
      CASE WHEN "greedyCount" = 1 THEN "greedyCorrect" = 1 END AS "verdict"
    FROM "slick_sample" WHERE ${isOfDataset(dataset)} AND cardinality("greedy") > 0
    ORDER BY "ordinal" LIMIT ${mostDraws + 1}`;
  const answers = rows.slice(0, mostDraws).map((row) => ({ ...row, source: "draw" as const }));
  return { answers, isWhole: rows.length <= mostDraws };
}

async function readLastPredictions(scope: ReadScope, dataset: RowKey): Promise<StoredAnswers> {
  const { projectId } = scope;
  const runs = await db.run.findMany({
    where: { projectId, datasetId: dataset.id, deletedAt: null },
    orderBy: { createdAt: "desc" },
    take: mostRuns + 1,
    select: { id: true, projectId: true },
  });
  const answers: StoredAnswer[] = [];
  for (const run of runs.slice(0, mostRuns)) {
    for (const block of await readLastBlocks(db, run, mostBlocks)) {
      answers.push(...answersOf(block));
      if (answers.length > mostPredictions)
        return { answers: answers.slice(0, mostPredictions), isWhole: false };
    }
  }
  return { answers, isWhole: runs.length <= mostRuns };
}

function answersOf({ block, content }: StoredBlock): StoredAnswer[] {
  const { texts, stated } = content;
  return texts.flatMap((text, position) => {
    if (typeof text !== "string") return [];
    const outcome = stated[position] ?? outcomes.notEvaluated;
    const verdict = outcome === outcomes.notEvaluated ? null : outcome === outcomes.correct;
    return [
      { ordinal: block * blockSize + position, text, verdict, source: "prediction" as const },
    ];
  });
}
