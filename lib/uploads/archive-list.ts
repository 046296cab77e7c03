import "server-only";
import { entryPathProblem, tidyPath } from "@/lib/domain/formats/entry-path";
import { AppError } from "@/lib/errors";
import { uploadLimitBytes } from "@/lib/http/spool";

export const maxEntries = 10_000;
/** Logs of repeated lines pack about a hundred to one; a larger archive that packs better than this is a bomb. */
const maxRatio = 400;
const ratioMattersFrom = 64 * 1024 ** 2;

export type ArchiveEntry = {
  path: string;
  /** Unpacked. */
  bytes: number;
  packedBytes: number;
  /** Opens the unpacked bytes from their beginning; may be called more than once. */
  read: () => AsyncIterable<Uint8Array>;
};

/** The files of an archive, held to limits while they are listed; nothing is unpacked for it. */
export class ArchiveList {
  readonly entries: ArchiveEntry[] = [];
  readonly ignored: { path: string; reason: string }[] = [];
  private readonly paths = new Set<string>();
  private headers = 0;
  private bytes = 0;
  private packedBytes = 0;

  constructor(private readonly kind: "zip" | "tar") {}

  add(entry: ArchiveEntry): void {
    const path = this.take(entry.path);
    this.bytes += entry.bytes;
    this.packedBytes += entry.packedBytes;
    if (this.bytes > uploadLimitBytes()) {
      throw new AppError(
        "too-large",
        `nothing was stored: the ${this.kind} holds more than ${uploadLimitBytes()} bytes when unpacked; send it in parts`,
      );
    }
    if (this.bytes > ratioMattersFrom && this.bytes > maxRatio * this.packedBytes) {
      throw new AppError(
        "too-large",
        `nothing was stored: the ${this.kind} unpacks to more than ${maxRatio} times its size; send its files unpacked`,
      );
    }
    this.entries.push({ ...entry, path });
  }

  ignore(path: string, reason: string): void {
    this.ignored.push({ path: this.take(path), reason });
  }

  /** Of a folder or of something that says no more than a name; such are cheap, but not without number. */
  countHeader(): void {
    this.headers++;
    if (this.headers > 4 * maxEntries) throw this.tooMany();
  }

  private take(given: string): string {
    const problem = entryPathProblem(given);
    if (problem !== null) throw new AppError("invalid-file", `nothing was stored: ${problem}`);
    const path = tidyPath(given);
    if (this.paths.has(path)) {
      const shown = JSON.stringify(path.slice(0, 200));
      throw new AppError(
        "invalid-file",
        `nothing was stored: the ${this.kind} holds ${shown} twice; leave one of them out`,
      );
    }
    this.paths.add(path);
    if (this.paths.size > maxEntries) throw this.tooMany();
    return path;
  }

  private tooMany(): AppError {
    return tooManyEntries(this.kind);
  }
}

export function tooManyEntries(kind: "zip" | "tar"): AppError {
  return new AppError(
    "too-large",
    `nothing was stored: the ${kind} holds more than ${maxEntries} files; send the logs and results alone, or in parts`,
  );
}
