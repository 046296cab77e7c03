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
const packedAtOnce = 4;
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

/** As many as zlib has threads: fifty blocks at once would hold up all other requests for as long. */
async function fewAtOnce<From, To>(all: readonly From[], work: (each: From) => Promise<To>) {
  const done: To[] = [];
  for (const part of inParts(all, packedAtOnce)) done.push(...(await Promise.all(part.map(work))));
  return done;
}

function* inParts<T>(all: readonly T[], size: number): Generator<readonly T[]> {
  for (let from = 0; from < all.length; from += size) yield all.slice(from, from + size);
}

/** The blocks of these numbers, of one checkpoint and split where it is named. */
export async function readBlocks(
  tx: Transaction,
  run: RowKey,
  { blocks, ...place }: { blocks: readonly number[] } & Partial<Place>,
): Promise<StoredBlock[]> {
  const where = { ...ofRun(run), ...place, block: { in: [...blocks] } };
  const select = { step: true, split: true, block: true, payload: true } as const;
  return fewAtOnce(await tx.predictionBlock.findMany({ where, select }), unpackRow);
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
  return fewAtOnce(rows, unpackRow);
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
  return fewAtOnce(rows, unpackRow);
}

/**
 * Stores blocks of a run, each laid over what stood there. They are packed while their sender goes on, which takes no
 * connection: the next blocks wait for that, and so does `finish`, without which the last are not stored.
 */
export class BlockWriter {
  private packing: Promise<BlockRow[]> = Promise.resolve([]);

  constructor(
    private readonly tx: Transaction,
    private readonly run: RowKey,
  ) {}

  async write(blocks: readonly StoredBlock[]): Promise<void> {
    await this.finish();
    const older = new Map<string, BlockRow>();
    for (const part of inParts(blocks, rowsPerStatement)) {
      const places = part.map(({ step, split, block }) => ({ step, split, block }));
      const where = { ...ofRun(this.run), OR: places };
      const stored = await this.tx.predictionBlock.findMany({ where });
      for (const row of stored) older.set(blockKey(row), row);
    }
    this.packing = fewAtOnce(blocks, async ({ content, ...place }) => {
      const row = older.get(blockKey(place));
      const whole =
        row === undefined ? content : overlayBlocks((await unpackRow(row)).content, content);
      return { ...place, payload: await packBlock(whole) };
    });
    // What its sender finds wrong before it is awaited is told first.
    this.packing.catch(() => undefined);
  }

  async finish(): Promise<void> {
    const rows = await this.packing;
    this.packing = Promise.resolve([]);
    const { projectId, id } = this.run;
    for (const part of inParts(rows, rowsPerStatement)) {
      const values = part.map(
        ({ step, split, block, payload }) =>
          Prisma.sql`(${projectId}::uuid, ${id}::uuid, ${step}::float8, ${split}, ${block}::int, ${payload}::bytea)`,
      );
      await this.tx.$executeRaw`
        INSERT INTO "prediction_block" ("projectId", "runId", "step", "split", "block", "payload") VALUES ${Prisma.join(values)}
        ON CONFLICT ("projectId", "runId", "step", "split", "block") DO UPDATE SET "payload" = excluded."payload"`;
    }
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
