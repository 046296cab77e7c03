/** One field of a protobuf message: numbers of 64 bits as BigInt, the rest as they stand. */
export type ProtobufField = { number: number; varint: bigint | null; bytes: Uint8Array };

const empty = new Uint8Array();

function readVarint(bytes: Uint8Array, start: number): { value: bigint; next: number } | null {
  let value = 0n;
  for (let at = start, shift = 0n; at < bytes.length && shift < 70n; at += 1, shift += 7n) {
    const byte = bytes[at] ?? 0;
    value |= BigInt(byte & 0x7f) << shift;
    if (byte < 0x80) return { value, next: at + 1 };
  }
  return null;
}

/** The fields of a message, in order. Null where the bytes are no message. */
export function protobufFields(bytes: Uint8Array): ProtobufField[] | null {
  const fields: ProtobufField[] = [];
  let at = 0;
  while (at < bytes.length) {
    const tag = readVarint(bytes, at);
    if (tag === null) return null;
    const number = Number(tag.value >> 3n);
    const wire = Number(tag.value & 7n);
    at = tag.next;
    if (wire === 0) {
      const read = readVarint(bytes, at);
      if (read === null) return null;
      fields.push({ number, varint: read.value, bytes: empty });
      at = read.next;
      continue;
    }
    const size = wire === 1 ? 8 : wire === 5 ? 4 : null;
    const prefix = wire === 2 ? readVarint(bytes, at) : null;
    const length = size ?? (prefix === null ? -1 : Number(prefix.value));
    const start = prefix?.next ?? at;
    if (length < 0 || start + length > bytes.length) return null;
    fields.push({ number, varint: null, bytes: bytes.subarray(start, start + length) });
    at = start + length;
  }
  return fields;
}
