import { constants, gzipSync, zstdCompressSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decompress, UploadBodyError } from "./decompress";

const limitBytes = 1_000_000;

async function* chunksOf(bytes: Uint8Array, chunkBytes = 1000) {
  for (let start = 0; start < bytes.length; start += chunkBytes) {
    yield bytes.subarray(start, start + chunkBytes);
  }
}

async function unpack(bytes: Uint8Array, encoding: string | null, limit = limitBytes) {
  const parts: Uint8Array[] = [];
  for await (const part of decompress(chunksOf(bytes), { encoding, limitBytes: limit })) {
    parts.push(part);
  }
  return Buffer.concat(parts);
}

async function refusal(bytes: Uint8Array, encoding: string | null, limit = limitBytes) {
  const error: unknown = await unpack(bytes, encoding, limit).catch((caught: unknown) => caught);
  return error instanceof UploadBodyError ? { code: error.code, message: error.message } : error;
}

const text = Buffer.from('{"step":1,"loss":0.5}\n'.repeat(5000));
const gzip = gzipSync(text);
/** With a checksum, as the zstd command writes it: without, a changed byte may go unseen. */
const zstd = zstdCompressSync(text, { params: { [constants.ZSTD_c_checksumFlag]: 1 } });

function damage(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes);
  copy.writeUInt8(copy.readUInt8(at) ^ 0xff, at);
  return copy;
}

describe("decompress", () => {
  test.each<[string, Buffer, string | null]>([
    ["plain text", text, "identity"],
    ["plain text without an encoding", text, null],
    ["gzip", gzip, "gzip"],
    ["gzip under its old name", gzip, " X-GZIP "],
    ["zstd", zstd, "zstd"],
    ["a gzip file sent as it is", gzip, "identity"],
    ["a zstd file sent as it is", zstd, null],
    ["a gzip file sent with gzip", gzipSync(gzip), "gzip"],
    ["a gzip file inside a gzip file", gzipSync(gzip), "identity"],
    [
      "several gzip members",
      Buffer.concat([gzipSync(text.subarray(0, 99)), gzipSync(text.subarray(99))]),
      "gzip",
    ],
  ])("unpacks %s", async (_, bytes, encoding) => {
    expect((await unpack(bytes, encoding)).equals(text)).toBe(true);
  });

  test("gives nothing for an empty body and one byte for one byte", async () => {
    expect(await unpack(Buffer.alloc(0), null)).toHaveLength(0);
    expect(await unpack(Buffer.from([0x1f]), null)).toHaveLength(1);
  });

  test("unpacks only once more, so that a third layer stays packed", async () => {
    const thrice = gzipSync(gzipSync(gzip));
    expect((await unpack(thrice, "gzip")).equals(gzip)).toBe(true);
    expect((await unpack(thrice, "identity")).equals(gzip)).toBe(true);
  });

  test.each<[string, Buffer, string]>([
    ["gzip", gzip.subarray(0, -5), "the gzip data is damaged: it ends too early"],
    ["zstd", zstd.subarray(0, -5), "the zstd data is damaged: it ends too early"],
    ["gzip", Buffer.alloc(0), "the gzip data is damaged: it ends too early"],
    ["gzip", text, "the gzip data is damaged: incorrect header check"],
    ["gzip", damage(gzip, 40), "the gzip data is damaged: "],
    ["zstd", damage(zstd, 20), "the zstd data is damaged: "],
    ["zstd", text, "the zstd data is damaged: "],
  ])("refuses damaged %s", async (encoding, bytes, message) => {
    expect(await refusal(bytes, encoding)).toEqual({
      code: "invalid-file",
      message: expect.stringContaining(message),
    });
  });

  test("refuses an encoding that it does not know", async () => {
    expect(await refusal(text, "br")).toEqual({
      code: "unsupported-format",
      message: 'Content-Encoding is not understood: "br"; send gzip, zstd or identity',
    });
  });

  test.each<[string, Buffer, string]>([
    ["plain text", text, "identity"],
    ["gzip", gzip, "gzip"],
    ["zstd", zstd, "zstd"],
    ["gzip inside gzip", gzipSync(gzip), "gzip"],
  ])("refuses %s over the limit and accepts it at the limit", async (_, bytes, encoding) => {
    expect(await refusal(bytes, encoding, text.length - 1)).toMatchObject({ code: "too-large" });
    expect(await unpack(bytes, encoding, text.length)).toHaveLength(text.length);
  });

  test("stops a gzip bomb soon after the limit", async () => {
    const bomb = gzipSync(Buffer.alloc(50_000_000));
    let seenBytes = 0;
    const reading = async () => {
      for await (const part of decompress(chunksOf(bomb), { encoding: "gzip", limitBytes })) {
        seenBytes += part.length;
      }
    };
    await expect(reading()).rejects.toMatchObject({ code: "too-large" });
    expect(seenBytes).toBeLessThanOrEqual(limitBytes);
  });

  test("passes on what is not the body's fault and closes the source", async () => {
    let isClosed = false;
    async function* broken(): AsyncGenerator<Uint8Array> {
      try {
        yield gzip.subarray(0, 100);
        throw new Error("connection reset");
      } finally {
        isClosed = true;
      }
    }
    const reading = async () => {
      for await (const _ of decompress(broken(), { encoding: "gzip", limitBytes }));
    };
    await expect(reading()).rejects.toThrow("connection reset");
    expect(isClosed).toBe(true);
  });

  test("closes the source when the reader stops early", async () => {
    let isClosed = false;
    async function* endless(): AsyncGenerator<Uint8Array> {
      try {
        for (;;) yield text;
      } finally {
        isClosed = true;
      }
    }
    for await (const _ of decompress(endless(), { encoding: null, limitBytes })) break;
    expect(isClosed).toBe(true);
  });

  test("only ever throws UploadBodyError for damaged bodies", async () => {
    const packed = fc.constantFrom<[Buffer, string]>(
      [gzip, "gzip"],
      [zstd, "zstd"],
      [gzip, "identity"],
    );
    await fc.assert(
      fc.asyncProperty(packed, fc.nat(400), fc.nat(400), async ([bytes, encoding], at, length) => {
        const cut = damage(bytes, at % bytes.length).subarray(0, length);
        const outcome = await unpack(cut, encoding).catch((error: unknown) => error);
        expect(outcome instanceof UploadBodyError || outcome instanceof Uint8Array).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});
