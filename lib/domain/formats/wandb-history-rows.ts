import { report, type SourceLine, stepField } from "./fields";
import { MetricValues } from "./metric-values";
import type { MetricRecord } from "./records";
import { readableTime } from "./time-field";

/** `_step` counts log calls; these count the optimiser's steps, where the trainer logs them. */
export const realSteps = ["train/global_step", "trainer/global_step", "global_step"] as const;
export const epochs = ["train/epoch", "epoch"] as const;
const own = new Set<string>(["_step", "_timestamp", "_runtime", "_wandb", ""]);

/** Rows of a history, each `name -> value`, in the order in which they were logged. */
export class HistoryRows {
  readonly metrics = new MetricValues();
  private step = 0;
  private readonly epochName: string | undefined;

  constructor(
    private readonly realStep: string | null,
    names: readonly string[],
  ) {
    this.epochName = epochs.find((name) => names.includes(name));
  }

  read(row: ReadonlyMap<string, unknown>, at: SourceLine): MetricRecord | null {
    const before = at.issues.length;
    const step = this.stepOf(row, at);
    const epochName = this.epochName ?? epochs.find((name) => row.has(name));
    const epoch = epochName === undefined ? null : readableEpoch(row.get(epochName));
    const pairs = [...row].filter(
      ([name]) => !own.has(name) && name !== this.realStep && name !== epochName,
    );
    const values = this.metrics.read(pairs, (message) => report(at, null, message));
    if (at.issues.length > before) return null;
    this.metrics.count(step, values);
    return { line: at.line, step, epoch, timeMs: readableTime(row.get("_timestamp")), values };
  }

  /** A row without the trainer's step was logged after the one before it. */
  private stepOf(row: ReadonlyMap<string, unknown>, at: SourceLine): number {
    const given = row.get(this.realStep ?? "_step");
    if (this.realStep !== null && (given === undefined || given === null)) return this.step;
    this.step = stepField(given, at);
    return this.step;
  }
}

function readableEpoch(value: unknown): number | null {
  return typeof value === "number" && Number.isFinite(value) && value >= 0 ? value : null;
}
