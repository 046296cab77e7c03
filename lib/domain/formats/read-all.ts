import type { Batch, ParseOptions } from "./format";

/** Every batch of a file joined into one: for files that are small by nature, and for tests. */
export async function readAll<R>(
  format: {
    parse(source: AsyncIterable<Uint8Array>, options?: ParseOptions): AsyncIterable<Batch<R>>;
  },
  source: AsyncIterable<Uint8Array>,
  options: ParseOptions = {},
): Promise<Batch<R>> {
  const all: Batch<R> = { records: [], issues: [], warnings: [] };
  for await (const batch of format.parse(source, options)) {
    all.records.push(...batch.records);
    all.issues.push(...batch.issues);
    all.warnings.push(...batch.warnings);
    if (batch.facts !== undefined) all.facts = [...(all.facts ?? []), ...batch.facts];
    if (batch.guess !== undefined) all.guess = batch.guess;
    if (batch.hints !== undefined) all.hints = { ...all.hints, ...batch.hints };
  }
  return all;
}

/** Bytes as they arrive from a network: in chunks that keep to no line and no character. */
export async function* chunksOf(
  content: string | Uint8Array,
  chunkBytes = 7,
): AsyncGenerator<Uint8Array> {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  for (let start = 0; start < bytes.length; start += chunkBytes) {
    yield bytes.subarray(start, start + chunkBytes);
  }
}
