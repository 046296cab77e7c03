import { Progress } from "@/components/ui/progress";
import { formatCount, formatPercent, formatPoints } from "@/lib/format";
import type { MovedFigure, RecomputedRun } from "@/lib/runs/recount/recompute-project";

const names: Record<MovedFigure["name"], string> = {
  best: "best",
  last: "last",
  drop: "fall since best",
  onset: "onset, epoch",
  recommended: "recommended, step",
  health: "health",
};

function wordOf(name: MovedFigure["name"], value: string | number | null): string {
  if (value === null) return "none";
  if (typeof value === "string") return value;
  if (name === "best" || name === "last") return formatPercent(value);
  return name === "drop" ? formatPoints(value) : String(value);
}

function Moved({ run, moved }: RecomputedRun) {
  const words = moved.map(
    ({ name, before, after }) => `${names[name]} ${wordOf(name, before)} → ${wordOf(name, after)}`,
  );
  return (
    <li className="flex flex-wrap gap-x-4 border-t py-1.5">
      <span className="w-44 truncate font-medium">{run}</span>
      <span className="min-w-0 text-muted tabular-nums">{words.join("; ")}</span>
    </li>
  );
}

/** What a change of settings did to the numbers, as the server tells it run by run. */
export function RecomputedRuns({ runs }: { runs: readonly RecomputedRun[] }) {
  const last = runs.at(-1);
  if (last === undefined) return null;
  const moved = runs.filter((run) => run.moved.length > 0);
  const isDone = last.done === last.of;
  return (
    <div role="status" className="text-[0.8125rem]">
      {!isDone && <Progress label="Runs computed again" ratio={last.done / last.of} />}
      <p className="my-2">
        {formatCount(last.done)} of {formatCount(last.of)} runs computed again;{" "}
        {moved.length === 0 ? "no figure moved." : `figures moved in ${formatCount(moved.length)}.`}
      </p>
      <ul>
        {moved.map((run) => (
          <Moved key={run.run} {...run} />
        ))}
      </ul>
    </div>
  );
}
