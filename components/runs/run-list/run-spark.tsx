import { Sparkline } from "@/components/charts/sparkline";
import { formatPercent } from "@/lib/format";
import type { RunSummary } from "@/lib/runs/schema";

function labelOf({ best, last, checkpoints }: RunSummary): string {
  if (!best || !last) return "No dev accuracy yet";
  const range = `best ${formatPercent(best.accuracy)}, last ${formatPercent(last.accuracy)}`;
  return `Dev accuracy over ${checkpoints} checkpoints: ${range}`;
}

/** Dev accuracy over checkpoints; the ring is the best one, the dot the last. */
export function RunSpark({ run }: { run: RunSummary }) {
  const { sparkline } = run;
  const best = sparkline.length === 0 ? null : sparkline.indexOf(Math.max(...sparkline));
  return <Sparkline values={sparkline} label={labelOf(run)} bestIndex={best} />;
}
