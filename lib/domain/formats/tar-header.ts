export const tarBlockBytes = 512;

export type TarHeader = { path: string; bytes: number; kind: TarKind };
export type TarKind = "file" | "folder" | "link" | "long-name" | "pax" | "other";

const kinds: Record<string, TarKind> = {
  "": "file",
  "0": "file",
  "7": "file",
  "5": "folder",
  "1": "link",
  "2": "link",
  L: "long-name",
  x: "pax",
};

const decoder = new TextDecoder("utf-8");

function textAt(block: Uint8Array, start: number, length: number): string {
  const field = block.subarray(start, start + length);
  const end = field.indexOf(0);
  return decoder.decode(end === -1 ? field : field.subarray(0, end));
}

/** Octal digits, or, with the first bit set, a base-256 number; NaN where it is neither. */
function numberAt(block: Uint8Array, start: number, length: number): number {
  if (((block[start] ?? 0) & 0x80) !== 0) {
    let value = (block[start] ?? 0) & 0x7f;
    for (const byte of block.subarray(start + 1, start + length)) value = value * 256 + byte;
    return value;
  }
  const digits = textAt(block, start, length).trim();
  if (digits === "") return 0;
  return /^[0-7]+$/.test(digits) ? Number.parseInt(digits, 8) : Number.NaN;
}

function hasRightSum(block: Uint8Array): boolean {
  let sum = 0;
  for (let index = 0; index < tarBlockBytes; index++) {
    sum += index >= 148 && index < 156 ? 32 : (block[index] ?? 0);
  }
  return numberAt(block, 148, 8) === sum;
}

export function isTarEnd(block: Uint8Array): boolean {
  return block.every((byte) => byte === 0);
}

/** A header block of a tar (ustar, GNU or v7); null where the block is none: its checksum does not fit. */
export function parseTarHeader(block: Uint8Array): TarHeader | null {
  if (block.length < tarBlockBytes || isTarEnd(block) || !hasRightSum(block)) return null;
  const bytes = numberAt(block, 124, 12);
  if (!Number.isSafeInteger(bytes) || bytes < 0) return null;
  const name = textAt(block, 0, 100);
  const isUstar = textAt(block, 257, 6) === "ustar";
  const prefix = isUstar ? textAt(block, 345, 155) : "";
  const path = prefix === "" ? name : `${prefix}/${name}`;
  const kind = kinds[textAt(block, 156, 1)] ?? "other";
  return { path, bytes, kind: kind === "file" && path.endsWith("/") ? "folder" : kind };
}

/** Records of a pax header: lines of `<length> <key>=<value>`. */
export function parsePax(content: Uint8Array): Map<string, string> {
  const records = new Map<string, string>();
  let start = 0;
  while (start < content.length) {
    const space = content.indexOf(32, start);
    if (space === -1 || space - start > 10) break;
    const length = Number(decoder.decode(content.subarray(start, space)));
    if (!Number.isInteger(length) || length <= space - start + 1) break;
    const record = decoder.decode(content.subarray(space + 1, start + length - 1));
    const equals = record.indexOf("=");
    if (equals > 0) records.set(record.slice(0, equals), record.slice(equals + 1));
    start += length;
  }
  return records;
}
