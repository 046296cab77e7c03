import "server-only";
import { db } from "@/lib/db/client";
import { ownSlug } from "@/lib/domain/set-aside";
import { FirstOfMany, RefusalBudget } from "@/lib/http/event-counts";
import { OutageLog } from "@/lib/http/outage-log";
import type { Prisma } from "@/prisma/generated/client";
import { pruneAudit } from "./service";

/** Whose trail: that of the project with this slug or id, or the server's. */
export type TrailOf = { slug: string } | { projectId: string } | "server";

/** Who did what to what, from where, and how it ended. */
export type Happening = {
  actor: string;
  actorId?: string | null;
  action: string;
  target: string;
  address: string | null;
  /** As the call was answered; where a page answered, as a call would have been. */
  status: number;
  /** The sentence of a refusal. */
  reason?: string | null;
  details?: object | undefined;
};

const longestText = 500;
const hourMs = 60 * 60 * 1000;
const hourly = new FirstOfMany(hourMs);
const budget = new RefusalBudget();
const outage = new OutageLog(
  "the audit trail could not be written",
  "the audit trail is written again",
);
const more = "more attempts were refused within this minute than the trail keeps";

/**
 * Writes an entry. Of what is refused one caller, the actor unless `caller` says who else, fills a bounded number of
 * lines a minute. A trail that cannot be written fails nothing; it is logged once, and once when it is written again.
 */
export async function recordEntry(
  trail: TrailOf,
  happening: Happening,
  caller: string | null = happening.actorId ?? null,
): Promise<void> {
  const { status } = happening;
  const verdict = status < 400 ? "keep" : budget.count(JSON.stringify([trail, caller]), Date.now());
  if (verdict === "leave out") return;
  const full = {
    action: "trail.full",
    target: trail === "server" ? "server" : "project",
    reason: more,
  };
  const entry = entryOf(verdict === "keep" ? happening : { ...happening, ...full });
  try {
    await insertEntry(trail, entry);
    const now = new Date();
    if (hourly.isFirst("prune", now.getTime())) await pruneAudit(now);
    outage.worked();
  } catch (error) {
    outage.failed(error);
  }
}

type Entry = Omit<Prisma.AuditEntryUncheckedCreateInput, "projectId">;

function entryOf({ status, details, reason = null, ...happening }: Happening): Entry {
  return {
    actor: cut(happening.actor),
    actorId: happening.actorId ?? null,
    action: cut(happening.action),
    target: cut(happening.target),
    address: happening.address,
    status,
    outcome: status < 400 ? "done" : status < 500 ? "refused" : "failed",
    reason: reason === null ? null : cut(reason),
    ...(details && { details: details as Prisma.InputJsonObject }),
  };
}

/** Bounded, and without what Postgres stores in no text. */
function cut(text: string): string {
  return text.replaceAll("\0", "").toWellFormed().slice(0, longestText).toWellFormed();
}

/** In a project that is there, deleted ones included; an address of none has no trail. */
async function insertEntry(trail: TrailOf, entry: Entry): Promise<void> {
  if (trail === "server") {
    await db.serverEntry.create({ data: entry });
    return;
  }
  const projectId = "projectId" in trail ? trail.projectId : await findProjectId(trail.slug);
  if (projectId !== null) await db.auditEntry.create({ data: { ...entry, projectId } });
}

async function findProjectId(slug: string): Promise<string | null> {
  if (slug.includes("\0")) return null;
  const select = { id: true };
  const project =
    (await db.project.findUnique({ where: { slug }, select })) ??
    (await db.project.findUnique({ where: { slug: ownSlug(slug) }, select }));
  return project?.id ?? null;
}
