import { useInfiniteQuery } from "@tanstack/react-query";
import { RunListSkeleton } from "@/components/runs/run-list/run-list-skeleton";
import { UploadLesson } from "@/components/runs/run-list/upload-lesson";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { runListOptions } from "@/lib/runs/list-options";

type NothingHereProps = { project: string; origin: string; onShowArchived: () => void };

/** A project without a run, or one whose runs are all in the archive. */
export function NothingHere({ project, origin, onShowArchived }: NothingHereProps) {
  const { data, isPending } = useInfiniteQuery(
    runListOptions(project, { archived: "only", sort: "-created" }),
  );
  if (isPending)
    return (
      <Card>
        <RunListSkeleton />
      </Card>
    );
  if ((data?.pages[0]?.items.length ?? 0) === 0)
    return <UploadLesson project={project} origin={origin} />;
  return (
    <Card>
      <EmptyState
        title="All runs are archived"
        actions={<Button onClick={onShowArchived}>Show archived runs</Button>}
      >
        Runs in the archive keep everything; they are only out of the way.
      </EmptyState>
    </Card>
  );
}
