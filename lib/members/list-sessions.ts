import "server-only";
import Bowser from "bowser";
import { auth } from "@/lib/auth/auth";
import type { Viewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db/client";
import { notFound } from "@/lib/errors";
import type { SessionSummary } from "./account-schema";
import { requirePerson } from "./service";

/** A person's own sessions, the one that asks first, then the last used. */
export async function listSessions(viewer: Viewer, headers: Headers): Promise<SessionSummary[]> {
  const { userId } = requirePerson(viewer);
  const current = await currentSession(headers);
  const rows = await db.session.findMany({
    where: { userId, expiresAt: { gt: new Date() } },
    orderBy: { updatedAt: "desc" },
    take: 200,
  });
  const sessions = rows.map((row) => ({
    id: row.id,
    device: deviceOf(row.userAgent),
    address: row.ipAddress || null,
    isThis: row.id === current,
    startedAt: row.createdAt.toISOString(),
    lastSeenAt: row.updatedAt.toISOString(),
  }));
  return sessions.sort((a, b) => Number(b.isThis) - Number(a.isThis));
}

/** Ends one of the person's sessions: signed out at its next request. */
export async function removeSession(viewer: Viewer, id: string): Promise<void> {
  const where = { id, userId: requirePerson(viewer).userId };
  if ((await db.session.deleteMany({ where })).count === 0) throw notFound("session", id);
}

/** Ends all of the person's sessions but the one that asks. */
export async function removeOtherSessions(viewer: Viewer, headers: Headers): Promise<void> {
  const { userId } = requirePerson(viewer);
  const current = await currentSession(headers);
  await db.session.deleteMany({ where: { userId, ...(current && { id: { not: current } }) } });
}

async function currentSession(headers: Headers): Promise<string | null> {
  return (await auth.api.getSession({ headers }))?.session.id ?? null;
}

/** "Firefox on Linux", from what browsers say of themselves. */
export function deviceOf(userAgent: string | null): string {
  if (!userAgent) return "an unknown device";
  const { browser, os } = Bowser.parse(userAgent.slice(0, 500));
  const words = [browser.name, os.name].filter((word) => word);
  return words.length === 0 ? userAgent.slice(0, 60) : words.join(" on ");
}
