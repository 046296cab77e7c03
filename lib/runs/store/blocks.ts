import "server-only";
import type { Transaction } from "@/lib/db/client";
import { packBlock, unpackBlock } from "@/lib/db/prediction-block";
import { ofRun, type RowKey } from "@/lib/db/row-key";
import { overlayBlocks, type PredictionBlock } from "@/lib/domain/outcomes/prediction-block";
import { Prisma } from "@/prisma/generated/client";
import type { Place } from "./place";

export type PlacedBlock = Place & { block: number; content: PredictionBlock };

const rowsPerStatement = 100;

/** Stores blocks of predictions, each laid over what stood there. */
export async function writeBlocks(
  tx: Transaction,
  run: RowKey,
  blocks: readonly PlacedBlock[],
): Promise<void> {
  for (let from = 0; from < blocks.length; from += rowsPerStatement) {
    const part = blocks.slice(from, from + rowsPerStatement);
    const where = {
      ...ofRun(run),
      OR: part.map(({ step, split, block }) => ({ step, split, block })),
    };
    const stored = await tx.predictionBlock.findMany({ where });
    const older = new Map(stored.map((row) => [blockKey(row), row.payload]));
    const data = part.map(({ content, ...place }) => {
      const payload = older.get(blockKey(place));
      const merged = payload === undefined ? content : overlayBlocks(unpackBlock(payload), content);
      return { ...place, payload: packBlock(merged) };
    });
    const values = data.map(
      ({ step, split, block, payload }) =>
        Prisma.sql`(${run.id}::uuid, ${step}::float8, ${split}, ${block}::int, ${payload}::bytea)`,
    );
    await tx.$executeRaw`
      INSERT INTO "prediction_block" ("runId", "step", "split", "block", "payload") VALUES ${Prisma.join(values)}
      ON CONFLICT ("runId", "step", "split", "block") DO UPDATE SET "payload" = excluded."payload"`;
  }
}

function blockKey({ step, split, block }: Place & { block: number }): string {
  return `${step}/${block}/${split}`;
}
