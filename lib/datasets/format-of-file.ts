import "server-only";
import { detectFormat, detectHeadBytes } from "@/lib/domain/formats/detect";
import { findFormat } from "@/lib/domain/formats/list";
import type { SpooledFile } from "@/lib/http/spool";
import type { ReadAs } from "./read-as";

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
