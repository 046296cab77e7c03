const mostPerByte = 255;
const shortestMatch = 4;
const frameHead = 8;

class Damaged extends Error {}

/** A length of a token: 15 goes on in the bytes that follow, as long as they are 255. */
function lengthAt(block: Uint8Array, at: number, nibble: number): { length: number; next: number } {
  let length = nibble;
  let next = at;
  if (nibble === 15)
    for (let byte = 255; byte === 255; next += 1) {
      byte = block[next] ?? Number.NaN;
      length += byte;
    }
  if (Number.isNaN(length)) throw new Damaged("cut in a length");
  return { length, next };
}

/**
 * One block of LZ4, as its block format has it, unpacked to exactly `length` bytes: sequences of literals and of
 * matches with what was unpacked before. Throws where it does not come out so; reads and writes nothing beyond.
 */
export function unpackLz4(block: Uint8Array, length: number): Uint8Array<ArrayBuffer> {
  if (length > block.length * mostPerByte) throw new Damaged("shorter than its length allows");
  const out = new Uint8Array(length);
  let [at, to] = [0, 0];
  while (at < block.length) {
    const token = block[at] ?? 0;
    const literals = lengthAt(block, at + 1, token >> 4);
    const from = literals.next;
    at = from + literals.length;
    if (at > block.length || to + literals.length > length) throw new Damaged("literals too long");
    out.set(block.subarray(from, at), to);
    to += literals.length;
    if (at === block.length) break;
    const back = (block[at] ?? 0) + 256 * (block[at + 1] ?? Number.NaN);
    const match = lengthAt(block, at + 2, token & 15);
    at = match.next;
    const end = to + match.length + shortestMatch;
    if (!(back >= 1 && back <= to) || end > length) throw new Damaged("a match out of reach");
    // A match may reach into itself: byte by byte.
    for (; to < end; to += 1) out[to] = out[to - back] ?? 0;
  }
  if (to !== length) throw new Damaged("ends too early");
  return out;
}

/** The older packing under the name LZ4: blocks behind both of their sizes, as Hadoop writes them, or one bare block. */
export function unpackHadoopLz4(page: Uint8Array, length: number): Uint8Array<ArrayBuffer> {
  const view = new DataView(page.buffer, page.byteOffset, page.byteLength);
  const parts: { from: number; to: number; length: number }[] = [];
  let [at, sum] = [0, 0];
  while (at + frameHead <= page.length && sum < length) {
    const own = view.getUint32(at);
    const to = at + frameHead + view.getUint32(at + 4);
    parts.push({ from: at + frameHead, to, length: own });
    sum += own;
    at = to;
  }
  if (at !== page.length || sum !== length) return unpackLz4(page, length);
  const out = new Uint8Array(length);
  let written = 0;
  for (const part of parts) {
    out.set(unpackLz4(page.subarray(part.from, part.to), part.length), written);
    written += part.length;
  }
  return out;
}
