import "server-only";
import type { Transaction } from "@/lib/db/client";
import { ofRun, type RowKey } from "@/lib/db/row-key";
import { outcomes, readOutcome, writeOutcome } from "@/lib/domain/outcomes/outcomes";
import { Prisma } from "@/prisma/generated/client";
import { type Place, placeKey } from "./place";

/** The stored vectors of the given places, by place key. */
export async function readVectors(
  tx: Transaction,
  run: RowKey,
  places: readonly Place[],
): Promise<Map<string, Uint8Array<ArrayBuffer>>> {
  const steps = [...new Set(places.map(({ step }) => step))];
  const splits = [...new Set(places.map(({ split }) => split))];
  const wanted = new Set(places.map(placeKey));
  const rows = await tx.outcomeVector.findMany({
    where: { ...ofRun(run), step: { in: steps }, split: { in: splits } },
    select: { step: true, split: true, outcomes: true },
  });
  return new Map(
    rows.map((row) => [placeKey(row), row.outcomes] as const).filter(([key]) => wanted.has(key)),
  );
}

/** Replaces the vectors of these places. */
export async function writeVectors(
  tx: Transaction,
  run: RowKey,
  rows: readonly (Place & { outcomes: Uint8Array<ArrayBuffer> })[],
): Promise<void> {
  if (rows.length === 0) return;
  const values = rows.map(
    ({ step, split, outcomes: vector }) =>
      Prisma.sql`(${run.projectId}::uuid, ${run.id}::uuid, ${step}::float8, ${split}, ${withoutEnd(vector)}::bytea)`,
  );
  await tx.$executeRaw`
    INSERT INTO "outcome_vector" ("projectId", "runId", "step", "split", "outcomes") VALUES ${Prisma.join(values)}
    ON CONFLICT ("projectId", "runId", "step", "split") DO UPDATE SET "outcomes" = excluded."outcomes"`;
}

/** `newer` laid over `older`: an example that the newer vector evaluated wins. */
export function overlayVectors(
  older: Uint8Array<ArrayBuffer>,
  newer: Uint8Array,
): Uint8Array<ArrayBuffer> {
  const result = new Uint8Array(Math.max(older.length, newer.length));
  result.set(older);
  for (let ordinal = 0; ordinal < newer.length * 4; ordinal++) {
    const outcome = readOutcome(newer, ordinal);
    if (outcome !== outcomes.notEvaluated) writeOutcome(result, ordinal, outcome);
  }
  return result;
}

/** Nothing was evaluated behind the last outcome. */
function withoutEnd(vector: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const last = vector.findLastIndex((byte) => byte !== 0);
  return vector.subarray(0, last + 1);
}
