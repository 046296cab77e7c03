import "server-only";
import { createHash } from "node:crypto";
import { open, readFile } from "node:fs/promises";
import { type AnyContainer, findContainer, openPieces } from "@/lib/domain/formats/containers";
import { UnreadableText } from "@/lib/domain/formats/issue";
import { AppError } from "@/lib/errors";
import { uploadLimitBytes } from "@/lib/http/spool";
import { elsewhere } from "@/lib/work/elsewhere";

/** The text that came out of a container, on the disk until its request is answered. */
export type OpenedText = {
  disk: string;
  sha256: string;
  bytes: number;
  warnings: string[];
  /** Why there is nothing in it, which is no mistake. */
  nothing: string | null;
};

/** Bytes from outside are taken apart in a thread that may be ended, however few they are. */
const alwaysElsewhere = Number.POSITIVE_INFINITY;

/**
 * Opens the container that lies at `from` into text at `to`. Throws an AppError with a sentence for one that is damaged,
 * or holds nothing that is read.
 */
export function openContainer(
  container: AnyContainer,
  place: { from: string; to: string },
): Promise<OpenedText> {
  const { id } = container;
  const given = { ...place, id, limitBytes: uploadLimitBytes() };
  return elsewhere("openContainer", alwaysElsewhere, openContainerHere, given);
}

type Given = { id: string; from: string; to: string; limitBytes: number };

export async function openContainerHere({ id, from, to, limitBytes }: Given): Promise<OpenedText> {
  const container = findContainer(id);
  if (container === null) throw new Error(`there is no container ${id}`);
  const hash = createHash("sha256");
  const warnings: string[] = [];
  let nothing: string | null = null;
  let bytes = 0;
  const handle = await open(to, "w", 0o600);
  try {
    for await (const piece of openPieces(container, await readFile(from))) {
      if ("warning" in piece) {
        warnings.push(piece.warning);
        continue;
      }
      if ("nothing" in piece) {
        nothing = piece.nothing;
        continue;
      }
      const text = Buffer.from(piece.text);
      bytes += text.length;
      if (bytes > limitBytes) throw tooMuch(container, limitBytes);
      hash.update(text);
      await handle.writeFile(text);
    }
  } catch (error) {
    if (!(error instanceof UnreadableText)) throw error;
    throw new AppError("invalid-file", `nothing was stored: ${error.message}`, [error.issue]);
  } finally {
    await handle.close();
  }
  return { disk: to, sha256: hash.digest("hex"), bytes, warnings, nothing };
}

function tooMuch({ name }: AnyContainer, limitBytes: number): AppError {
  return new AppError(
    "too-large",
    `nothing was stored: the file (${name}) holds more than ${limitBytes} bytes of text; send it in parts`,
  );
}
