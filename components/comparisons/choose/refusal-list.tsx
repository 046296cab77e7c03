import { useComparison } from "@/components/comparisons/comparison-context";
import { useCompareView } from "@/components/comparisons/use-compare-view";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { formatCount } from "@/lib/format";

/** Runs that are not on the page, each with its reason, and what may be done about it. */
export function RefusalList() {
  const { answer } = useComparison();
  const { view, setView } = useCompareView();
  const { refusals, intersected, examples } = answer;
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
      {refusals.length > 0 && (
        <>
          {refusals.length > 1 && (
            <p className="font-semibold">{refusals.length} runs are not compared</p>
          )}
          <ul className="flex flex-col gap-1">
            {refusals.map(({ run, name, reason }) => (
              <li key={run} className="flex flex-wrap items-baseline gap-x-2">
                <span>
                  <span className="font-medium">{name ?? run}</span>
                  {refusals.length === 1 && " is not compared"}: {reason}.
                </span>
                <button
                  type="button"
                  className="underline underline-offset-2 hover:no-underline"
                  onClick={() => setView({ run: view.run.filter((other) => other !== run) })}
                >
                  Leave out<span className="sr-only"> {name ?? run}</span>
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
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
