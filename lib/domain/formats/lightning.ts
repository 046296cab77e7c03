import { parseCsvTable } from "./csv-table";
import { report } from "./fields";
import { defineFormat } from "./format";
import { MetricTable } from "./metric-table";
import type { MetricRecord } from "./records";
import type { TableSample } from "./sample";

const heldOut = /^(val|valid|validation|test)[_/]/;

/**
 * Lightning's epoch is the one under way, counted from 0. A held-out row stands at its end, after one epoch more; where
 * within it a training row stands is not in the file.
 */
class LightningTable extends MetricTable {
  override read(...given: Parameters<MetricTable["read"]>): MetricRecord | null {
    const record = super.read(...given);
    if (record === null) return null;
    const isHeldOut = Object.keys(record.values).some((key) => heldOut.test(key));
    const epoch = isHeldOut && record.epoch !== null ? record.epoch + 1 : null;
    return { ...record, epoch };
  }
}

/** No row holds both a training and a held-out value, and epoch 0 has steps. */
function isLightning({ lower, rows }: TableSample): boolean {
  const [epoch, step] = [lower.indexOf("epoch"), lower.indexOf("step")];
  if (epoch === -1 || step === -1) return false;
  const held = lower.flatMap((name, index) => (heldOut.test(name) ? [index] : []));
  const training = lower.flatMap((name, index) => (/^train[_/]/.test(name) ? [index] : []));
  const has = (row: readonly string[], at: readonly number[]) => at.some((index) => row[index]);
  const isApart = rows.every((row) => !(has(row, held) && has(row, training)));
  const isUnderWay = rows.some((row) => row[epoch] === "0" && Number(row[step]) > 0);
  return isApart && isUnderWay && training.length + held.length > 0;
}

/** PyTorch Lightning's CSVLogger `metrics.csv`: training and held-out rows apart, at steps that they may share. */
export const lightningFormat = defineFormat({
  id: "lightning",
  name: "Lightning CSVLogger",
  what: "metrics.csv as PyTorch Lightning's CSVLogger writes it: rows of training and of held-out metrics, which may share a step.",
  holds: "metrics",
  example: {
    filename: "metrics.csv",
    text: "epoch,step,train_loss,val_loss\n0,49,2.62,\n0,99,2.48,\n0,99,,2.41",
  },
  detect: ({ table }) =>
    table !== null && isLightning(table) ? "training and held-out rows apart" : null,
  parse: (source, options = {}) =>
    parseCsvTable(source, options, ({ columns, delimiter }, at) => {
      const lower = columns.map((column) => column.toLowerCase());
      const [epoch, step] = [lower.indexOf("epoch"), lower.indexOf("step")];
      if (step === -1) {
        report(at, "step", "a column step is missing");
        return null;
      }
      return new LightningTable({ names: columns, step, epoch, time: -1, delimiter });
    }),
});
