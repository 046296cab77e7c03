const blockBytes = 512;
const maxOctal = 0o77777777777;
const maxNameBytes = 100;

export type TarEntry = { path: string; content: Blob };

const encoder = new TextEncoder();

/**
 * A tar of files as one Blob, without reading them: the browser takes their bytes from the disk as it sends. Paths that
 * are long or not ASCII, and sizes over 8 GiB, are said in a pax header (POSIX.1-2001).
 */
export function buildTar(entries: readonly TarEntry[]): Blob {
  const parts: BlobPart[] = [];
  for (const { path, content } of entries) {
    const pax = paxOf(path, content.size);
    if (pax.length > 0) {
      const said = concat(pax.map((record) => encoder.encode(record)));
      parts.push(header("pax-header", said.length, "x"), said, padding(said.length));
    }
    parts.push(header(shortName(path), content.size, "0"), content, padding(content.size));
  }
  parts.push(new Uint8Array(2 * blockBytes));
  return new Blob(parts, { type: "application/x-tar" });
}

function paxOf(path: string, size: number): string[] {
  const isPlain = /^[\x20-\x7e]*$/.test(path) && path.length <= maxNameBytes;
  return [
    ...(isPlain ? [] : [paxRecord("path", path.toWellFormed())]),
    ...(size <= maxOctal ? [] : [paxRecord("size", String(size))]),
  ];
}

/** `<length> <key>=<value>\n`, where the length counts its own digits. */
function paxRecord(key: string, value: string): string {
  const rest = encoder.encode(` ${key}=${value}\n`).length;
  let length = rest + 1;
  while (String(length).length + rest !== length) length = String(length).length + rest;
  return `${length} ${key}=${value}\n`;
}

/** Where the name does not fit, the pax header before it says it. */
function shortName(path: string): string {
  return path.replace(/[^\x20-\x7e]/g, "_").slice(-maxNameBytes);
}

function header(name: string, size: number, kind: string): Uint8Array<ArrayBuffer> {
  const block = new Uint8Array(blockBytes);
  const put = (text: string, at: number) => block.set(encoder.encode(text), at);
  put(name, 0);
  put("0000644\0", 100);
  put("0000000\0", 108);
  put("0000000\0", 116);
  put(`${Math.min(size, maxOctal).toString(8).padStart(11, "0")}\0`, 124);
  put("00000000000\0", 136);
  put("        ", 148);
  put(kind, 156);
  put("ustar\0", 257);
  put("00", 263);
  const sum = block.reduce((total, byte) => total + byte, 0);
  put(`${sum.toString(8).padStart(6, "0")}\0 `, 148);
  return block;
}

function padding(size: number): Uint8Array<ArrayBuffer> {
  return new Uint8Array((blockBytes - (size % blockBytes)) % blockBytes);
}

function concat(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((total, { length }) => total + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
