import "server-only";
import { db } from "@/lib/db/client";
import type { AdminScope, ServerScope } from "@/lib/projects/access";
import { type AuditEntry, Prisma } from "@/prisma/generated/client";
import type { AuditFilter } from "./schema";

const dayMs = 24 * 60 * 60 * 1000;
const recentEntries = 10_000;

/** Where a page ended: entries are listed by time, then by id, the last first. */
export type AuditPosition = { createdAt: Date; id: string };

/** Whose trail: a project's, or that of the server itself. */
export type Trail = AdminScope | ServerScope;

export type TrailEntry = Omit<AuditEntry, "projectId">;

export function listEntries(
  trail: Trail,
  filter: AuditFilter,
  { after, take }: { after: AuditPosition | null; take: number },
): Promise<TrailEntry[]> {
  const isLater: Where =
    after === null
      ? {}
      : {
          OR: [
            { createdAt: { lt: after.createdAt } },
            { createdAt: after.createdAt, id: { lt: after.id } },
          ],
        };
  const fits = [whereOf(filter), isLater];
  const page = { orderBy: [{ createdAt: "desc" as const }, { id: "desc" as const }], take };
  return "projectId" in trail
    ? db.auditEntry.findMany({ where: { projectId: trail.projectId, AND: fits }, ...page })
    : db.serverEntry.findMany({ where: { AND: fits }, ...page });
}

type Where = Omit<
  Prisma.AuditEntryWhereInput & Prisma.ServerEntryWhereInput,
  "AND" | "OR" | "NOT"
> & {
  OR?: Where[];
};

function whereOf({ actor, action, outcome, from, to }: AuditFilter): Where {
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
export async function listActions(trail: Trail): Promise<string[]> {
  const entries =
    "projectId" in trail
      ? Prisma.sql`"audit_entry" WHERE "projectId" = ${trail.projectId}::uuid`
      : Prisma.sql`"server_entry"`;
  const rows = await db.$queryRaw<{ action: string }[]>`
    SELECT DISTINCT "action" FROM (
      SELECT "action" FROM ${entries}
      ORDER BY "createdAt" DESC LIMIT ${recentEntries}
    ) AS recent ORDER BY 1`;
  return rows.map(({ action }) => action);
}

/** Removes what no trail keeps longer; tells how many entries. */
export async function pruneEntries(before: Date): Promise<number> {
  const [ofProjects, ofServer] = await Promise.all([
    db.$executeRaw`
      DELETE FROM "audit_entry" e USING "project" p
      WHERE e."projectId" = p."id" AND e."createdAt" < ${before}`,
    db.serverEntry.deleteMany({ where: { createdAt: { lt: before } } }),
  ]);
  return ofProjects + ofServer.count;
}
