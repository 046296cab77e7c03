import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { runCount } from "@/components/runs/list/action-words";
import { RunListSkeleton } from "@/components/runs/list/run-list-skeleton";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { runListOptions } from "@/lib/runs/list/list-options";
import { deletedRunsOptions } from "@/lib/runs/query-options";

const FirstProject = dynamic(() =>
  import("@/components/runs/list/first-project").then((module) => module.FirstProject),
);

type NothingHereProps = {
  project: string;
  origin: string;
  hasDemo: boolean;
  onShowArchived: () => void;
  /** Null for whoever may not write. */
  onShowDeleted: (() => void) | null;
};

/** A project without a run, or one whose runs are all in the archive; runs deleted just now are not forgotten. */
export function NothingHere(props: NothingHereProps) {
  const { project, origin, hasDemo, onShowArchived, onShowDeleted } = props;
  const { data, isPending } = useInfiniteQuery(
    runListOptions(project, { archived: "only", sort: "-created" }),
  );
  const deleted = useQuery({ ...deletedRunsOptions(project), enabled: onShowDeleted !== null });
  const count = deleted.data?.items.length ?? 0;
  const restore = onShowDeleted !== null && count > 0 && (
    <Button onClick={onShowDeleted}>Recently deleted: {runCount(count)}</Button>
  );
  if (isPending)
    return (
      <Card>
        <RunListSkeleton />
      </Card>
    );
  if ((data?.pages[0]?.items.length ?? 0) === 0)
    return (
      <>
        {restore && <p className="mb-3">{restore}</p>}
        <FirstProject {...{ project, origin, hasDemo }} canWrite={onShowDeleted !== null} />
      </>
    );
  return (
    <Card>
      <EmptyState
        title="All runs are archived"
        actions={
          <>
            <Button onClick={onShowArchived}>Show archived runs</Button>
            {restore}
          </>
        }
      >
        Runs in the archive keep everything; they are only out of the way.
      </EmptyState>
    </Card>
  );
}
