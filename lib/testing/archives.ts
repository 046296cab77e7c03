import { crc32, deflateRawSync } from "node:zlib";

export type Packed = {
  path: string;
  content?: string | Uint8Array;
  /** A link to this path instead of a file. */
  linkTo?: string;
  /** What the directory claims instead of the truth. */
  claimedBytes?: number;
};

function bytesOf(content: string | Uint8Array | undefined): Buffer {
  return Buffer.from(typeof content === "string" ? content : (content ?? ""));
}

/** A zip as its writer would make it, or one that lies. */
export function packZip(
  files: readonly Packed[],
  { claimedEntries }: { claimedEntries?: number } = {},
): Uint8Array<ArrayBuffer> {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { path, content, linkTo, claimedBytes } of files) {
    const data = bytesOf(linkTo ?? content);
    const packed = deflateRawSync(data);
    const name = Buffer.from(path);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x0800, 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(data), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(claimedBytes ?? data.length, 18);
    common.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from("504b0304", "hex"), common, name, packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(((linkTo === undefined ? 0o100644 : 0o120777) << 16) >>> 0, 6);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.from("504b01021403", "hex"), common, tail, name);
    parts.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  Buffer.from("504b0506", "hex").copy(end);
  const count = claimedEntries ?? files.length;
  end.writeUInt16LE(Math.min(count, 0xffff), 8);
  end.writeUInt16LE(Math.min(count, 0xffff), 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  const far = count > 0xffff ? zip64End({ count, size: central.length, offset }) : Buffer.alloc(0);
  return Uint8Array.from(Buffer.concat([...parts, central, far, end]));
}

function zip64End(input: { count: number; size: number; offset: number }): Buffer {
  const record = Buffer.alloc(56);
  Buffer.from("504b0606", "hex").copy(record);
  record.writeBigUInt64LE(44n, 4);
  record.writeBigUInt64LE(BigInt(input.count), 24);
  record.writeBigUInt64LE(BigInt(input.count), 32);
  record.writeBigUInt64LE(BigInt(input.size), 40);
  record.writeBigUInt64LE(BigInt(input.offset), 48);
  const locator = Buffer.alloc(20);
  Buffer.from("504b0607", "hex").copy(locator);
  locator.writeBigUInt64LE(BigInt(input.offset + input.size), 8);
  locator.writeUInt32LE(1, 16);
  return Buffer.concat([record, locator]);
}

function tarHeader(input: { path: string; bytes: number; type: string; linkTo?: string }): Buffer {
  const header = Buffer.alloc(512);
  header.write(input.path.slice(0, 100), 0);
  header.write("0000644\0", 100);
  header.write(`${input.bytes.toString(8).padStart(11, "0")}\0`, 124);
  header.write(input.type, 156);
  header.write((input.linkTo ?? "").slice(0, 100), 157);
  header.write("ustar\0", 257);
  header.write("        ", 148);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148);
  return header;
}

function padded(content: Buffer): Buffer {
  return Buffer.concat([content, Buffer.alloc((512 - (content.length % 512)) % 512)]);
}

/** A tar; paths beyond 100 characters go into a GNU long-name record, or a pax one. */
export function packTar(
  files: readonly Packed[],
  { longNames = "gnu" }: { longNames?: "gnu" | "pax" } = {},
): Uint8Array<ArrayBuffer> {
  const parts = files.flatMap(({ path, content, linkTo }) => {
    const data = bytesOf(linkTo === undefined ? content : "");
    const long = path.length <= 100 ? [] : [longName(path, longNames)];
    const type = linkTo === undefined ? "0" : "2";
    const header = tarHeader({ path, bytes: data.length, type, ...(linkTo ? { linkTo } : {}) });
    return [...long, header, padded(data)];
  });
  return Uint8Array.from(Buffer.concat([...parts, Buffer.alloc(1024)]));
}

function longName(path: string, how: "gnu" | "pax"): Buffer {
  if (how === "gnu") {
    const name = Buffer.from(`${path}\0`);
    const header = tarHeader({ path: "././@LongLink", bytes: name.length, type: "L" });
    return Buffer.concat([header, padded(name)]);
  }
  const rest = Buffer.byteLength(` path=${path}\n`);
  let length = rest + 1;
  while (String(length).length + rest !== length) length = String(length).length + rest;
  const record = Buffer.from(`${length} path=${path}\n`);
  const header = tarHeader({ path: "PaxHeader", bytes: record.length, type: "x" });
  return Buffer.concat([header, padded(record)]);
}
