import "server-only";
import yauzl, { type Entry, type ZipFile } from "yauzl";
import { AppError } from "@/lib/errors";
import { ArchiveList, maxEntries, tooManyEntries } from "./archive-list";

const linkMode = 0o120000;
const typeBits = 0o170000;

/** What a zip on disk holds, by its central directory; each file is unpacked when it is read. */
export async function listZip(file: string): Promise<ArchiveList> {
  const zip = await opened(file);
  try {
    if (zip.entryCount > maxEntries) throw tooManyEntries("zip");
    const list = new ArchiveList("zip");
    for await (const entry of zip.eachEntry()) addEntry(list, { entry, file });
    return list;
  } catch (error) {
    throw asRefusal(error);
  } finally {
    zip.close();
  }
}

async function opened(file: string): Promise<ZipFile> {
  try {
    return await yauzl.openPromise(file, { autoClose: false, decodeStrings: false });
  } catch (error) {
    throw asRefusal(error);
  }
}

function addEntry(list: ArchiveList, { entry, file }: { entry: Entry; file: string }): void {
  const path = pathOf(entry);
  const isFolder = /[\\/]$/.test(path);
  if (isFolder) list.countHeader();
  else if (((entry.externalFileAttributes >>> 16) & typeBits) === linkMode)
    list.ignore(path, "a link, and links are not followed");
  else if (entry.isEncrypted()) list.ignore(path, "encrypted; pack it without a password");
  else if (!entry.canDecodeFileData())
    list.ignore(path, `packed by method ${entry.compressionMethod}; pack it by deflate`);
  else {
    const { uncompressedSize: bytes, compressedSize: packedBytes } = entry;
    list.add({ path, bytes, packedBytes, read: () => readEntry(file, entry) });
  }
}

function pathOf(entry: Entry): string {
  const { generalPurposeBitFlag, fileNameRaw, extraFields } = entry;
  return yauzl.getFileNameLowLevel(generalPurposeBitFlag, fileNameRaw, extraFields, true);
}

async function* readEntry(file: string, entry: Entry): AsyncGenerator<Uint8Array> {
  const zip = await opened(file);
  try {
    const stream = await zip.openReadStreamPromise(entry);
    yield* stream as AsyncIterable<Uint8Array>;
  } catch (error) {
    throw asRefusal(error);
  } finally {
    zip.close();
  }
}

/** Errors of the reader are sentences about the file; those of the disk carry a code and are ours. */
function asRefusal(error: unknown): unknown {
  if (error instanceof AppError || !(error instanceof Error)) return error;
  const { code = "" } = error as NodeJS.ErrnoException;
  if (code !== "" && !/^(Z_|ERR__ERROR)/.test(code)) return error;
  return new AppError(
    "invalid-file",
    `nothing was stored: the zip is damaged or cut: ${error.message.slice(0, 300)}`,
  );
}
