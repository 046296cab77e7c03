import "server-only";
import { detectFormat, detectHeadBytes } from "@/lib/domain/formats/detect";
import { findFormat } from "@/lib/domain/formats/list";
import type { Mapping } from "@/lib/domain/mapping/mapping";
import { AppError } from "@/lib/errors";
import type { FileReport, Parser } from "@/lib/http/read-file";
import type { SpooledFile } from "@/lib/http/spool";

/** How a file of a dataset is read: by which format, where it stood, and what it cannot say. */
export type ReadAs<R> = {
  format: Parser<R> & { id: string };
  path?: string | null;
  mapping?: Mapping | null;
  /** Makes the dataset under this name where there is none, together with what is stored or not at all. */
  newName?: string;
};

/**
 * How a file of a dataset is read: by the format that its content shows, where that holds the same as `native`; else by
 * `native`, whose messages say what is wrong.
 */
export async function readAsOf<R>(
  file: SpooledFile,
  native: ReadAs<R>["format"] & { holds: string },
): Promise<ReadAs<R>> {
  const found = detectFormat(await file.head(detectHeadBytes), file.filename);
  const format = found === null ? null : findFormat(found.id);
  const isSame = format !== null && format.holds === native.holds;
  return { format: isSame ? (format as unknown as ReadAs<R>["format"]) : native };
}

/** A file is never taken with a nod when nothing of it was stored. */
export function refuseNothing(report: FileReport): void {
  if (report.rows > 0) return;
  const [first] = report.warnings;
  const reason = first === undefined ? "" : `: ${first.message}`;
  throw new AppError("invalid-file", `nothing was stored: the file holds no record${reason}`);
}
