import "server-only";
import { db, type Transaction } from "@/lib/db/client";
import type { ReadScope } from "@/lib/projects/access";

export function findDataset(scope: ReadScope, slug: string, tx: Transaction = db) {
  return tx.dataset.findUnique({ where: { projectId_slug: { projectId: scope.projectId, slug } } });
}

export function listDatasets(scope: ReadScope) {
  return db.dataset.findMany({
    where: { projectId: scope.projectId },
    orderBy: { name: "asc" },
    take: 500,
  });
}

export async function countExamples(
  tx: Transaction,
  datasetId: string,
): Promise<{
  examples: number;
  byCategory: Record<string, number>;
  bySplit: Record<string, number>;
}> {
  const groups = await tx.example.groupBy({
    by: ["category", "split"],
    where: { datasetId },
    _count: { _all: true },
  });
  const byCategory: Record<string, number> = {};
  const bySplit: Record<string, number> = {};
  let examples = 0;
  for (const { category, split, _count } of groups) {
    const name = category ?? "unlabelled";
    byCategory[name] = (byCategory[name] ?? 0) + _count._all;
    bySplit[split] = (bySplit[split] ?? 0) + _count._all;
    examples += _count._all;
  }
  return { examples, byCategory, bySplit };
}

export function countRunsOf(datasetId: string): Promise<number> {
  return db.run.count({ where: { datasetId, deletedAt: null } });
}
