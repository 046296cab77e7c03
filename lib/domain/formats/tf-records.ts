import { maskedCrc32c } from "./crc32c";

/** A longer record holds an image or a graph, not a number; it is passed over without being kept. */
const maxRecordBytes = 16 * 1024 * 1024;
const headBytes = 12;
const tailBytes = 4;

export type TfRecord =
  | { kind: "record"; offset: number; data: Uint8Array }
  | { kind: "long"; offset: number }
  /** The file ends within a record, as a killed run leaves it. */
  | { kind: "cut"; offset: number }
  | { kind: "bad"; offset: number; what: "length" | "data" };

function uint32(bytes: Uint8Array, at: number): number {
  return new DataView(bytes.buffer, bytes.byteOffset).getUint32(at, true);
}

/** Bytes as they come, taken by exact counts. */
class ByteReader {
  private readonly iterator: AsyncIterator<Uint8Array>;
  private parts: Uint8Array[] = [];
  private held = 0;
  offset = 0;

  constructor(source: AsyncIterable<Uint8Array>) {
    this.iterator = source[Symbol.asyncIterator]();
  }

  private async more(): Promise<boolean> {
    const next = await this.iterator.next();
    if (next.done === true) return false;
    this.parts.push(next.value.slice());
    this.held += next.value.length;
    return true;
  }

  /** So many bytes, or the fewer that are left. */
  async take(count: number): Promise<Uint8Array> {
    while (this.held < count && (await this.more())) {}
    const taken = new Uint8Array(Math.min(count, this.held));
    let filled = 0;
    while (filled < taken.length) {
      const [part = new Uint8Array()] = this.parts;
      const piece = part.subarray(0, taken.length - filled);
      taken.set(piece, filled);
      filled += piece.length;
      if (piece.length === part.length) this.parts.shift();
      else this.parts[0] = part.subarray(piece.length);
    }
    this.held -= taken.length;
    this.offset += taken.length;
    return taken;
  }

  async skip(count: number): Promise<boolean> {
    for (let left = count; left > 0; ) {
      const taken = await this.take(Math.min(left, 64 * 1024));
      if (taken.length === 0) return false;
      left -= taken.length;
    }
    return true;
  }

  async close(): Promise<void> {
    await this.iterator.return?.();
  }
}

/**
 * The records of a TFRecord file: length, its checksum, data, its checksum, all little-endian. Ends after a record that
 * is cut or whose checksum is wrong, with where it begins.
 */
export async function* readTfRecords(source: AsyncIterable<Uint8Array>): AsyncGenerator<TfRecord> {
  const reader = new ByteReader(source);
  try {
    for (;;) {
      const { offset } = reader;
      const head = await reader.take(headBytes);
      if (head.length === 0) return;
      if (head.length < headBytes) return yield { kind: "cut", offset };
      if (maskedCrc32c(head.subarray(0, 8)) !== uint32(head, 8)) {
        return yield { kind: "bad", offset, what: "length" };
      }
      const length = uint32(head, 0) + uint32(head, 4) * 2 ** 32;
      if (length > maxRecordBytes) {
        if (!(await reader.skip(length + tailBytes))) return yield { kind: "cut", offset };
        yield { kind: "long", offset };
        continue;
      }
      const data = await reader.take(length);
      const tail = await reader.take(tailBytes);
      if (tail.length < tailBytes) return yield { kind: "cut", offset };
      if (maskedCrc32c(data) !== uint32(tail, 0))
        return yield { kind: "bad", offset, what: "data" };
      yield { kind: "record", offset, data };
    }
  } finally {
    await reader.close();
  }
}
