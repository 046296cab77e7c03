import { ByteReader } from "./byte-reader";
import { crc32 } from "./crc32";

const blockBytes = 32 * 1024;
const headBytes = 7;
/** ":W&B", the number 0xBEE1 and the version of the layout, which has been 0 since 2020. */
const magic = [0x3a, 0x57, 0x26, 0x42, 0xe1, 0xbe] as const;
/** A longer record holds a console's output or a table, not numbers; it is passed over without being kept. */
const maxRecordBytes = 16 * 1024 * 1024;
const kinds = { full: 1, first: 2, middle: 3, last: 4 } as const;

export type WandbBlock =
  | { kind: "record"; offset: number; data: Uint8Array }
  | { kind: "long"; offset: number }
  /** The file ends within a record, as a killed run leaves it. */
  | { kind: "cut"; offset: number }
  | { kind: "bad"; offset: number; what: string }
  | { kind: "version"; version: number };

function join(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Pieces of a record until its last one. */
class Pieces {
  private parts: Uint8Array[] | null = null;
  private bytes = 0;
  offset = 0;

  get isOpen(): boolean {
    return this.parts !== null;
  }

  /** The whole record once its last piece came, null before; "stray" for a piece that belongs to none. */
  add(type: number, data: Uint8Array, offset: number): Uint8Array | "long" | "stray" | null {
    const isStart = type === kinds.full || type === kinds.first;
    if (isStart === this.isOpen) return "stray";
    if (isStart) {
      this.parts = [];
      this.bytes = 0;
      this.offset = offset;
    }
    this.bytes += data.length;
    if (this.bytes <= maxRecordBytes) this.parts?.push(data);
    if (type !== kinds.full && type !== kinds.last) return null;
    const parts = this.parts ?? [];
    this.parts = null;
    return this.bytes > maxRecordBytes ? "long" : join(parts);
  }
}

/**
 * The records of a W&B run log: LevelDB's log layout, in blocks of 32 KiB, each piece of a record with the CRC-32 of its
 * type and bytes. Ends after a record that is cut or damaged, with the byte at which it begins.
 */
export async function* readWandbBlocks(
  source: AsyncIterable<Uint8Array>,
): AsyncGenerator<WandbBlock> {
  const reader = new ByteReader(source);
  const pieces = new Pieces();
  try {
    const start = await reader.take(headBytes);
    if (start.length < headBytes) return yield { kind: "cut", offset: 0 };
    if (magic.some((byte, index) => start[index] !== byte))
      return yield { kind: "bad", offset: 0, what: "it does not begin as a W&B log does" };
    const version = start[6] ?? 0;
    if (version !== 0) return yield { kind: "version", version };
    for (;;) {
      const left = blockBytes - (reader.offset % blockBytes);
      if (left < headBytes) await reader.take(left);
      const { offset } = reader;
      const begin = pieces.isOpen ? pieces.offset : offset;
      const head = await reader.take(headBytes);
      if (head.length === 0 && !pieces.isOpen) return;
      if (head.length < headBytes) return yield { kind: "cut", offset: begin };
      const view = new DataView(head.buffer, head.byteOffset);
      const length = view.getUint16(4, true);
      const type = head[6] ?? 0;
      const data = await reader.take(length);
      if (data.length < length) return yield { kind: "cut", offset: begin };
      if (crc32(head.subarray(6, 7), data) !== view.getUint32(0, true))
        return yield { kind: "bad", offset, what: "its checksum is wrong; copy the file anew" };
      const whole =
        type >= kinds.full && type <= kinds.last ? pieces.add(type, data, offset) : "stray";
      if (whole === "stray")
        return yield { kind: "bad", offset, what: "its piece does not follow the one before" };
      if (whole === "long") yield { kind: "long", offset: pieces.offset };
      else if (whole !== null) yield { kind: "record", offset: pieces.offset, data: whole };
    }
  } finally {
    await reader.close();
  }
}
