import "server-only";
import type { z } from "zod";
import type { Viewer } from "@/lib/auth/viewer";
import { AppError } from "@/lib/errors";
import { openToRead } from "@/lib/projects/access";
import type { AlertKind } from "./choices";
import { type FiringRow, listFirings } from "./queries";
import { type AlertFiringResponse, factDetails, type firingsQuery } from "./schema";

export async function listProjectFirings(
  viewer: Viewer,
  project: string,
  { limit, cursor }: z.output<typeof firingsQuery>,
): Promise<{ items: AlertFiringResponse[]; nextCursor: string | null }> {
  const scope = await openToRead(viewer, project);
  const rows = await listFirings(scope, { limit: limit + 1, before: readCursor(cursor) });
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return {
    items: rows.slice(0, limit).map(toResponse),
    nextCursor: last === undefined ? null : `${last.createdAt.toISOString()}_${last.id}`,
  };
}

function readCursor(cursor: string | undefined): { at: Date; id: string } | null {
  if (cursor === undefined) return null;
  const [time = "", id = ""] = cursor.split("_");
  const at = new Date(time);
  if (Number.isNaN(at.getTime()) || !/^[0-9a-f-]{36}$/.test(id)) {
    throw new AppError("invalid-input", "cursor is not one that a list gave", [
      { column: "cursor", message: "not one that a list gave" },
    ]);
  }
  return { at, id };
}

function toResponse(row: FiringRow): AlertFiringResponse {
  const { step, epoch, curve, best, points } = factDetails.parse(row.details);
  return {
    id: row.id,
    alert: row.ruleId,
    kind: row.kind as AlertKind,
    channel: row.channel,
    run: row.slug,
    runName: row.runName,
    step: step ?? null,
    epoch: epoch ?? null,
    sentence: row.sentence,
    status: row.status as AlertFiringResponse["status"],
    attempts: row.attempts,
    answer: row.answer,
    at: row.at.toISOString(),
    deliveredAt: row.deliveredAt?.toISOString() ?? null,
    curve: curve ?? [],
    best: best ?? null,
    after: row.sparkline?.slice(points ?? 0).slice(0, 200) ?? [],
  };
}
