import type { Batch } from "./format";
import type { AnyFormat } from "./list";

/** The run that a record is of, where its file holds several. */
function runOf(record: unknown): string | null {
  return (record as { run?: string | null }).run ?? null;
}

async function* onlyOf<R>(
  batches: AsyncIterable<Batch<R>>,
  run: string | null,
): AsyncGenerator<Batch<R>> {
  for await (const batch of batches) {
    const records = batch.records.filter((record) => runOf(record) === run);
    const facts = batch.facts?.filter((fact) => fact.run === run);
    yield { ...batch, records, ...(facts === undefined ? {} : { facts }) };
  }
}

/** A format that reads of a file only what is about one of its runs. */
export function formatOfRun<F extends AnyFormat>(format: F, run: string | null): F {
  const parse: AnyFormat["parse"] = (source, options) =>
    onlyOf(format.parse(source, options) as AsyncIterable<Batch<never>>, run);
  return { ...format, parse };
}

/** The runs that the records of a batch are of; null stands for the one that the file does not name. */
export function runsIn(batch: Batch<unknown>): Set<string | null> {
  return new Set(batch.records.map(runOf));
}
