import "server-only";
import type { Mapping } from "@/lib/domain/mapping/mapping";
import { AppError } from "@/lib/errors";
import type { FileReport, Parser } from "@/lib/http/read-file";

/** How a file of a dataset is read: by which format, where it stood, and what it cannot say. */
export type ReadAs<R> = {
  format: Parser<R> & { id: string };
  path?: string | null;
  mapping?: Mapping | null;
  /** Makes the dataset under this name where there is none, together with what is stored or not at all. */
  newName?: string;
};

/** A file is never taken with a nod when nothing of it was stored. */
export function refuseNothing(report: FileReport): void {
  if (report.rows > 0) return;
  const [first] = report.warnings;
  const reason = first === undefined ? "" : `: ${first.message}`;
  throw new AppError("invalid-file", `nothing was stored: the file holds no record${reason}`);
}
