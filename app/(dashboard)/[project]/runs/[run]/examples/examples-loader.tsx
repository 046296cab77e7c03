import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import { ExampleExplorer } from "@/components/runs/examples/example-explorer";
import { type ExplorerState, filterOf } from "@/components/runs/examples/explorer-filter";
import { requirePageViewer } from "@/lib/auth/page-viewer";
import { getQueryClient } from "@/lib/query-client";
import { examplesQuery } from "@/lib/runs/examples/examples-schema";
import { getExamples } from "@/lib/runs/examples/get-examples";
import { examplesOptions, examplesPerPage, runOptions } from "@/lib/runs/query-options";
import type { RunDetail } from "@/lib/runs/schema";
import type { RunRef } from "@/lib/runs/service";

type ExamplesLoaderProps = { ref: RunRef; detail: RunDetail; state: ExplorerState };

/** The first page of matching examples, read by the service under the key that the browser asks for. */
export async function ExamplesLoader({ ref, detail, state }: ExamplesLoaderProps) {
  const { project, run } = ref;
  const viewer = await requirePageViewer();
  const client = getQueryClient();
  client.setQueryData(runOptions(project, run).queryKey, detail);
  const filter = filterOf(state);
  const query = examplesQuery.safeParse({ ...filter, limit: examplesPerPage });
  if (query.success) {
    await client.prefetchQuery({
      ...examplesOptions(project, run, filter),
      queryFn: () => getExamples(viewer, ref, query.data),
    });
  }
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <ExampleExplorer project={project} run={run} />
    </HydrationBoundary>
  );
}
