import { Prisma } from "@/prisma/generated/client";

/**
 * What names a row of a project, as each statement has to: the project first, so that one index, one partition or one
 * machine has everything of it.
 */
export type RowKey = Readonly<{ projectId: string; id: string }>;

type OfProject = { projectId: string };

/** The row itself, to Prisma. */
export function rowOf({ projectId, id }: RowKey) {
  return { id, projectId };
}

/** The row itself, in SQL. */
export function isRow({ projectId, id }: RowKey, alias?: string): Prisma.Sql {
  const at = aliasSql(alias);
  return Prisma.sql`${at}"projectId" = ${projectId}::uuid AND ${at}"id" = ${id}::uuid`;
}

/** The rows that belong to a run, to Prisma. */
export function ofRun({ id }: RowKey) {
  return { runId: id };
}

/** The rows that belong to a run, in SQL. */
export function isOfRun({ id }: RowKey, alias?: string): Prisma.Sql {
  return Prisma.sql`${aliasSql(alias)}"runId" = ${id}::uuid`;
}

/** The rows that belong to several runs of one project, to Prisma. */
export function ofRuns(_scope: OfProject, ids: readonly string[]) {
  return { runId: { in: [...ids] } };
}

/** The rows that belong to several runs of one project, in SQL. */
export function isOfRuns(_scope: OfProject, ids: readonly string[], alias?: string): Prisma.Sql {
  return Prisma.sql`${aliasSql(alias)}"runId" = ANY(${[...ids]}::uuid[])`;
}

/** The rows that belong to a dataset, to Prisma. */
export function ofDataset({ id }: RowKey) {
  return { datasetId: id };
}

/** The rows that belong to a dataset, in SQL. */
export function isOfDataset({ id }: RowKey, alias?: string): Prisma.Sql {
  return Prisma.sql`${aliasSql(alias)}"datasetId" = ${id}::uuid`;
}

/** The key of a run's dataset; null where it has none. */
export function datasetOf(run: { projectId: string; datasetId: string | null }): RowKey | null {
  return run.datasetId === null ? null : { projectId: run.projectId, id: run.datasetId };
}

function aliasSql(alias: string | undefined): Prisma.Sql {
  return alias === undefined ? Prisma.empty : Prisma.raw(`${alias}.`);
}
