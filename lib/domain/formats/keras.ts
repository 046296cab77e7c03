import { parseCsvTable } from "./csv-table";
import { defineFormat } from "./format";
import { MetricTable } from "./metric-table";
import type { MetricRecord } from "./records";

/** CSVLogger counts epochs from 0, and its row is written after the epoch: epoch 0 is one epoch of training. */
class KerasTable extends MetricTable {
  override read(...given: Parameters<MetricTable["read"]>): MetricRecord | null {
    const record = super.read(...given);
    if (record === null) return null;
    return { ...record, step: record.step + 1, epoch: record.step + 1 };
  }
}

function isKeras(lower: readonly string[]): boolean {
  const pairs = lower.filter((name) => lower.includes(`val_${name}`));
  return lower[0] === "epoch" && !lower.includes("step") && pairs.length > 0;
}

/** Keras CSVLogger (FORMATS.md section 8): one row an epoch, `accuracy` beside `val_accuracy`. Epochs count from 1. */
export const kerasFormat = defineFormat({
  id: "keras",
  name: "Keras CSVLogger",
  what: "What Keras's CSVLogger writes: one row an epoch, each metric of the training examples beside val_ of the held-out ones. Its epoch 0 becomes 1: it is written after the epoch.",
  holds: "metrics",
  example: {
    filename: "train_log.csv",
    text: "epoch,accuracy,loss,val_accuracy,val_loss\n0,0.806,0.427,0.842,0.356\n1,0.889,0.266,0.890,0.297",
  },
  detect: ({ table }) =>
    table !== null && isKeras(table.lower) && table.rows[0]?.[0] === "0"
      ? "epochs from 0, and each metric with val_"
      : null,
  parse: (source, options = {}) =>
    parseCsvTable(source, options, ({ columns, delimiter }) => {
      const time = -1;
      return new KerasTable({ names: columns, step: 0, epoch: -1, time, delimiter });
    }),
});
