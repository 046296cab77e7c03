import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { setting } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { isUuid } from "@/lib/http/schema";
import { limits } from "@/lib/limits";
import { openToAdminister, openToServer } from "@/lib/projects/access";
import {
  type AuditPosition,
  listActions,
  listEntries,
  pruneEntries,
  type Trail,
  type TrailEntry,
} from "./queries";
import type { AuditEntryItem, AuditFilter, AuditPage, AuditQuery } from "./schema";

const exportedAtOnce = 1000;
const dayMs = 24 * 60 * 60 * 1000;

/** Who changed what in the project, and what was refused, the last first. */
export async function listAudit(
  viewer: Viewer,
  project: string,
  query: AuditQuery,
): Promise<AuditPage> {
  return pageOf(await openToAdminister(viewer, project), query);
}

/** Who changed what of the server's people, who signed in, and what was refused, the last first. */
export async function listServerAudit(viewer: Viewer, query: AuditQuery): Promise<AuditPage> {
  return pageOf(await openToServer(viewer), query);
}

async function pageOf(trail: Trail, query: AuditQuery): Promise<AuditPage> {
  const { cursor, limit } = query;
  const after = cursor === undefined ? null : placeOf(cursor);
  const [rows, actions] = await Promise.all([
    listEntries(trail, query, { after, take: limit + 1 }),
    listActions(trail),
  ]);
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return { items: shown.map(toItem), nextCursor: last ? cursorOf(last) : null, actions };
}

/** Every entry that fits, some at a time. */
export async function exportAudit(
  viewer: Viewer,
  project: string,
  filter: AuditFilter,
): Promise<AsyncGenerator<AuditEntryItem>> {
  return allOf(await openToAdminister(viewer, project), filter);
}

export async function exportServerAudit(
  viewer: Viewer,
  filter: AuditFilter,
): Promise<AsyncGenerator<AuditEntryItem>> {
  return allOf(await openToServer(viewer), filter);
}

async function* allOf(trail: Trail, filter: AuditFilter): AsyncGenerator<AuditEntryItem> {
  let after: AuditPosition | null = null;
  for (;;) {
    const rows: TrailEntry[] = await listEntries(trail, filter, { after, take: exportedAtOnce });
    yield* rows.map(toItem);
    after = rows.at(-1) ?? null;
    if (rows.length < exportedAtOnce) return;
  }
}

/** Days that the setting keeps an entry; 0 keeps them for good. */
export function auditRetentionDays(): number {
  return setting("ONSET_KEEP_AUDIT_DAYS") ?? limits.auditTrail;
}

/** Removes what the setting keeps no longer; tells how many entries. */
export async function pruneAudit(now: Date): Promise<number> {
  const days = auditRetentionDays();
  return days === 0 ? 0 : pruneEntries(new Date(now.getTime() - days * dayMs));
}

function cursorOf({ createdAt, id }: AuditPosition): string {
  return `${createdAt.getTime()}_${id}`;
}

function placeOf(cursor: string): AuditPosition {
  const [, time = "", id = ""] = /^(\d{1,14})_(.*)$/.exec(cursor) ?? [];
  if (time === "" || !isUuid(id)) {
    throw new AppError("invalid-input", "cursor: is none that this list gave", [
      { column: "cursor", message: "is none that this list gave" },
    ]);
  }
  return { createdAt: new Date(Number(time)), id };
}

function toItem(row: TrailEntry): AuditEntryItem {
  const { id, actor, action, target, address, outcome, status, reason } = row;
  const at = row.createdAt.toISOString();
  return {
    id,
    at,
    actor,
    action,
    target,
    address,
    outcome: outcome as AuditEntryItem["outcome"],
    status,
    reason,
  };
}
