import "server-only";
import { db } from "@/lib/db/client";
import type { RowKey } from "@/lib/db/row-key";
import { isSeedSetting } from "@/lib/domain/compare/seed-setting";
import type { Run, RunSummary } from "@/prisma/generated/client";

type Subject = Pick<Run, "id" | "projectId" | "datasetId" | "hyperparameters" | "seed"> & {
  summary: Pick<RunSummary, "trainingSize" | "unknownShare"> | null;
};

/** As many seeds of a set-up as are read. */
const mostSeeds = 8;
const mostRead = 300;

/** Dataset, mix, size and the settings but for seeds; two runs of one set-up have the same. */
function setUpOf({ projectId, datasetId, summary, hyperparameters }: Omit<Subject, "id" | "seed">) {
  const settings = Object.entries(hyperparameters as Record<string, unknown>);
  const own = settings.filter(([name]) => !isSeedSetting(name)).sort();
  const { trainingSize, unknownShare } = summary ?? {};
  return JSON.stringify([projectId, datasetId, trainingSize, unknownShare, own]);
}

type Sibling = RowKey & { slug: string; datasetId: string | null };

/** Other runs of the same set-up that state another seed: the same dataset, mix, size and settings. */
export async function siblingsOf(run: Subject): Promise<Sibling[]> {
  return (await siblingsOfEach([run])).get(run.id) ?? [];
}

/** The same of several runs of a project in one query, by their ids; of a run without a stated seed none. */
export async function siblingsOfEach(runs: readonly Subject[]): Promise<Map<string, Sibling[]>> {
  const asked = runs.filter((run) => run.seed !== null && run.datasetId !== null && run.summary);
  const [first] = asked;
  if (first === undefined) return new Map();
  const found = await db.run.findMany({
    where: {
      ...{ projectId: first.projectId, deletedAt: null, seed: { not: null } },
      OR: asked.map(({ datasetId, summary }) => ({
        datasetId,
        summary: { trainingSize: summary?.trainingSize, unknownShare: summary?.unknownShare },
      })),
    },
    select: {
      ...{ id: true, slug: true, projectId: true, datasetId: true, seed: true },
      ...{ hyperparameters: true, summary: { select: { trainingSize: true, unknownShare: true } } },
    },
    orderBy: { createdAt: "asc" },
    take: mostRead * asked.length,
  });
  const bySetUp = Map.groupBy(found, setUpOf);
  return new Map(
    asked.map((run) => {
      const others = (bySetUp.get(setUpOf(run)) ?? []).filter(({ seed }) => seed !== run.seed);
      return [run.id, others.slice(0, mostSeeds - 1)];
    }),
  );
}
