import "server-only";
import type { Transaction } from "@/lib/db/client";
import { toJsonb } from "@/lib/db/jsonb";
import type { Change } from "@/lib/db/notifications";
import { AppError } from "@/lib/errors";
import type { WriteScope } from "@/lib/projects/access";
import { Prisma } from "@/prisma/generated/client";
import type { RunAction, RunActionInput } from "./list-schema";

/** How long a deleted run can be brought back. */
export const restorableMs = 60 * 60 * 1000;
const maxTags = 100;

const restorable = () => Prisma.sql`"deletedAt" > ${new Date(Date.now() - restorableMs)}`;

/** Which of these runs the project has, in the order of their ids; for a restoration, also those marked as deleted. */
export async function listNamedRuns(
  tx: Transaction,
  scope: WriteScope,
  { slugs, action }: { slugs: readonly string[]; action: RunAction },
): Promise<Set<string>> {
  const marked = action === "restore" ? Prisma.sql`OR ${restorable()}` : Prisma.empty;
  const rows = await tx.$queryRaw<{ slug: string }[]>`
    SELECT "slug" FROM "run"
    WHERE "projectId" = ${scope.projectId}::uuid AND "slug" = ANY(${[...slugs]})
      AND ("deletedAt" IS NULL ${marked})
    ORDER BY "id" FOR NO KEY UPDATE`;
  return new Set(rows.map(({ slug }) => slug));
}

/** The slugs of the runs that are different now; those that were so before are left alone. */
export async function changeRuns(
  tx: Transaction,
  scope: WriteScope,
  input: RunActionInput,
): Promise<string[]> {
  if (input.action === "tag") await refuseFullRuns(tx, scope, input);
  const { set, where } = changeOf(input);
  const rows = await tx.$queryRaw<{ slug: string }[]>`
    UPDATE "run" SET ${set}, "updatedAt" = ${new Date()}
    WHERE "projectId" = ${scope.projectId}::uuid AND "slug" = ANY(${[...input.runs]}) AND ${where}
    RETURNING "slug"`;
  return rows.map(({ slug }) => slug).sort();
}

function changeOf({ action, tag = "" }: RunActionInput): { set: Prisma.Sql; where: Prisma.Sql } {
  const now = new Date();
  const changes: Record<RunAction, { set: Prisma.Sql; where: Prisma.Sql }> = {
    tag: {
      set: Prisma.sql`"tags" = array_append("tags", ${tag})`,
      where: Prisma.sql`"deletedAt" IS NULL AND (${tag} = ANY("tags")) IS NOT TRUE`,
    },
    untag: {
      set: Prisma.sql`"tags" = array_remove("tags", ${tag})`,
      where: Prisma.sql`"deletedAt" IS NULL AND ${tag} = ANY("tags")`,
    },
    archive: {
      set: Prisma.sql`"archivedAt" = ${now}`,
      where: Prisma.sql`"deletedAt" IS NULL AND "archivedAt" IS NULL`,
    },
    unarchive: {
      set: Prisma.sql`"archivedAt" = NULL`,
      where: Prisma.sql`"deletedAt" IS NULL AND "archivedAt" IS NOT NULL`,
    },
    delete: { set: Prisma.sql`"deletedAt" = ${now}`, where: Prisma.sql`"deletedAt" IS NULL` },
    restore: { set: Prisma.sql`"deletedAt" = NULL`, where: restorable() },
  };
  return changes[action];
}

async function refuseFullRuns(
  tx: Transaction,
  scope: WriteScope,
  { runs, tag = "" }: RunActionInput,
): Promise<void> {
  const [full] = await tx.$queryRaw<{ slug: string }[]>`
    SELECT "slug" FROM "run"
    WHERE "projectId" = ${scope.projectId}::uuid AND "slug" = ANY(${[...runs]})
      AND "deletedAt" IS NULL AND cardinality("tags") >= ${maxTags} AND (${tag} = ANY("tags")) IS NOT TRUE LIMIT 1`;
  if (full !== undefined)
    throw new AppError(
      "conflict",
      `run "${full.slug}" has ${maxTags} tags already; no run was changed`,
    );
}

/** One announcement a run, as for a change of one. */
export async function announceAll(tx: Transaction, changes: readonly Change[]): Promise<void> {
  await tx.$executeRaw`
    SELECT pg_notify('onset', change::text)
    FROM jsonb_array_elements(${toJsonb(changes)}::jsonb) AS change`;
}

export async function insertRunAudit(
  tx: Transaction,
  scope: WriteScope,
  { action, runs, tag }: RunActionInput,
): Promise<void> {
  const { projectId, actor } = scope;
  const subject = runs.length === 1 ? (runs[0] ?? "") : `${runs.length} runs`;
  const details = { runs: [...runs], ...(tag === undefined ? {} : { tag }) };
  await tx.auditEntry.create({
    data: { projectId, actor, action: `run.${action}`, subject, details },
  });
}
