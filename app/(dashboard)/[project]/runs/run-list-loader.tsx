import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import { filterOf, type RunFilterState } from "@/components/runs/list/run-filter";
import { RunList } from "@/components/runs/list/run-list";
import { orNotFound } from "@/lib/audit/or-not-found";
import { publicOrigin } from "@/lib/auth/origin";
import { requirePageViewer } from "@/lib/auth/page-viewer";
import { mayWrite } from "@/lib/projects/may-write";
import { getProjectDetail, listProjects } from "@/lib/projects/service";
import { getQueryClient } from "@/lib/query-client";
import { runListOptions, runListQuery } from "@/lib/runs/list/list-options";
import { listProjectRuns } from "@/lib/runs/list/list-runs";
import { listRunsQuery } from "@/lib/runs/schema";

type RunListLoaderProps = { project: string; state: RunFilterState };

/** The first page of runs, read by the service under the key that the browser asks for. */
export async function RunListLoader({ project, state }: RunListLoaderProps) {
  const viewer = await requirePageViewer();
  const filter = filterOf(state);
  const client = getQueryClient();
  const query = listRunsQuery.safeParse(runListQuery(filter));
  const [canWrite, { settings }, projects] = await orNotFound(
    Promise.all([
      mayWrite(viewer, project),
      getProjectDetail(viewer, project),
      listProjects(viewer),
      query.success &&
        client.prefetchInfiniteQuery({
          ...runListOptions(project, filter),
          queryFn: () => listProjectRuns(viewer, project, query.data),
        }),
    ]),
  );
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <RunList
        project={project}
        origin={publicOrigin()}
        population={settings.population}
        canWrite={canWrite}
        hasDemo={projects.some(({ id }) => id === "demo")}
      />
    </HydrationBoundary>
  );
}
