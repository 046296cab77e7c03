import "server-only";
import { detectContainer } from "@/lib/domain/formats/containers";
import { detectFormat, detectHeadBytes } from "@/lib/domain/formats/detect";
import { filenameOf } from "@/lib/domain/formats/entry-path";
import { parseTarHeader, tarBlockBytes } from "@/lib/domain/formats/tar-header";
import { AppError } from "@/lib/errors";
import { decompress, UploadBodyError } from "@/lib/http/decompress";
import { type SpooledBody, spooledFrom, takeHead, uploadLimitBytes } from "@/lib/http/spool";
import type { ArchiveList } from "./archive-list";
import { listTar } from "./list-tar";
import { listZip } from "./list-zip";
import { type BundleFile, openFile } from "./open-file";

/** What `inspect` reads of a file: the browser sends no more of a larger one. */
export const lookBytes = 1024 * 1024;

export type Bundle = {
  isArchive: boolean;
  files: BundleFile[];
  ignored: { path: string; reason: string }[];
};

export type ArchiveKind = "zip" | "tar";

/** By the first bytes; a zip that is something else (a workbook, a container, a pickle) is null. */
export function archiveKind(head: Uint8Array, filename: string | null): ArchiveKind | null {
  if (parseTarHeader(head.subarray(0, tarBlockBytes)) !== null) return "tar";
  if (detectContainer(head) !== null) return null;
  const isEmptyZip = Buffer.from(head.subarray(0, 4)).equals(Buffer.from("PK\x05\x06"));
  return isEmptyZip || detectFormat(head, filename)?.id === "zip" ? "zip" : null;
}

/**
 * The files of a body: itself, or what the archive in it holds. With `isPartial` the sender sent only the first
 * `lookBytes` of each file, but for those that are longer. What is opened on the way lies beside the body.
 */
export async function openBundle(
  body: SpooledBody,
  { isPartial = false }: { isPartial?: boolean } = {},
): Promise<Bundle> {
  const kind = archiveKind(await body.head(detectHeadBytes), body.filename);
  if (kind === null) {
    const filename = body.filename ?? "upload";
    const { bytes, read, head } = body;
    const isWhole = !isPartial || bytes !== lookBytes;
    const file = openFile(
      { path: filename, filename, bytes, isWhole, read, head },
      { scratch: `${body.disk}-0`, spool: async () => body },
    );
    return { isArchive: false, files: [file], ignored: [] };
  }
  const { entries, ignored } = await (kind === "zip" ? listZip : listTar)(body.disk);
  if (entries.length === 0) {
    const reason = ignored[0] === undefined ? "" : `: ${ignored[0].path} is ${ignored[0].reason}`;
    throw new AppError("invalid-file", `nothing was stored: the ${kind} holds no file${reason}`);
  }
  const budget = new UnpackBudget();
  const files = entries.map((entry, index) =>
    openEntry(entry, { budget, isPartial, scratch: `${body.disk}-${index}` }),
  );
  return { isArchive: true, files, ignored };
}

function openEntry(
  entry: ArchiveList["entries"][number],
  input: { budget: UnpackBudget; isPartial: boolean; scratch: string },
): BundleFile {
  const { budget, isPartial, scratch } = input;
  const { path, bytes } = entry;
  const isWhole = !isPartial || bytes !== lookBytes;
  const read = () => unpacked(entry, budget);
  const filename = filenameOf(path).replace(/\.(gz|zst)$/i, "") || filenameOf(path);
  return openFile(
    { path, filename, bytes, isWhole, read, head: (limit) => headOf(read(), limit) },
    { scratch, spool: () => spooledFrom({ filename, read }) },
  );
}

/** An entry that is itself gzip or zstd is unpacked once more. */
async function* unpacked(
  entry: ArchiveList["entries"][number],
  budget: UnpackBudget,
): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  try {
    for await (const chunk of decompress(entry.read(), { limitBytes: uploadLimitBytes() })) {
      bytes += chunk.length;
      budget.saw(entry.path, bytes);
      yield chunk;
    }
  } catch (error) {
    if (!(error instanceof UploadBodyError)) throw error;
    throw new AppError(error.code, `nothing was stored: ${entry.path}: ${error.message}`);
  }
}

/** What came before the damage, where there is any: a head that was cut by its sender ends in the middle of a frame. */
async function headOf(source: AsyncIterable<Uint8Array>, limit: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  const kept = async function* () {
    for await (const chunk of source) {
      chunks.push(chunk);
      yield chunk;
    }
  };
  try {
    return await takeHead(kept(), limit);
  } catch (error) {
    if (chunks.length === 0) throw error;
    return Buffer.concat(chunks).subarray(0, limit);
  }
}

/** What all packed files of one archive unpack to together, however often each is read. */
class UnpackBudget {
  private readonly bytesOf = new Map<string, number>();
  private total = 0;

  saw(path: string, bytes: number): void {
    const before = this.bytesOf.get(path) ?? 0;
    if (bytes <= before) return;
    this.bytesOf.set(path, bytes);
    this.total += bytes - before;
    if (this.total <= uploadLimitBytes()) return;
    throw new AppError(
      "too-large",
      `nothing was stored: the archive holds more than ${uploadLimitBytes()} bytes when unpacked; send it in parts`,
    );
  }
}
