"use client";

import dynamic from "next/dynamic";
import { useState } from "react";
import { runCount } from "@/components/runs/list/action-words";
import { SelectionColor } from "@/components/runs/list/selection-color";
import { useRunActions } from "@/components/runs/list/use-run-actions";
import type { RunSelection } from "@/components/runs/list/use-run-selection";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { formatCount } from "@/lib/format";
import { paths } from "@/lib/paths";
import { mostRunsAtOnce } from "@/lib/runs/choices";
import type { RunAction, RunActionInput } from "@/lib/runs/list/list-schema";
import type { RunListItem } from "@/lib/runs/schema";

const TagDialog = dynamic(() =>
  import("@/components/runs/list/tag-dialog").then((module) => module.TagDialog),
);
const DeleteRunsDialog = dynamic(() =>
  import("@/components/runs/list/delete-runs-dialog").then((module) => module.DeleteRunsDialog),
);

type SelectionBarProps = {
  project: string;
  runs: readonly RunListItem[];
  selection: RunSelection;
  canWrite: boolean;
};

const mostCompared = 50;

function Compare({ project, ids }: { project: string; ids: readonly string[] }) {
  if (ids.length <= mostCompared) {
    return (
      <LinkButton variant="primary" href={paths.compare(project, ids)}>
        Compare
      </LinkButton>
    );
  }
  return (
    <>
      <Button variant="primary" disabled>
        Compare
      </Button>
      <span className="text-caption text-muted">Up to {mostCompared} can be compared</span>
    </>
  );
}

type ChangesProps = Omit<SelectionBarProps, "canWrite"> & { ids: readonly string[] };

function Changes({ project, runs, selection, ids }: ChangesProps) {
  const [asked, setAsked] = useState<"tag" | "untag" | "delete" | null>(null);
  const actions = useRunActions(project);
  const chosen = runs.filter(({ id }) => selection.chosen.has(id));
  const isAllArchived = chosen.length > 0 && chosen.every(({ archivedAt }) => archivedAt !== null);
  const act = (action: RunAction, given: Pick<RunActionInput, "tag" | "color"> = {}) =>
    actions.mutate(
      { action, runs: [...ids], ...given },
      { onSuccess: () => /^(un)?tag$|^color$/.test(action) || selection.drop(ids) },
    );
  if (ids.length > mostRunsAtOnce)
    return (
      <span className="text-caption text-muted">
        Up to {formatCount(mostRunsAtOnce)} can be changed at once
      </span>
    );
  const isBusy = actions.isPending;
  return (
    <>
      <Button disabled={isBusy} onClick={() => setAsked("tag")}>
        Tag…
      </Button>
      <Button disabled={isBusy} onClick={() => setAsked("untag")}>
        Untag…
      </Button>
      <SelectionColor runs={chosen} isBusy={isBusy} onChoose={(color) => act("color", { color })} />
      <Button disabled={isBusy} onClick={() => act(isAllArchived ? "unarchive" : "archive")}>
        {isAllArchived ? "Unarchive" : "Archive"}
      </Button>
      <Button variant="danger" disabled={isBusy} onClick={() => setAsked("delete")}>
        Delete…
      </Button>
      {(asked === "tag" || asked === "untag") && (
        <TagDialog
          project={project}
          action={asked}
          count={ids.length}
          tags={chosen.flatMap(({ tags }) => tags)}
          onChoose={(tag) => act(asked, { tag })}
          onClose={() => setAsked(null)}
        />
      )}
      {asked === "delete" && (
        <DeleteRunsDialog
          names={[...selection.chosen.values()]}
          onDelete={() => act("delete")}
          onClose={() => setAsked(null)}
        />
      )}
    </>
  );
}

/** What can be done with the chosen runs; it stays in view while the list scrolls. */
export function SelectionBar({ project, runs, selection, canWrite }: SelectionBarProps) {
  const ids = [...selection.chosen.keys()];
  const listed = new Set(runs.map(({ id }) => id));
  const elsewhere = ids.filter((id) => !listed.has(id)).length;
  return (
    <>
      <p role="status" className="sr-only">
        {ids.length > 0 && `${runCount(ids.length)} chosen`}
      </p>
      {ids.length > 0 && (
        <section
          aria-label="Chosen runs"
          className="sticky bottom-3 z-30 mt-3 flex flex-wrap items-center gap-2 rounded-lg border bg-raised p-2 shadow-pop max-sm:gap-1.5"
        >
          <p className="mr-2 whitespace-nowrap pl-1 text-[0.8125rem]">
            <span className="font-semibold tabular-nums">{formatCount(ids.length)}</span> chosen
            {elsewhere > 0 && (
              <span className="text-muted">, {formatCount(elsewhere)} not in this list</span>
            )}
          </p>
          <Compare project={project} ids={ids} />
          {canWrite && <Changes project={project} runs={runs} selection={selection} ids={ids} />}
          <Button variant="ghost" className="ml-auto" onClick={selection.clear}>
            Choose none
          </Button>
        </section>
      )}
    </>
  );
}
