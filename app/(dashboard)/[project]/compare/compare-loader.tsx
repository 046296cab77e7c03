import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import { ComparePage } from "@/components/comparisons/compare-page";
import { requirePageViewer } from "@/lib/auth/page-viewer";
import { getComparison } from "@/lib/comparisons/get-comparison";
import { comparisonOptions } from "@/lib/comparisons/query-options";
import { comparisonQuery } from "@/lib/comparisons/schema";
import { type CompareView, comparisonRequestOf } from "@/lib/comparisons/view-state";
import { getQueryClient } from "@/lib/query-client";
import { canShare } from "@/lib/shares/service";

type CompareLoaderProps = { project: string; view: CompareView };

/** The comparison of the address, read by the service under the key that the browser asks for. */
export async function CompareLoader({ project, view }: CompareLoaderProps) {
  const viewer = await requirePageViewer();
  const request = comparisonRequestOf(view);
  const client = getQueryClient();
  const query = comparisonQuery.safeParse(request);
  const [canWrite] = await Promise.all([
    canShare(viewer, project),
    request.run.length > 0 &&
      query.success &&
      client.prefetchQuery({
        ...comparisonOptions(project, request),
        queryFn: () => getComparison(viewer, project, query.data),
      }),
  ]);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <ComparePage project={project} canWrite={canWrite} />
    </HydrationBoundary>
  );
}
