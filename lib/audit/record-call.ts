import "server-only";
import { auditName, type Viewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db/client";
import { ownSlug } from "@/lib/domain/set-aside";
import type { NamedChange } from "@/lib/http/call-context";
import { clientAddress } from "@/lib/http/client-address";
import { FirstOfMany, RefusalBudget } from "@/lib/http/event-counts";
import { log } from "@/lib/http/log";
import type { Prisma } from "@/prisma/generated/client";
import { describeCall, describeServerCall, isChange } from "./describe-call";
import { pruneAudit } from "./service";

/** A call as its adapter saw it end. */
export type EndedCall = {
  request: Request;
  viewer: Viewer | null;
  /** The project of the address; null: the call is of none. */
  project: string | null;
  /** Whether the right was there; what failed then failed for another reason. */
  isOpen: boolean;
  status: number;
  /** The sentence that a refused sender got. */
  reason: string | null;
  named: NamedChange | null;
};

const longestText = 500;
const hourMs = 60 * 60 * 1000;

const budget = new RefusalBudget();
/** A trainer writes every few seconds: the first of an hour stands for the rest. */
const frequent =
  /^(run\.log|mlflow\.(mlflow\/)?runs\/(log-|set-tag|update)|mlflow\.mlflow-artifacts)/;
const firstOfHour = new FirstOfMany(hourMs);
const hourly = new FirstOfMany(hourMs);

/**
 * Writes a change, or an attempt that was refused, to the project's trail, or of what is in none to the server's. What a
 * viewer with the right only looked at is not written. A trail that cannot be written is logged and fails no call.
 */
export async function recordCall(call: EndedCall): Promise<void> {
  const { request, project, isOpen, status } = call;
  const { pathname } = new URL(request.url);
  if (project === null && describeServerCall(request.method, pathname) === null) return;
  const isWrite = isChange(request.method, pathname);
  if (!isWrite && (status < 400 || isOpen)) return;
  try {
    const entry = entryOf(call, pathname);
    if (entry !== null) await insertEntry(project, entry);
    const now = new Date();
    if (hourly.isFirst("prune", now.getTime())) await pruneAudit(now);
  } catch (error) {
    log.error({ err: error, path: pathname }, "the audit trail could not be written");
  }
}

type Entry = Omit<Prisma.AuditEntryUncheckedCreateInput, "projectId">;

function entryOf(call: EndedCall, pathname: string): Entry | null {
  const { request, viewer, project, status, named } = call;
  const inWords = project === null ? describeServerCall : describeCall;
  const described = inWords(request.method, pathname);
  const actor = viewer === null ? "nobody" : auditName(viewer);
  const actorId = viewer === null ? null : idOf(viewer);
  const action = named?.action ?? described?.action ?? request.method.toLowerCase();
  const target = named?.target ?? described?.target ?? pathname;
  const now = Date.now();
  const entry: Entry = {
    actor: cut(actor),
    actorId,
    action: cut(action),
    target: cut(target),
    address: clientAddress(request.headers),
    status,
    outcome: status < 400 ? "done" : status < 500 ? "refused" : "failed",
    reason: call.reason === null ? null : cut(call.reason),
    ...(named?.details && { details: named.details as Prisma.InputJsonObject }),
  };
  if (status < 400) {
    const key = JSON.stringify([project, actor, action, target]);
    return frequent.test(action) && !firstOfHour.isFirst(key, now) ? null : entry;
  }
  const verdict = budget.count(JSON.stringify([project, actorId]), now);
  if (verdict === "leave out") return null;
  return verdict === "keep"
    ? entry
    : {
        ...entry,
        action: "trail.full",
        target: project === null ? "server" : "project",
        reason: more,
      };
}

const more = "more attempts were refused within this minute than the trail keeps";

function idOf(viewer: Viewer): string | null {
  if (viewer.kind === "user") return viewer.userId;
  return viewer.kind === "key" ? viewer.keyId : null;
}

/** Bounded, and without what Postgres stores in no text. */
function cut(text: string): string {
  return text.replaceAll("\0", "").toWellFormed().slice(0, longestText).toWellFormed();
}

/** In a project that is there, deleted ones included; an address of none has no trail. */
async function insertEntry(slug: string | null, entry: Entry): Promise<void> {
  if (slug === null) {
    await db.serverEntry.create({ data: entry });
    return;
  }
  if (slug.includes("\0")) return;
  const project = (await findProject(slug)) ?? (await findProject(ownSlug(slug)));
  if (project !== null) await db.auditEntry.create({ data: { ...entry, projectId: project.id } });
}

function findProject(slug: string) {
  return db.project.findUnique({ where: { slug }, select: { id: true } });
}

/** A sign-in that was tried, by the account that was named; a trail that cannot be written fails none. */
export async function recordSignIn(
  request: Request,
  { account, status, reason }: { account: string | null; status: number; reason: string | null },
): Promise<void> {
  const address = clientAddress(request.headers);
  const isDone = status < 400;
  const verdict = isDone ? "keep" : budget.count(JSON.stringify(["sign-in", address]), Date.now());
  if (verdict === "leave out") return;
  const entry: Entry = {
    actor: cut(account ?? "nobody"),
    action: "session.create",
    target: "sign-in",
    address,
    status,
    outcome: isDone ? "done" : "refused",
    reason,
    ...(verdict !== "keep" && { action: "trail.full", target: "server", reason: more }),
  };
  await db.serverEntry.create({ data: entry }).catch((error: unknown) => {
    log.error({ err: error }, "the audit trail could not be written");
  });
}
