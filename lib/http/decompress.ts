import { pipeline, Readable } from "node:stream";
import { constants, createGunzip, createInflate, createZstdDecompress } from "node:zlib";

/** A subset of ErrorCode: 413, 422 and 415. */
export type UploadBodyCode = "too-large" | "invalid-file" | "unsupported-format";

/** A request body that cannot be unpacked; the sentence is meant for whoever sent it. */
export class UploadBodyError extends Error {
  readonly code: UploadBodyCode;

  constructor(code: UploadBodyCode, message: string) {
    super(message);
    this.name = "UploadBodyError";
    this.code = code;
  }
}

type Bytes = AsyncIterable<Uint8Array>;
type Coding = "gzip" | "deflate" | "zstd";

const chunkBytes = 64 * 1024;
const magicBytes = 4;

function codingOf(encoding: string): Coding | null {
  const name = encoding.trim().toLowerCase();
  if (name === "" || name === "identity") return null;
  if (name === "gzip" || name === "x-gzip") return "gzip";
  if (name === "zstd" || name === "deflate") return name;
  const shown = JSON.stringify(encoding.slice(0, 40));
  throw new UploadBodyError(
    "unsupported-format",
    `Content-Encoding is not understood: ${shown}; send gzip, zstd or identity`,
  );
}

function createDecoder(coding: Coding) {
  if (coding === "gzip") return createGunzip({ chunkSize: chunkBytes });
  if (coding === "deflate") return createInflate({ chunkSize: chunkBytes });
  // Windows over 32 MiB are refused: a frame may otherwise demand gigabytes before its first byte.
  const params = { [constants.ZSTD_d_windowLogMax]: 25 };
  return createZstdDecompress({ chunkSize: chunkBytes, params });
}

function isZlibError(error: unknown): error is Error & { code: string } {
  if (!(error instanceof Error) || !("code" in error)) return false;
  return typeof error.code === "string" && /^(Z_|ZSTD_|ERR__ERROR)/.test(error.code);
}

function bodyError(error: Error & { code: string }, coding: Coding): UploadBodyError {
  const isCut = error.code === "Z_BUF_ERROR" || /unexpected end/i.test(error.message);
  const reason = isCut ? "it ends too early" : error.message;
  return new UploadBodyError("invalid-file", `the ${coding} data is damaged: ${reason}`);
}

async function* unpack(source: Bytes, coding: Coding): Bytes {
  const decoder = createDecoder(coding);
  // Errors of either stream reach the loop below by way of the decoder.
  pipeline(Readable.from(source), decoder, () => undefined);
  try {
    for await (const chunk of decoder) yield chunk as Uint8Array;
  } catch (error) {
    throw isZlibError(error) ? bodyError(error, coding) : error;
  } finally {
    decoder.destroy();
  }
}

async function peek(source: Bytes): Promise<{ head: Uint8Array; whole: Bytes }> {
  const iterator = source[Symbol.asyncIterator]();
  const first: Uint8Array[] = [];
  let length = 0;
  while (length < magicBytes) {
    const next = await iterator.next();
    if (next.done === true) break;
    first.push(next.value);
    length += next.value.length;
  }
  async function* whole(): Bytes {
    try {
      yield* first;
      for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) {
        yield next.value;
      }
    } finally {
      await iterator.return?.();
    }
  }
  return { head: Buffer.concat(first), whole: whole() };
}

function sniff(head: Uint8Array): Coding | null {
  const [a, b, c, d] = head;
  if (a === 0x1f && b === 0x8b) return "gzip";
  return a === 0x28 && b === 0xb5 && c === 0x2f && d === 0xfd ? "zstd" : null;
}

/** Counts what passes, whichever layer it belongs to, so that a bomb inside a bomb is stopped as well. */
async function* limit(source: Bytes, limitBytes: number): Bytes {
  let bytes = 0;
  for await (const chunk of source) {
    bytes += chunk.length;
    if (bytes > limitBytes) {
      throw new UploadBodyError(
        "too-large",
        `the body is larger than ${limitBytes} bytes when unpacked; send it in parts`,
      );
    }
    yield chunk;
  }
}

/**
 * Unpacks a request body as a stream. Besides the declared encoding, a gzip or zstd file sent as it is is
 * recognised by its first bytes, also once inside the declared encoding. More than `limitBytes` of output,
 * damaged or cut data and unknown encodings throw UploadBodyError. Memory does not depend on the size.
 */
export async function* decompress(
  source: Bytes,
  options: { encoding?: string | null | undefined; limitBytes: number },
): Bytes {
  const declared = codingOf(options.encoding ?? "identity");
  const outer = await peek(
    declared === null ? source : limit(unpack(source, declared), options.limitBytes),
  );
  const inner = sniff(outer.head);
  if (inner === null) {
    yield* limit(outer.whole, options.limitBytes);
    return;
  }
  const once = await peek(limit(unpack(outer.whole, inner), options.limitBytes));
  const again = declared === null ? sniff(once.head) : null;
  yield* limit(again === null ? once.whole : unpack(once.whole, again), options.limitBytes);
}
