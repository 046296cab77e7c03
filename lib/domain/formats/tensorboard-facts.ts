import type { SeriesHint } from "@/lib/domain/mapping/mapping";
import type { MetricRecord, RunFacts } from "./records";
import { tensorBoardName, unnamedMetric } from "./tensorboard-name";

export function tensorBoardFacts(filename: string | null | undefined): { facts?: RunFacts[] } {
  const { run } = tensorBoardName(filename);
  return run === null ? {} : { facts: [{ run: null, name: run }] };
}

/** Whether the values of a metric without a name could be a rate, which is then asked. */
export class UnnamedRange {
  private isRate = true;
  private isUnnamed = false;

  add(records: readonly MetricRecord[]): void {
    for (const { values } of records) {
      const value = values[unnamedMetric];
      if (value === undefined) continue;
      this.isUnnamed = true;
      if (value < 0 || value > 1) this.isRate = false;
    }
  }

  hints(): Record<string, SeriesHint> {
    const quantity = this.isRate ? ("accuracy" as const) : ("other" as const);
    return this.isUnnamed ? { [unnamedMetric]: { quantity } } : {};
  }
}
