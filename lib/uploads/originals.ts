import "server-only";
import { promisify } from "node:util";
import { constants, zstdCompress, zstdDecompress } from "node:zlib";
import { db, type Transaction } from "@/lib/db/client";
import { setting } from "@/lib/env";
import type { SpooledFile } from "@/lib/http/spool";

const frameBytes = 1024 ** 2;
const defaultLimitBytes = 5 * 1024 ** 3;
const defaultDays = 30;
const dayMs = 24 * 60 * 60 * 1000;
const compress = promisify(zstdCompress);
const decompress = promisify(zstdDecompress);
const params = { [constants.ZSTD_c_compressionLevel]: 3 };

/** Compressed bytes of originals that one project keeps; 0 keeps none. */
export function retentionBytes(): number {
  return setting("ONSET_KEEP_ORIGINALS_BYTES") ?? defaultLimitBytes;
}

/** How long an original is kept; 0 keeps none. */
export function retentionDays(): number {
  return setting("ONSET_KEEP_ORIGINALS_DAYS") ?? defaultDays;
}

/** A file that fits one frame, as it will be kept; null where it is larger, or where the settings keep none of it. */
export async function packSmall(file: Pick<SpooledFile, "bytes" | "read">): Promise<Buffer | null> {
  if (retentionDays() === 0 || file.bytes === 0 || file.bytes > frameBytes) return null;
  const chunks: Uint8Array[] = [];
  for await (const chunk of file.read()) chunks.push(chunk);
  const packed = await compress(Buffer.concat(chunks), { params });
  return packed.length > retentionBytes() ? null : packed;
}

/** Keeps what `packSmall` packed. */
export async function keepPacked(
  tx: Transaction,
  upload: { id: string; projectId: string },
  packed: Buffer,
): Promise<void> {
  const place = { projectId: upload.projectId, uploadId: upload.id, part: 0 };
  await tx.uploadOriginal.createMany({ data: [{ ...place, bytes: Uint8Array.from(packed) }] });
}

/**
 * Keeps the file of an upload in zstd frames of a mebibyte, a few of them at a time in memory. Tells the compressed bytes; null
 * where the settings keep none, or where this file alone is more than they keep.
 */
export async function keepOriginal(
  tx: Transaction,
  upload: { id: string; projectId: string },
  file: Pick<SpooledFile, "read">,
): Promise<number | null> {
  const limit = retentionDays() === 0 ? 0 : retentionBytes();
  if (limit === 0) return null;
  const place = { projectId: upload.projectId, uploadId: upload.id };
  let part = 0;
  let kept = 0;
  for await (const frames of packedFrames(file.read({ chunkBytes: frameBytes }))) {
    kept += frames.reduce((sum, { length }) => sum + length, 0);
    if (kept > limit) {
      await tx.uploadOriginal.deleteMany({ where: place });
      return null;
    }
    const data = frames.map((bytes, at) => ({ ...place, part: part + at, bytes }));
    await tx.uploadOriginal.createMany({ data });
    part += frames.length;
  }
  return kept;
}

/** As many at once as one statement stores: about a mebibyte of them. */
async function* packedFrames(
  source: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array<ArrayBuffer>[]> {
  let frames: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  for await (const frame of framesOf(source)) {
    const bytes = Uint8Array.from(await compress(frame, { params }));
    frames.push(bytes);
    length += bytes.length;
    if (length < frameBytes) continue;
    yield frames;
    frames = [];
    length = 0;
  }
  if (frames.length > 0) yield frames;
}

async function* framesOf(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of source) {
    chunks.push(chunk);
    length += chunk.length;
    if (length < frameBytes) continue;
    yield joined(chunks);
    chunks = [];
    length = 0;
  }
  if (length > 0) yield joined(chunks);
}

/** A single one is not copied. */
function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const [first, ...others] = chunks;
  return first !== undefined && others.length === 0 ? first : Buffer.concat(chunks);
}

/** The file as it came, a frame at a time. */
export async function* readOriginal(
  tx: Transaction,
  upload: { id: string; projectId: string },
): AsyncGenerator<Uint8Array> {
  for (let part = 0; ; part++) {
    const frame = await tx.uploadOriginal.findUnique({
      where: {
        projectId_uploadId_part: { projectId: upload.projectId, uploadId: upload.id, part },
      },
    });
    if (frame === null) return;
    yield await decompress(frame.bytes);
  }
}

/** An original as a file that can be stored again. */
export async function openOriginal(
  tx: Transaction,
  upload: {
    id: string;
    projectId: string;
    sha256: string;
    bytes: bigint;
    filename: string | null;
  },
): Promise<SpooledFile> {
  const read = () => readOriginal(tx, upload);
  return {
    sha256: upload.sha256,
    bytes: Number(upload.bytes),
    filename: upload.filename,
    read,
    head: async (limit) => {
      const { value } = await read().next();
      return (value ?? new Uint8Array()).subarray(0, limit);
    },
  };
}

/** After an upload: the project keeps as many originals as the settings say. */
export async function pruneOriginalsOf(project: string): Promise<void> {
  const found = await db.project.findUnique({ where: { slug: project }, select: { id: true } });
  if (found !== null) await pruneOriginals(found.id);
}

/**
 * Forgets a project's originals that are older than the settings keep them, and its oldest ones where it keeps more
 * bytes than its limit. Their uploads stand as before and cannot be undone any more.
 */
export async function pruneOriginals(projectId: string): Promise<number> {
  const oldest = new Date(Date.now() - retentionDays() * dayMs);
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT "id" FROM (
      SELECT "id", "createdAt", sum("keptBytes") OVER (ORDER BY "createdAt" DESC, "id" DESC) AS "newer"
      FROM "upload" WHERE "projectId" = ${projectId}::uuid AND "keptBytes" IS NOT NULL
    ) AS kept
    WHERE "createdAt" < ${oldest} OR "newer" > ${retentionBytes()}`;
  for (const { id } of rows) {
    await db.$transaction([
      db.uploadOriginal.deleteMany({ where: { projectId, uploadId: id } }),
      db.upload.updateMany({ where: { projectId, id }, data: { keptBytes: null } }),
    ]);
  }
  return rows.length;
}
