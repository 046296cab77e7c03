import { attributionWords } from "@/components/comparisons/attribution/attribution-words";
import { useComparison } from "@/components/comparisons/comparison-context";
import { SetControl } from "@/components/comparisons/settings/set-control";
import type { ComparedRun } from "@/lib/comparisons/comparison-schema";

type AttributionBarProps = { run: ComparedRun; most: number };

function Bar({ run, most }: AttributionBarProps) {
  const { attributable, drop } = run;
  const share = (value: number) => `${(100 * Math.max(0, value)) / most}%`;
  const low = Math.max(0, attributable?.low ?? 0);
  return (
    <div aria-hidden className="relative mt-1 flex h-3 overflow-hidden rounded-sm bg-tone-neutral">
      {attributable ? (
        <>
          <span className="bg-abstained" style={{ width: share(attributable.controlFall) }} />
          <span className="bg-unknown" style={{ width: share(attributable.points) }} />
          <span
            className="absolute top-1/2 h-px bg-ink"
            style={{
              left: share(attributable.controlFall + low),
              width: share((attributable.high ?? 0) - low),
            }}
          />
        </>
      ) : (
        <span className="bg-line-strong/50" style={{ width: share(drop?.points ?? 0) }} />
      )}
    </div>
  );
}

/** One run: its answer beside its name, the bar, and what the answer is made of. */
export function AttributionBar({ run, most }: AttributionBarProps) {
  const { answer } = useComparison();
  const nameOf = (slug: string) => answer.runs.find((one) => one.run === slug)?.name ?? slug;
  const { amount, detail } = attributionWords(run, nameOf);
  return (
    <li>
      <p className="flex flex-wrap items-baseline justify-between gap-x-3">
        <span className="font-semibold">{run.name}</span>
        <span className="text-[0.8125rem] tabular-nums">{amount}</span>
      </p>
      <Bar run={run} most={most} />
      <p className="mt-0.5 text-caption text-muted tabular-nums">{detail}</p>
      {run.suggestedControl && <SetControl run={run} suggestion={run.suggestedControl} />}
    </li>
  );
}
