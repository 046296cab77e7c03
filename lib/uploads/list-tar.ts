import "server-only";
import { createReadStream } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import {
  isTarEnd,
  parsePax,
  parseTarHeader,
  type TarHeader,
  tarBlockBytes,
} from "@/lib/domain/formats/tar-header";
import { AppError } from "@/lib/errors";
import { ArchiveList } from "./archive-list";

const maxExtraBytes = 1024 * 1024;

/** The names that records before an entry's own header give it. */
type Extra = { path: string | null; bytes: number | null };
const noExtra: Extra = { path: null, bytes: null };

/** What a tar on disk holds: headers only are read, however large its files are. */
export async function listTar(file: string): Promise<ArchiveList> {
  const handle = await open(file, "r");
  try {
    const { size } = await handle.stat();
    return await readHeaders(handle, { file, size });
  } finally {
    await handle.close();
  }
}

async function readHeaders(
  handle: FileHandle,
  { file, size }: { file: string; size: number },
): Promise<ArchiveList> {
  const list = new ArchiveList("tar");
  let position = 0;
  let extra = noExtra;
  while (position + tarBlockBytes <= size) {
    const block = await readAt(handle, position, tarBlockBytes);
    if (isTarEnd(block)) return list;
    const header = parseTarHeader(block);
    if (header === null) throw damaged(`its header at byte ${position} is damaged`);
    const start = position + tarBlockBytes;
    const bytes = extra.bytes ?? header.bytes;
    if (start + bytes > size)
      throw damaged(`it ends within ${JSON.stringify(header.path.slice(0, 200))}`);
    if (header.kind === "pax" || header.kind === "long-name") {
      extra = { ...extra, ...(await readExtra(handle, { header, start })) };
      list.countHeader();
    } else {
      addEntry(list, { header, path: extra.path ?? header.path, bytes, start, file });
      extra = noExtra;
    }
    position = start + Math.ceil(bytes / tarBlockBytes) * tarBlockBytes;
  }
  if (position < size) throw damaged("it ends within a header");
  return list;
}

function addEntry(
  list: ArchiveList,
  entry: { header: TarHeader; path: string; bytes: number; start: number; file: string },
): void {
  const { header, path, bytes, start, file } = entry;
  if (header.kind === "folder") list.countHeader();
  else if (header.kind === "link") list.ignore(path, "a link, and links are not followed");
  else if (header.kind === "other") list.countHeader();
  else list.add({ path, bytes, packedBytes: bytes, read: () => readRange(file, start, bytes) });
}

async function* readRange(file: string, start: number, bytes: number): AsyncGenerator<Uint8Array> {
  if (bytes > 0) yield* createReadStream(file, { start, end: start + bytes - 1 });
}

async function readExtra(
  handle: FileHandle,
  { header, start }: { header: TarHeader; start: number },
): Promise<Partial<Extra>> {
  if (header.bytes > maxExtraBytes) throw damaged("one of its names is longer than a mebibyte");
  const content = await readAt(handle, start, header.bytes);
  if (header.kind === "long-name")
    return { path: new TextDecoder().decode(content).replace(/\0+$/, "") };
  const records = parsePax(content);
  const path = records.get("path");
  const size = records.get("size");
  return {
    ...(path === undefined ? {} : { path }),
    ...(size === undefined || !/^\d{1,15}$/.test(size) ? {} : { bytes: Number(size) }),
  };
}

async function readAt(handle: FileHandle, position: number, length: number): Promise<Uint8Array> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await handle.read(buffer, 0, length, position);
  return buffer.subarray(0, bytesRead);
}

function damaged(reason: string): AppError {
  return new AppError("invalid-file", `nothing was stored: the tar is damaged or cut: ${reason}`);
}
