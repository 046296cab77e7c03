"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { ErrorPanel } from "@/components/layout/error-panel";
import { MoreButton } from "@/components/layout/more-button";
import { problemOf } from "@/components/layout/problem-of";
import { Button } from "@/components/ui/button";
import { Sheet } from "@/components/ui/sheet";
import { Skeleton } from "@/components/ui/skeleton";
import { TimeLabel } from "@/components/ui/time-label";
import type { RunChangeLine } from "@/lib/runs/store/history-schema";
import { runHistoryOptions } from "@/lib/uploads/query-options";
import { changeWords, daysLeft } from "./history-words";

type HistoryPanelProps = {
  project: string;
  run: string;
  /** Null for those who may not, and while something else is under way. */
  onRestoreDrop: ((id: string) => void) | null;
  onClose: () => void;
};

function Line({
  change,
  onRestoreDrop,
}: {
  change: RunChangeLine;
  onRestoreDrop: ((id: string) => void) | null;
}) {
  const { id, at, actor, restorableUntil } = change;
  return (
    <li className="flex items-start gap-3 border-b py-2">
      <div className="min-w-0 flex-1">
        <p className="wrap-anywhere">
          <span className="font-medium">{actor}</span> {changeWords(change)}
        </p>
        <p className="text-caption text-muted">
          <TimeLabel iso={at} hasMinute />
          {restorableUntil !== null && ` · ${daysLeft(restorableUntil, Date.now())}`}
        </p>
      </div>
      {restorableUntil !== null && onRestoreDrop !== null && (
        <Button size="small" onClick={() => onRestoreDrop(id)}>
          Put back
        </Button>
      )}
    </li>
  );
}

/** Who changed what of a run's data, newest first. */
export function HistoryPanel({ project, run, onRestoreDrop, onClose }: HistoryPanelProps) {
  const query = useInfiniteQuery(runHistoryOptions(project, run));
  const changes = query.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Sheet
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title="History"
      description="Who changed what of this run's data, newest first."
      className="w-[min(32rem,100vw)]"
    >
      {query.isPending && <Skeleton className="h-40" />}
      {query.error && !query.data && (
        <ErrorPanel {...problemOf(query.error)} onRetry={() => void query.refetch()} />
      )}
      {query.isSuccess && changes.length === 0 && (
        <p className="text-muted">
          Nothing yet. What happened before Onset kept a history is not in it.
        </p>
      )}
      <ul aria-label="Changes">
        {changes.map((change) => (
          <Line key={change.id} change={change} onRestoreDrop={onRestoreDrop} />
        ))}
      </ul>
      <MoreButton query={query} className="mt-3">
        Show more
      </MoreButton>
    </Sheet>
  );
}
