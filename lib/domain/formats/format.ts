import type { SupportedFormatId } from "./format-id";
import type { FormatIssue, FormatWarning } from "./issue";

export type Batch<R> = { records: R[]; issues: FormatIssue[]; warnings: FormatWarning[] };

export type ParseOptions = {
  /** A longer line is refused before it is held in memory; 8 MiB by default. */
  maxLineBytes?: number;
  /** Helps where a format leaves a name out of the file (TensorBoard downloads). */
  filename?: string | null;
};

/** A file format: bytes in, batches of about a thousand records out, mistakes as values. */
export type Format<R> = {
  id: SupportedFormatId;
  label: string;
  parse(source: AsyncIterable<Uint8Array>, options?: ParseOptions): AsyncIterable<Batch<R>>;
};

export const batchRecords = 1000;
