import { Button } from "@/components/ui/button";
import { formatCount } from "@/lib/format";

type RunCountProps = {
  shown: number;
  hasMore: boolean;
  isFetchingMore: boolean;
  onMore: () => void;
  /** Runs changed since the list, which is long, was read. */
  isOutdated: boolean;
  onRestart: () => void;
  /** Why the list, or more of it, could not be read. */
  problem: string | null;
  /** Of what the accuracies are. */
  population: string;
};

/** How many runs there are, as far as that is known; the button serves those who do not scroll. */
export function RunCount(props: RunCountProps) {
  const { shown, hasMore, isFetchingMore, onMore, isOutdated, onRestart, problem, population } =
    props;
  return (
    <div className="mt-2.5 flex min-h-6.5 flex-wrap items-center gap-x-3 gap-y-1 text-caption text-muted">
      <p role="status">
        {formatCount(shown)} {shown === 1 ? "run" : "runs"}
        {hasMore && " shown, more below"}
      </p>
      {hasMore && (
        <Button size="small" isBusy={isFetchingMore} onClick={onMore}>
          {problem === null ? "Show more" : "Try again"}
        </Button>
      )}
      {problem !== null && (
        <p role="alert" className="text-confirmed">
          Could not be read: {problem}
        </p>
      )}
      {isOutdated && (
        <>
          <p role="status">Runs have changed since.</p>
          <Button size="small" onClick={onRestart}>
            Read the list again
          </Button>
        </>
      )}
      <p className="ml-auto">
        Accuracy of {population} dev examples. At the last checkpoint:{" "}
        <span className="text-known-text">right</span>, unsure,{" "}
        <span className="text-unknown-text">wrong</span>.
      </p>
    </div>
  );
}
