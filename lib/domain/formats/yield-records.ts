import { type Batch, batchRecords } from "./format";

/** Hands on what was read whole, in batches of a thousand; issues, warnings and facts come with the last. */
export function* yieldRecords<R>({ records, ...rest }: Batch<R>): Iterable<Batch<R>> {
  let start = 0;
  for (; start + batchRecords < records.length; start += batchRecords) {
    yield { records: records.slice(start, start + batchRecords), issues: [], warnings: [] };
  }
  yield { ...rest, records: records.slice(start) };
}
