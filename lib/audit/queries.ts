import "server-only";
import { db } from "@/lib/db/client";
import type { AdminScope } from "@/lib/projects/access";
import type { Prisma } from "@/prisma/generated/client";
import type { AuditFilter } from "./schema";

const dayMs = 24 * 60 * 60 * 1000;
const recentEntries = 10_000;

/** Where a page ended: entries are listed by time, then by id, the last first. */
export type AuditPlace = { createdAt: Date; id: string };

export function listEntries(
  { projectId }: AdminScope,
  filter: AuditFilter,
  { after, take }: { after: AuditPlace | null; take: number },
) {
  const isLater: Prisma.AuditEntryWhereInput =
    after === null
      ? {}
      : {
          OR: [
            { createdAt: { lt: after.createdAt } },
            { createdAt: after.createdAt, id: { lt: after.id } },
          ],
        };
  return db.auditEntry.findMany({
    where: { projectId, AND: [whereOf(filter), isLater] },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take,
  });
}

function whereOf({ actor, action, outcome, from, to }: AuditFilter): Prisma.AuditEntryWhereInput {
  return {
    ...(actor && { actor: { contains: actor, mode: "insensitive" } }),
    ...(action && { OR: [{ action }, { action: { startsWith: `${action}.` } }] }),
    ...(outcome && { outcome }),
    createdAt: { ...(from && { gte: new Date(from) }), ...(to && { lt: endOf(to) }) },
  };
}

/** A day as the upper bound holds all of it. */
function endOf(to: string): Date {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(to);
  return new Date(Date.parse(to) + (isDay ? dayMs : 1));
}

/** The actions among the last entries, by name. */
export async function listActions({ projectId }: AdminScope): Promise<string[]> {
  const rows = await db.$queryRaw<{ action: string }[]>`
    SELECT DISTINCT "action" FROM (
      SELECT "action" FROM "audit_entry" WHERE "projectId" = ${projectId}::uuid
      ORDER BY "createdAt" DESC LIMIT ${recentEntries}
    ) AS recent ORDER BY 1`;
  return rows.map(({ action }) => action);
}

/** Removes what every project's trail keeps no longer; tells how many entries. */
export async function pruneEntries(before: Date): Promise<number> {
  return (await db.auditEntry.deleteMany({ where: { createdAt: { lt: before } } })).count;
}
