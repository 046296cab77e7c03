import { parseCsvTable } from "./csv-table";
import { report } from "./fields";
import { type Batch, defineFormat, type ParseOptions } from "./format";
import { MetricTable } from "./metric-table";
import type { MetricRecord } from "./records";
import { tensorBoardFacts, UnnamedRange } from "./tensorboard-facts";
import { tensorBoardName, unnamedMetric, unnamedNote } from "./tensorboard-name";

function isHeader(lower: readonly string[]): boolean {
  return lower.join() === "wall time,step,value";
}

async function* parse(
  source: AsyncIterable<Uint8Array>,
  options: ParseOptions = {},
): AsyncIterable<Batch<MetricRecord>> {
  const { tag } = tensorBoardName(options.filename);
  const range = new UnnamedRange();
  const batches = parseCsvTable<MetricRecord>(source, options, ({ columns, delimiter }, at) => {
    if (!isHeader(columns.map((column) => column.toLowerCase()))) {
      report(at, null, `the header is not "Wall time,Step,Value"`);
      return null;
    }
    const names = ["Wall time", "Step", tag ?? unnamedMetric];
    const warnings = tag === null ? [unnamedNote] : [];
    return new MetricTable({ names, time: 0, step: 1, epoch: -1, delimiter, warnings });
  });
  for await (const batch of batches) {
    range.add(batch.records);
    yield { ...batch, ...tensorBoardFacts(options.filename), hints: range.hints() };
  }
}

/** TensorBoard's scalar download as CSV: one metric, which at best the file's own name says. */
export const tensorboardCsvFormat = defineFormat({
  id: "tensorboard-csv",
  name: "TensorBoard scalar download",
  what: 'A scalar downloaded from TensorBoard as CSV ("Wall time,Step,Value"). The metric\'s name is taken from run-<run>-tag-<tag>.csv.',
  holds: "metrics",
  example: {
    filename: "run-unk50-tag-eval_accuracy.csv",
    text: "Wall time,Step,Value\n1753210469.101079,0,0.800000011920929\n1753210470.2,100,0.78",
  },
  detect: ({ table }) =>
    table !== null && isHeader(table.lower) ? "the header Wall time,Step,Value" : null,
  parse,
});
