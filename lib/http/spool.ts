import "server-only";
import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { open, rm } from "node:fs/promises";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { setting } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { limits } from "@/lib/limits";
import { decompress } from "./decompress";
import { readFilename } from "./filename";
import { meters } from "./meters";
import { requestBytes } from "./request-bytes";
import { makeUploadFolder } from "./upload-folder";

/** Decompressed bytes that one upload may have. */
export function uploadLimitBytes(): number {
  return setting("ONSET_MAX_UPLOAD_BYTES") ?? limits.uploadBytes;
}

export type SpooledFile = {
  /** Of the decompressed bytes. */
  sha256: string;
  bytes: number;
  /** As the sender calls it, made harmless; null when not said. */
  filename: string | null;
  read: (options?: { chunkBytes?: number }) => AsyncIterable<Uint8Array>;
  /** The first bytes, for telling the format. */
  head: (limit: number) => Promise<Uint8Array>;
  /** What was said while it was opened, where it came in a container. */
  warnings?: readonly string[];
};

/** A received body, which lies on the disk until its request is answered. */
export type SpooledBody = SpooledFile & { disk: string };

/**
 * Receives the request's body into a temporary file before `use` runs, so that a slow sender holds no
 * transaction open; the file is gone afterwards, whatever happens.
 */
export async function withSpooledBody<T>(
  request: Request,
  use: (file: SpooledBody) => Promise<T>,
): Promise<T> {
  const directory = await makeUploadFolder();
  try {
    return await use(await receive(request, path.join(directory, "body")));
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/**
 * A connection gives a few kilobytes at a time; a write of each would take longer than receiving them. So many wait
 * while one is written, and go out together then.
 */
const waitingBytes = 512 * 1024;

async function receive(request: Request, file: string): Promise<SpooledBody> {
  const hash = createHash("sha256");
  let bytes = 0;
  async function* counted() {
    for await (const chunk of requestBytes(request, uploadLimitBytes())) {
      hash.update(chunk);
      bytes += chunk.length;
      yield chunk;
    }
  }
  const options = { flags: "wx", mode: 0o600, highWaterMark: waitingBytes };
  await pipeline(counted, createWriteStream(file, options));
  meters().uploadBytes.inc(bytes);
  if (bytes === 0) throw new AppError("invalid-file", "nothing was stored: the file is empty");
  return {
    disk: file,
    sha256: hash.digest("hex"),
    bytes,
    filename: readFilename(request.headers.get("x-filename")),
    read: ({ chunkBytes } = {}) =>
      createReadStream(file, chunkBytes === undefined ? {} : { highWaterMark: chunkBytes }),
    head: (limit) => readHead(file, limit),
  };
}

async function readHead(file: string, limit: number): Promise<Uint8Array> {
  const handle = await open(file, "r");
  try {
    const buffer = Buffer.alloc(limit);
    const { bytesRead } = await handle.read(buffer, 0, limit, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** Bytes that can be read again and again, as an upload: read once here for their digest. */
export async function spooledFrom(source: {
  filename: string | null;
  read: () => AsyncIterable<Uint8Array>;
}): Promise<SpooledFile> {
  const { filename, read } = source;
  const hash = createHash("sha256");
  let bytes = 0;
  for await (const chunk of read()) {
    hash.update(chunk);
    bytes += chunk.length;
  }
  const head = (limit: number) => takeHead(read(), limit);
  return { sha256: hash.digest("hex"), bytes, filename, read, head };
}

/** A file on this machine as an upload, unpacked when it is gzip; for scripts. */
export async function openSpooledFile(file: string): Promise<SpooledBody> {
  const read = () => decompress(createReadStream(file), { limitBytes: uploadLimitBytes() });
  return { ...(await spooledFrom({ filename: path.basename(file), read })), disk: file };
}

/** The first bytes of a source, which is closed then. */
export async function takeHead(
  source: AsyncIterable<Uint8Array>,
  limit: number,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of source) {
    chunks.push(chunk);
    length += chunk.length;
    if (length >= limit) break;
  }
  return Buffer.concat(chunks).subarray(0, limit);
}
