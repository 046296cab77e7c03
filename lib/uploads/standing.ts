import "server-only";
import type { Transaction } from "@/lib/db/client";
import type { RowKey } from "@/lib/db/row-key";
import { placeBehind } from "@/lib/runs/store/only";
import type { Upload } from "@/prisma/generated/client";

export type Drop = { turn: number; fromStep: number };

/** What was dropped from the run and not brought back. */
export async function listStandingDrops(tx: Transaction, run: RowKey): Promise<Drop[]> {
  const rows = await tx.runChange.findMany({
    where: { projectId: run.projectId, runId: run.id, kind: "drop", undoneAt: null },
    select: { turn: true, fromStep: true },
  });
  return rows.flatMap(({ turn, fromStep }) =>
    turn === null || fromStep === null ? [] : [{ turn, fromStep }],
  );
}

/** The first step of an upload that a later drop took; infinite where none did. */
export function stepTakenFrom(upload: { turn: number }, drops: readonly Drop[]): number {
  const later = drops.filter(({ turn }) => turn > upload.turn).map(({ fromStep }) => fromStep);
  return Math.min(Number.POSITIVE_INFINITY, ...later);
}

/** Uploads of the run that stand and wrote to one of these places, in the order in which they wrote. */
export function listUploadsAt(
  tx: Transaction,
  run: RowKey,
  places: ReadonlySet<string>,
): Promise<Upload[]> {
  const named = [...places];
  return tx.upload.findMany({
    where: {
      projectId: run.projectId,
      runId: run.id,
      undoneAt: null,
      places: { hasSome: [...named, ...named.map(placeBehind)] },
    },
    orderBy: { turn: "asc" },
  });
}
