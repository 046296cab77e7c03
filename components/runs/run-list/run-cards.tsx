import Link from "next/link";
import { RunChange } from "@/components/runs/run-list/run-change";
import { RunHealth } from "@/components/runs/run-list/run-health";
import { RunSpark } from "@/components/runs/run-list/run-spark";
import { RunState } from "@/components/runs/run-list/run-state";
import { formatEpoch, formatPercent } from "@/lib/format";
import { paths } from "@/lib/paths";
import type { RunSummary } from "@/lib/runs/schema";

function Figures({ run: { best, last, unknownShare } }: { run: RunSummary }) {
  if (!best || !last) return <p className="text-caption text-muted">Nothing evaluated yet</p>;
  return (
    <p className="text-caption text-muted tabular-nums">
      <span className="text-ink">{formatPercent(best.accuracy)}</span> at{" "}
      {formatEpoch(best.epoch, best.step)}, now{" "}
      <span className="text-ink">{formatPercent(last.accuracy)}</span>
      {unknownShare !== null && <> · {formatPercent(unknownShare, 0)} Unknown</>}
    </p>
  );
}

/** The list on a phone: the whole card leads to the run. */
export function RunCards({ project, runs }: { project: string; runs: readonly RunSummary[] }) {
  return (
    <ul aria-label="Runs" className="md:hidden">
      {runs.map((run) => (
        <li key={run.id} className="border-t first:border-t-0">
          <Link
            href={paths.run(project, run.id)}
            className="-mx-2 block rounded-md px-2 py-2.5 hover:bg-hover"
          >
            <span className="flex items-center justify-between gap-3">
              <span className="min-w-0 truncate font-semibold">{run.name}</span>
              <RunState status={run.status} />
            </span>
            <span className="flex items-center justify-between gap-3">
              <span className="min-w-0 truncate text-caption text-muted">
                {run.baseModel ?? "base model not said"}
              </span>
              <RunHealth run={run} />
            </span>
            <span className="mt-1 flex items-center justify-between gap-3">
              <RunSpark run={run} />
              <span className="whitespace-nowrap text-[0.8125rem] tabular-nums">
                <RunChange run={run} />
              </span>
            </span>
            <Figures run={run} />
          </Link>
        </li>
      ))}
    </ul>
  );
}
