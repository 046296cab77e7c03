import "server-only";
import { promisify } from "node:util";
import { constants, zstdCompress, zstdDecompress } from "node:zlib";
import type { Transaction } from "@/lib/db/client";
import { toJsonb } from "@/lib/db/jsonb";
import { isOfRun, ofRun, type RowKey } from "@/lib/db/row-key";
import {
  decodePredictionBlock,
  encodePredictionBlock,
  overlayBlocks,
  type PredictionBlock,
} from "@/lib/domain/outcomes/prediction-block";
import { Prisma } from "@/prisma/generated/client";

// The texts of answers are most of what a database holds. They are stored, read and removed here alone, so that they
// can lie elsewhere.

type Place = { step: number; split: string };
/** The texts of 1,024 ordinals, from `block` times as many on, at a checkpoint and split. */
export type StoredBlock = Place & { block: number; content: PredictionBlock };
type BlockRow = Place & { block: number; payload: Uint8Array };

const rowsPerStatement = 100;
const params = { [constants.ZSTD_c_compressionLevel]: 6 };

const compress = promisify(zstdCompress);
const decompress = promisify(zstdDecompress);

/** zstd of its JSON. */
async function packBlock(block: PredictionBlock): Promise<Uint8Array<ArrayBuffer>> {
  return Uint8Array.from(await compress(encodePredictionBlock(block), { params }));
}

async function unpackRow({ payload, ...row }: BlockRow): Promise<StoredBlock> {
  const text = (await decompress(payload)).toString("utf8");
  return { ...row, content: decodePredictionBlock(text) };
}

/** One after the other: fifty blocks at once would hold up all other requests for as long. */
async function oneByOne<From, To>(all: readonly From[], work: (each: From) => Promise<To>) {
  const done: To[] = [];
  for (const each of all) done.push(await work(each));
  return done;
}

/** The blocks of these numbers, of one checkpoint and split where it is named. */
export async function readBlocks(
  tx: Transaction,
  run: RowKey,
  { blocks, ...place }: { blocks: readonly number[] } & Partial<Place>,
): Promise<StoredBlock[]> {
  const where = { ...ofRun(run), ...place, block: { in: [...blocks] } };
  const select = { step: true, split: true, block: true, payload: true } as const;
  return oneByOne(await tx.predictionBlock.findMany({ where, select }), unpackRow);
}

/** One block at each of these checkpoints and splits that has it. */
export async function readBlockAt(
  tx: Transaction,
  run: RowKey,
  { block, places }: { block: number; places: readonly Place[] },
): Promise<StoredBlock[]> {
  const rows = await tx.$queryRaw<BlockRow[]>`
    SELECT b."step", b."split", b."block", b."payload" FROM "prediction_block" b
    JOIN jsonb_to_recordset(${toJsonb(places)}::jsonb) AS given("step" float8, "split" text)
      ON given."step" = b."step" AND given."split" = b."split"
    WHERE ${isOfRun(run, "b")} AND b."block" = ${block}`;
  return oneByOne(rows, unpackRow);
}

/** Blocks of the last checkpoint of each split, at most so many. */
export async function readLastBlocks(
  tx: Transaction,
  run: RowKey,
  most: number,
): Promise<StoredBlock[]> {
  const rows = await tx.$queryRaw<BlockRow[]>`
    SELECT b."step", b."split", b."block", b."payload" FROM "prediction_block" b
    JOIN (SELECT "split", max("step") AS "step" FROM "outcome_vector"
      WHERE ${isOfRun(run)} GROUP BY "split") last
      ON last."split" = b."split" AND last."step" = b."step"
    WHERE ${isOfRun(run, "b")} ORDER BY b."split", b."block" LIMIT ${most}`;
  return oneByOne(rows, unpackRow);
}

/** Stores blocks, each laid over what stood there. */
export async function writeBlocks(
  tx: Transaction,
  run: RowKey,
  blocks: readonly StoredBlock[],
): Promise<void> {
  for (let from = 0; from < blocks.length; from += rowsPerStatement) {
    const part = blocks.slice(from, from + rowsPerStatement);
    const where = {
      ...ofRun(run),
      OR: part.map(({ step, split, block }) => ({ step, split, block })),
    };
    const stored = await tx.predictionBlock.findMany({ where });
    const older = new Map(stored.map((row) => [blockKey(row), row]));
    const values = await oneByOne(part, async (given) => {
      const { step, split, block } = given;
      const row = older.get(blockKey(given));
      const content =
        row === undefined
          ? given.content
          : overlayBlocks((await unpackRow(row)).content, given.content);
      return Prisma.sql`(${run.projectId}::uuid, ${run.id}::uuid, ${step}::float8, ${split}, ${block}::int, ${await packBlock(content)}::bytea)`;
    });
    await tx.$executeRaw`
      INSERT INTO "prediction_block" ("projectId", "runId", "step", "split", "block", "payload") VALUES ${Prisma.join(values)}
      ON CONFLICT ("projectId", "runId", "step", "split", "block") DO UPDATE SET "payload" = excluded."payload"`;
  }
}

/** Removes the texts of a run from a step on; of these checkpoints and splits alone where they are named. */
export async function removeBlocks(
  tx: Transaction,
  run: RowKey,
  { fromStep, places }: { fromStep: number; places?: readonly Place[] },
): Promise<void> {
  const there =
    places === undefined
      ? Prisma.empty
      : Prisma.sql`AND ("step", "split") IN (SELECT "step", "split"
          FROM jsonb_to_recordset(${toJsonb(places)}::jsonb) AS given("step" float8, "split" text))`;
  await tx.$executeRaw`
    DELETE FROM "prediction_block" WHERE ${isOfRun(run)} AND "step" >= ${fromStep}::float8 ${there}`;
}

function blockKey({ step, split, block }: Place & { block: number }): string {
  return `${step}/${block}/${split}`;
}
