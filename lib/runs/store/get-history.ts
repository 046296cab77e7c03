import "server-only";
import { z } from "zod";
import type { Viewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db/client";
import { restorableMs } from "@/lib/domain/set-aside";
import { AppError, notFound } from "@/lib/errors";
import { isUuid } from "@/lib/http/schema";
import { openToRead } from "@/lib/projects/access";
import { runChangeKinds } from "@/lib/runs/choices";
import { findRun } from "@/lib/runs/queries";
import type { RunChange } from "@/prisma/generated/client";
import type { HistoryQuery, RunChangeLine } from "./history-schema";

/** What happened to a run, newest first: uploads, and everything that took something back. */
export async function getRunHistory(
  viewer: Viewer,
  place: { project: string; run: string },
  query: HistoryQuery,
): Promise<{ items: RunChangeLine[]; nextCursor: string | null }> {
  const scope = await openToRead(viewer, place.project);
  const run = await findRun(scope, place.run);
  if (run === null) throw notFound("run", place.run);
  const { cursor, limit } = query;
  if (cursor !== undefined && !isUuid(cursor)) {
    throw new AppError(
      "invalid-input",
      `cursor is not one that this list gave: ${cursor.slice(0, 40)}`,
    );
  }
  const rows = await db.runChange.findMany({
    where: {
      ...{ projectId: scope.projectId, runId: run.id },
      ...(cursor === undefined ? {} : { id: { lt: cursor } }),
    },
    orderBy: { id: "desc" },
    take: limit + 1,
  });
  const page = rows.slice(0, limit);
  return {
    items: page.map(toLine),
    nextCursor: rows.length > page.length ? (page.at(-1)?.id ?? null) : null,
  };
}

const changeDetails = z
  .object({
    upload: z.string(),
    filename: z.string().nullable(),
    format: z.string(),
    checkpoints: z.number(),
    metrics: z.number(),
    fromStep: z.number(),
    from: z.string(),
    to: z.string(),
    mapping: z.string(),
    isFinal: z.boolean(),
  })
  .partial();

function toLine(row: RunChange): RunChangeLine {
  const details = changeDetails.parse(row.details ?? {});
  const { upload, filename = null, format = "" } = details;
  const until = row.createdAt.getTime() + restorableMs;
  const isOpen = row.kind === "drop" && row.undoneAt === null && !details.isFinal;
  const isRestorable = isOpen && until > Date.now();
  return {
    id: row.id,
    at: row.createdAt.toISOString(),
    actor: row.actor,
    kind: runChangeKinds.find((known) => known === row.kind) ?? "upload",
    upload: upload === undefined ? null : { id: upload, filename, format },
    checkpoints: details.checkpoints ?? null,
    metrics: details.metrics ?? null,
    fromStep: row.fromStep ?? details.fromStep ?? null,
    from: details.from ?? null,
    to: details.to ?? null,
    mapping: details.mapping ?? null,
    restorableUntil: isRestorable ? new Date(until).toISOString() : null,
  };
}
