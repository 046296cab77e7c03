import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { KeyedLines } from "@/components/members/keyed-lines";
import { runCount } from "@/components/runs/list/action-words";
import { RunListSkeleton } from "@/components/runs/list/run-list-skeleton";
import { uploadLines } from "@/components/runs/list/upload-lines";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { paths } from "@/lib/paths";
import { runListOptions } from "@/lib/runs/list/list-options";
import { deletedRunsOptions } from "@/lib/runs/query-options";

type UploadLessonProps = { project: string; origin: string };

/** An empty project: what to type to see a first run, and the way without a shell. */
function UploadLesson({ project, origin }: UploadLessonProps) {
  return (
    <Card
      title="No runs yet: upload the first one"
      howToRead="Paste these lines into a terminal. This page shows the run as soon as it arrives."
      actions={
        <>
          <LinkButton size="small" href={paths.connect(project)}>
            Connect training code
          </LinkButton>
          <LinkButton size="small" href={paths.newUpload(project)}>
            Drop files instead
          </LinkButton>
        </>
      }
      footer="Trainer logs, CSV tables and evaluation results upload the same way: the format is recognised by what is in the file."
    >
      <KeyedLines project={project} steps={uploadLines(project, origin)} />
    </Card>
  );
}

type NothingHereProps = {
  project: string;
  origin: string;
  onShowArchived: () => void;
  onShowDeleted: (() => void) | null;
};

/** A project without a run, or one whose runs are all in the archive; runs deleted just now are not forgotten. */
export function NothingHere(props: NothingHereProps) {
  const { project, origin, onShowArchived, onShowDeleted } = props;
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
        <UploadLesson project={project} origin={origin} />
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
