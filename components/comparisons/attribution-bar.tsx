import { useComparison } from "@/components/comparisons/comparison-context";
import { SetControl } from "@/components/comparisons/set-control";
import type { ComparedRun } from "@/lib/comparisons/comparison-schema";
import { formatEpoch } from "@/lib/format";

const points = (value: number) => `${value < 0 ? "\u2212" : ""}${Math.abs(value).toFixed(1)}`;

/** The sentence beside the bar; causal words only where the interval with a control allows them. */
function wordsOf(run: ComparedRun, nameOf: (slug: string) => string): string {
  const { attributable, drop, control } = run;
  if (attributable) {
    const { low, high, controlFall, runFall } = attributable;
    const range = `${points(attributable.points)} points (${points(low ?? 0)} to ${points(high ?? 0)})`;
    const where = formatEpoch(attributable.epoch, attributable.step);
    const against = `${nameOf(attributable.control)} lost ${points(controlFall)} too`;
    return (low ?? 0) > 0
      ? `Of ${points(runFall)} points lost by ${where}, ${range} are due to new knowledge: ${against}`
      : `${points(runFall)} points lost by ${where}, not told apart from its control: ${range} more; ${against}`;
  }
  const fall = drop ? `${points(drop.points)} points fall since best` : "nothing evaluated";
  if (control?.reason)
    return `${fall}. ${nameOf(control.run)} cannot be its control: ${control.reason}`;
  return `${fall}. No control run, so its cause is not known`;
}

export function AttributionBar({ run, most }: { run: ComparedRun; most: number }) {
  const { answer } = useComparison();
  const nameOf = (slug: string) => answer.runs.find((one) => one.run === slug)?.name ?? slug;
  const { attributable, drop, suggestedControl } = run;
  const share = (value: number) => `${(100 * Math.max(0, value)) / most}%`;
  return (
    <li>
      <p className="flex flex-wrap items-baseline gap-x-2">
        <span className="font-semibold">{run.name}</span>
        <span className="text-caption text-muted">{wordsOf(run, nameOf)}</span>
      </p>
      <div
        aria-hidden
        className="relative mt-1 flex h-3.5 overflow-hidden rounded-sm bg-tone-neutral"
      >
        {attributable ? (
          <>
            <span className="bg-abstained" style={{ width: share(attributable.controlFall) }} />
            <span className="bg-unknown" style={{ width: share(attributable.points) }} />
            <span
              className="absolute top-1/2 h-px bg-ink"
              style={{
                left: share(attributable.controlFall + Math.max(0, attributable.low ?? 0)),
                width: share((attributable.high ?? 0) - Math.max(0, attributable.low ?? 0)),
              }}
            />
          </>
        ) : (
          <span className="bg-line-strong/50" style={{ width: share(drop?.points ?? 0) }} />
        )}
      </div>
      {suggestedControl && <SetControl run={run} suggestion={suggestedControl} />}
    </li>
  );
}
