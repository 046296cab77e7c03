import "server-only";
import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { maxContainerBytes } from "@/lib/domain/formats/container";
import { type AnyContainer, detectContainer, needsWhole } from "@/lib/domain/formats/containers";
import { detectHeadBytes } from "@/lib/domain/formats/detect";
import { AppError } from "@/lib/errors";
import { type SpooledBody, type SpooledFile, takeHead } from "@/lib/http/spool";
import { type OpenedText, openContainer } from "./open-container";

/** A file as its sender has it, unpacked from what it came in. */
type ReceivedFile = {
  /** In the archive or folder; the file's own name where it came alone. */
  path: string;
  filename: string;
  /** As it lies in the archive: packed, where it is a .gz. */
  bytes: number;
  /** False where the sender sent its beginning only. */
  isWhole: boolean;
  read: () => AsyncIterable<Uint8Array>;
  head: (limit: number) => Promise<Uint8Array>;
};

/** One file of a bundle, wherever it stood; of a container the text in it is what is read. */
export type BundleFile = ReceivedFile & {
  /** The container that it is; null for a file that is read as it is. */
  container: () => Promise<AnyContainer | null>;
  /** Why there is nothing in a container, which is no mistake; null where there is something. */
  nothing: () => Promise<string | null>;
  /** As an upload, its digest counted, and what was said while it was opened. */
  spool: () => Promise<SpooledFile>;
};

/** A file that is opened, where it is a container, when it is first read; `scratch` is where its text may lie. */
export function openFile(
  received: ReceivedFile,
  { scratch, spool }: { scratch: string; spool: () => Promise<SpooledFile> },
): BundleFile {
  const container = once(async () => detectContainer(await received.head(detectHeadBytes)));
  const text = once(async (): Promise<OpenedText | null> => {
    const found = await container();
    if (found === null) return null;
    if (!received.isWhole) throw new AppError("invalid-file", needsWhole(found));
    const from = `${scratch}.packed`;
    await copyWhole(received.read(), from, found);
    return openContainer(found, { from, to: `${scratch}.text` });
  });
  async function* read(): AsyncGenerator<Uint8Array> {
    const opened = await text();
    yield* opened === null ? received.read() : createReadStream(opened.disk);
  }
  const head = async (limit: number) =>
    (await container()) === null ? received.head(limit) : takeHead(read(), limit);
  const asUpload = async (): Promise<SpooledFile> => {
    const opened = await text();
    if (opened === null) return spool();
    const { sha256, bytes, warnings } = opened;
    return { sha256, bytes, warnings, filename: received.filename, read, head };
  };
  const nothing = async () => (await text())?.nothing ?? null;
  return { ...received, container, read, head, nothing, spool: asUpload };
}

/** A body that is one file, opened where it is a container. */
export function openBody(body: SpooledBody): BundleFile {
  const { bytes, read, head } = body;
  const filename = body.filename ?? "upload";
  return openFile(
    { path: filename, filename, bytes, isWhole: true, read, head },
    { scratch: body.disk, spool: async () => body },
  );
}

/** The work is done at the first call; what it threw is thrown again. */
function once<T>(work: () => Promise<T>): () => Promise<T> {
  let done: Promise<T> | undefined;
  return () => {
    done ??= work();
    return done;
  };
}

async function copyWhole(
  source: AsyncIterable<Uint8Array>,
  to: string,
  { name }: AnyContainer,
): Promise<void> {
  const handle = await open(to, "w", 0o600);
  let bytes = 0;
  try {
    for await (const chunk of source) {
      bytes += chunk.length;
      if (bytes > maxContainerBytes) throw tooLarge(name);
      await handle.writeFile(chunk);
    }
  } finally {
    await handle.close();
  }
}

function tooLarge(name: string): AppError {
  return new AppError(
    "too-large",
    `nothing was stored: a file of this kind (${name}) is opened whole, and only up to ${maxContainerBytes / 1024 ** 2} MiB; send it in parts`,
  );
}
