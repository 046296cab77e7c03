"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ErrorPanel } from "@/components/layout/error-panel";
import { problemOf } from "@/components/layout/problem-of";
import { leftWords } from "@/components/projects/left-words";
import { runCount } from "@/components/runs/list/action-words";
import { useRunActions } from "@/components/runs/list/use-run-actions";
import { Button } from "@/components/ui/button";
import { Sheet } from "@/components/ui/sheet";
import { Skeleton } from "@/components/ui/skeleton";
import { formatCount } from "@/lib/format";
import type { DeletedRun } from "@/lib/runs/list/list-schema";
import { deletedRunsOptions } from "@/lib/runs/query-options";

type DeletedRunsPanelProps = { project: string; onClose: () => void };

const shownAtOnce = 100;

function Row({ run, onRestore }: { run: DeletedRun; onRestore: (() => void) | null }) {
  const { id, name, checkpoints, goneAt, leftMs, isNameTaken } = run;
  const plural = checkpoints === 1 ? "checkpoint" : "checkpoints";
  return (
    <li className="flex min-h-13 items-center gap-3 border-b py-1.5">
      <div className="min-w-0 flex-1">
        <p className="truncate font-semibold" title={id}>
          {name}
        </p>
        <p className="text-caption text-muted">
          {formatCount(checkpoints)} {plural} ·{" "}
          <time dateTime={goneAt} className="whitespace-nowrap">
            {leftWords(leftMs)}
          </time>
          {isNameTaken && " · a new run has its id; delete that one first"}
        </p>
      </div>
      <Button
        aria-label={`Restore ${name}`}
        disabled={onRestore === null || isNameTaken}
        onClick={onRestore ?? undefined}
      >
        Restore
      </Button>
    </li>
  );
}

function Listed({ project, runs }: { project: string; runs: readonly DeletedRun[] }) {
  const [shown, setShown] = useState(shownAtOnce);
  const actions = useRunActions(project);
  const restore = (ids: string[]) => actions.mutate({ action: "restore", runs: ids });
  const isBusy = actions.isPending;
  const free = runs.filter(({ isNameTaken }) => !isNameTaken);
  if (runs.length === 0)
    return (
      <p className="text-muted">No run of this project was deleted within the last seven days.</p>
    );
  return (
    <>
      <div className="flex items-center justify-between gap-2 border-b pb-2">
        <p role="status" className="text-muted">
          {runCount(runs.length)}, the last deleted first
        </p>
        {free.length > 1 && (
          <Button disabled={isBusy} onClick={() => restore(free.map(({ id }) => id))}>
            Restore all
          </Button>
        )}
      </div>
      <ul aria-label="Recently deleted runs">
        {runs.slice(0, shown).map((run) => (
          <Row key={run.id} run={run} onRestore={isBusy ? null : () => restore([run.id])} />
        ))}
      </ul>
      {runs.length > shown && (
        <Button className="mt-3" onClick={() => setShown(shown + shownAtOnce)}>
          Show more
        </Button>
      )}
    </>
  );
}

/** What was deleted within the last seven days, how long each can still be restored, and the way back. */
export function DeletedRunsPanel({ project, onClose }: DeletedRunsPanelProps) {
  const { data, error, isPending, refetch } = useQuery(deletedRunsOptions(project));
  return (
    <Sheet
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title="Recently deleted"
      description="A deleted run is kept for seven days; then everything of it is gone for good."
      className="w-[min(28rem,100vw)]"
    >
      {isPending && (
        <div className="flex flex-col gap-3" role="status" aria-label="Reading the deleted runs">
          {[1, 2, 3].map((row) => (
            <Skeleton key={row} className="h-10" />
          ))}
        </div>
      )}
      {error && !data && <ErrorPanel {...problemOf(error)} onRetry={() => void refetch()} />}
      {data && <Listed project={project} runs={data.items} />}
    </Sheet>
  );
}
