import "server-only";
import { db } from "@/lib/db/client";
import { isSeedSetting } from "@/lib/domain/compare/seed-setting";
import type { Run, RunSummary } from "@/prisma/generated/client";

type Subject = Pick<Run, "id" | "projectId" | "datasetId" | "hyperparameters" | "seed"> & {
  summary: Pick<RunSummary, "trainingSize" | "unknownShare"> | null;
};

/** As many seeds of a set-up as are read. */
const mostSeeds = 8;
const mostRead = 300;

/** The settings but for seeds; two runs of one set-up have the same. */
function setUpOf({ hyperparameters }: Pick<Run, "hyperparameters">): string {
  const settings = Object.entries(hyperparameters as Record<string, unknown>);
  return JSON.stringify(settings.filter(([name]) => !isSeedSetting(name)).sort());
}

/** Other runs of the same set-up that state another seed: the same dataset, mix, size and settings. */
export async function siblingsOf(
  run: Subject,
): Promise<{ id: string; datasetId: string | null }[]> {
  if (run.seed === null || run.datasetId === null || run.summary === null) return [];
  const { trainingSize, unknownShare } = run.summary;
  const found = await db.run.findMany({
    where: {
      ...{ projectId: run.projectId, datasetId: run.datasetId, deletedAt: null },
      id: { not: run.id },
      seed: { not: null },
      summary: { trainingSize, unknownShare },
    },
    select: { id: true, datasetId: true, seed: true, hyperparameters: true },
    take: mostRead,
  });
  const own = setUpOf(run);
  return found
    .filter((other) => other.seed !== run.seed && setUpOf(other) === own)
    .slice(0, mostSeeds - 1);
}
