import { Sparkline } from "@/components/charts/sparkline";
import { tokenOf } from "@/components/runs/run-colors";
import { formatPercent } from "@/lib/format";
import type { RunSummary } from "@/lib/runs/schema";

type RunSparkProps = {
  run: RunSummary;
  /** Undefined until it was asked for and came. */
  values: readonly number[] | undefined;
};

function labelOf({ best, last, checkpoints }: RunSummary): string {
  if (!best || !last) return "No dev accuracy yet";
  const range = `best ${formatPercent(best.accuracy)}, last ${formatPercent(last.accuracy)}`;
  return `Dev accuracy over ${checkpoints} checkpoints: ${range}`;
}

/** Dev accuracy over checkpoints; the ring is the best one, grey where rates alone say so, the dot the last. As large before it came as after. */
export function RunSpark({ run, values }: RunSparkProps) {
  if (run.checkpoints === 0) return <span className="text-muted">–</span>;
  // Still: dozens that pulse while the list is scrolled would each be a layer of its own.
  if (values === undefined)
    return <span aria-hidden className="block h-6.5 w-26 rounded-md bg-hover" />;
  const best = values.length === 0 ? null : values.indexOf(Math.max(...values));
  return (
    <Sparkline
      values={values}
      label={labelOf(run)}
      bestIndex={best}
      {...(run.color && { color: tokenOf(run.color) })}
      ringColor={run.isRatesOnly ? "muted" : "recommended"}
    />
  );
}
