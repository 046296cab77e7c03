import { ByteReader } from "./byte-reader";
import { maskedCrc32c } from "./crc32";

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
