import { Prisma } from "@/prisma/generated/client";

/**
 * What names a row of a project, as every statement has to: the project first, so that one index, one partition or one
 * machine has everything of it (docs/decisions/0062-keys-lead-with-the-project.md).
 */
export type RowKey = Readonly<{ projectId: string; id: string }>;
type OfProject = Readonly<{ projectId: string }>;

/** The row itself, to Prisma. */
export function rowOf({ projectId, id }: RowKey) {
  return { projectId_id: { projectId, id } };
}

/** The row itself, in SQL. */
export function isRow({ projectId, id }: RowKey, alias?: string): Prisma.Sql {
  const at = aliasSql(alias);
  return Prisma.sql`${at}"projectId" = ${projectId}::uuid AND ${at}"id" = ${id}::uuid`;
}

/** The rows that belong to a run, to Prisma. */
export function ofRun({ projectId, id }: RowKey) {
  return { projectId, runId: id };
}

/** The rows that belong to a run, in SQL. */
export function isOfRun({ projectId, id }: RowKey, alias?: string): Prisma.Sql {
  const at = aliasSql(alias);
  return Prisma.sql`${at}"projectId" = ${projectId}::uuid AND ${at}"runId" = ${id}::uuid`;
}

/** The rows that belong to several runs of one project, to Prisma. */
export function ofRuns({ projectId }: OfProject, ids: readonly string[]) {
  return { projectId, runId: { in: [...ids] } };
}

/** The rows that belong to several runs of one project, in SQL. */
export function isOfRuns(
  { projectId }: OfProject,
  ids: readonly string[],
  alias?: string,
): Prisma.Sql {
  const at = aliasSql(alias);
  return Prisma.sql`${at}"projectId" = ${projectId}::uuid AND ${at}"runId" = ANY(${[...ids]}::uuid[])`;
}

/** The rows that belong to a dataset, to Prisma. */
export function ofDataset({ projectId, id }: RowKey) {
  return { projectId, datasetId: id };
}

/** The rows that belong to a dataset, in SQL. */
export function isOfDataset({ projectId, id }: RowKey, alias?: string): Prisma.Sql {
  const at = aliasSql(alias);
  return Prisma.sql`${at}"projectId" = ${projectId}::uuid AND ${at}"datasetId" = ${id}::uuid`;
}

/** The key of a run's dataset; null where it has none. */
export function datasetOf(run: { projectId: string; datasetId: string | null }): RowKey | null {
  return run.datasetId === null ? null : { projectId: run.projectId, id: run.datasetId };
}

/** A table's name in a statement, from the code alone. */
function aliasSql(alias: string | undefined): Prisma.Sql {
  return alias === undefined ? Prisma.empty : Prisma.raw(`${alias}.`);
}
