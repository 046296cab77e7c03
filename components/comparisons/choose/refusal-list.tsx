import { useComparison } from "@/components/comparisons/comparison-context";
import { useCompareView } from "@/components/comparisons/use-compare-view";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { formatCount } from "@/lib/format";

/** Runs that are not on the page, each with its reason, and what may be done about it. */
export function RefusalList() {
  const { response } = useComparison();
  const { view, setView } = useCompareView();
  const { refusals, intersected, examples } = response;
  const canIntersect = !intersected && refusals.some(({ shared }) => shared !== null);
  if (refusals.length === 0 && !intersected) return null;
  return (
    <Notice tone="warn" className="flex flex-col gap-1.5">
      {intersected && (
        <p>
          Runs evaluated different examples: everything here is counted on the{" "}
          {formatCount(examples)} that all of them share.{" "}
          <Button size="small" onClick={() => setView({ intersect: null })}>
            Only full sets
          </Button>
        </p>
      )}
      {refusals.length > 1 && (
        <p className="font-semibold">{refusals.length} runs are not compared</p>
      )}
      <ul className="flex flex-col gap-1">
        {[...Map.groupBy(refusals, ({ reason }) => reason)].map(([reason, alike]) => (
          <RefusedRuns
            key={reason}
            {...{ reason, alike }}
            isOnly={refusals.length === 1}
            onLeaveOut={(runs) =>
              setView({ run: view.run.filter((other) => !runs.includes(other)) })
            }
          />
        ))}
      </ul>
      {canIntersect && (
        <p>
          <Button size="small" onClick={() => setView({ intersect: "1" })}>
            Compare on the shared examples
          </Button>
        </p>
      )}
    </Notice>
  );
}

type RefusedRunsProps = {
  reason: string;
  /** At least one. */
  alike: readonly { run: string; name: string | null }[];
  isOnly: boolean;
  onLeaveOut: (runs: readonly string[]) => void;
};

/** Runs with one reason are told in one sentence, however many. */
function RefusedRuns({ reason, alike, isOnly, onLeaveOut }: RefusedRunsProps) {
  const names = alike.map(({ run, name }) => name ?? run);
  const [first = ""] = names;
  const who = alike.length === 1 ? first : `${formatCount(alike.length)} runs`;
  return (
    <li className="flex flex-wrap items-baseline gap-x-2">
      <span className="wrap-anywhere">
        <span className="font-medium">{who}</span>
        {isOnly && " is not compared"}: {reason}.
      </span>
      <button
        type="button"
        className="underline underline-offset-2 hover:no-underline"
        onClick={() => onLeaveOut(alike.map(({ run }) => run))}
      >
        Leave {alike.length === 1 ? "it" : "them"} out
        <span className="sr-only">: {who}</span>
      </button>
      {alike.length > 1 && (
        <details className="basis-full">
          <summary className="cursor-pointer text-muted">Which</summary>
          <p className="wrap-anywhere">{names.join(", ")}</p>
        </details>
      )}
    </li>
  );
}
