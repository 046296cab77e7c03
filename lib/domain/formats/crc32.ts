function tableOf(polynomial: number): Uint32Array {
  return Uint32Array.from({ length: 256 }, (_, byte) => {
    let value = byte;
    for (let bit = 0; bit < 8; bit += 1) {
      value = value & 1 ? (value >>> 1) ^ polynomial : value >>> 1;
    }
    return value >>> 0;
  });
}

const castagnoli = tableOf(0x82f63b78);
const ethernet = tableOf(0xedb88320);

function checksum(table: Uint32Array, parts: readonly Uint8Array[]): number {
  let value = 0xffffffff;
  for (const part of parts) {
    for (const byte of part) value = (table[(value ^ byte) & 0xff] ?? 0) ^ (value >>> 8);
  }
  return (value ^ 0xffffffff) >>> 0;
}

/** CRC-32C (Castagnoli) of bytes, as an unsigned number. */
export function crc32c(bytes: Uint8Array): number {
  return checksum(castagnoli, [bytes]);
}

/** CRC-32 as zlib computes it, over the parts one after the other, as an unsigned number. */
export function crc32(...parts: readonly Uint8Array[]): number {
  return checksum(ethernet, parts);
}

/** As TFRecord files keep it: turned by 15 bits and moved by a constant. */
export function maskedCrc32c(bytes: Uint8Array): number {
  const crc = crc32c(bytes);
  return (((crc >>> 15) | (crc << 17)) + 0xa282ead8) >>> 0;
}
