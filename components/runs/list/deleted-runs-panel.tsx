"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { DeletedItems, DeletedPanel } from "@/components/projects/deleted-panel";
import { runCount } from "@/components/runs/list/action-words";
import { useRunActions } from "@/components/runs/list/use-run-actions";
import { Button } from "@/components/ui/button";
import { formatCount } from "@/lib/format";
import type { DeletedRun } from "@/lib/runs/list/list-schema";
import { deletedRunsOptions } from "@/lib/runs/query-options";

type DeletedRunsPanelProps = { project: string; onClose: () => void };

const shownAtOnce = 100;

function checkpointCount(count: number): string {
  return `${formatCount(count)} ${count === 1 ? "checkpoint" : "checkpoints"}`;
}

function Listed({ project, runs }: { project: string; runs: readonly DeletedRun[] }) {
  const [shown, setShown] = useState(shownAtOnce);
  const actions = useRunActions(project);
  const restore = (ids: string[]) => actions.mutate({ action: "restore", runs: ids });
  const isBusy = actions.isPending;
  const free = runs.filter(({ isNameTaken }) => !isNameTaken);
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
      <DeletedItems
        noun="run"
        items={runs
          .slice(0, shown)
          .map(({ checkpoints, ...run }) => ({ ...run, note: checkpointCount(checkpoints) }))}
        isBusy={isBusy}
        onRestore={({ id }) => restore([id])}
      />
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
  const query = useQuery(deletedRunsOptions(project));
  return (
    <DeletedPanel noun="run" {...{ query, onClose }}>
      {(runs) => <Listed project={project} runs={runs} />}
    </DeletedPanel>
  );
}
