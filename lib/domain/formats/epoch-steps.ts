import type { Batch } from "./format";
import type { MetricRecord } from "./records";

const notWhole = ({ step }: MetricRecord): boolean => !Number.isInteger(step);

/**
 * Steps of a table that has none: its epochs, or, where those are fractions, the rows' own order. Which of the two is
 * seen in the first thousand rows.
 */
export async function* stepsFromEpochs(
  batches: AsyncIterable<Batch<MetricRecord>>,
): AsyncIterable<Batch<MetricRecord>> {
  let isNumbered: boolean | null = null;
  let rows = 0;
  for await (const batch of batches) {
    isNumbered ??= batch.records.some(notWhole);
    const late = isNumbered ? undefined : batch.records.find(notWhole);
    if (late !== undefined) {
      const message = `epoch is not a whole number: ${late.step}; there is no step column to count by, so add one`;
      yield { ...batch, records: [], issues: [{ line: late.line, column: "epoch", message }] };
      return;
    }
    if (!isNumbered) {
      yield batch;
      continue;
    }
    const records = batch.records.map((record) => {
      rows += 1;
      return { ...record, step: rows };
    });
    yield { ...batch, records };
  }
}
