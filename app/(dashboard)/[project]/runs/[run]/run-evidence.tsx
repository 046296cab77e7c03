import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import { analysisOptions } from "@/components/runs/page/analysis-options";
import { ConfigurationCard } from "@/components/runs/page/configuration-card";
import { LazyMetricsCard } from "@/components/runs/page/lazy-metrics-card";
import { RunEvaluations } from "@/components/runs/page/run-evaluations";
import { CandidatesCard, SetsCard } from "@/components/uploads/run-sets/sets-card";
import { UploadsCard } from "@/components/uploads/run-uploads/uploads-card";
import { publicOrigin } from "@/lib/auth/origin";
import { requirePageViewer } from "@/lib/auth/page-viewer";
import { mayAdminister } from "@/lib/projects/may-write";
import { getProjectDetail } from "@/lib/projects/service";
import { getQueryClient } from "@/lib/query-client";
import { getAnalysis } from "@/lib/runs/analysis/get-analysis";
import { getSeries } from "@/lib/runs/analysis/get-series";
import { differingSettings } from "@/lib/runs/list/differing-settings";
import { seriesOptions } from "@/lib/runs/query-options";
import { runUploadsOptions } from "@/lib/uploads/query-options";
import { listUploadsQuery } from "@/lib/uploads/schema";
import { listProjectUploads } from "@/lib/uploads/service";
import { loadRun } from "./load-run";

type RunEvidenceProps = { project: string; run: string };

/** Below the header: read by the services under the keys that the browser asks for. */
export async function RunEvidence({ project, run }: RunEvidenceProps) {
  const viewer = await requirePageViewer();
  const place = { project, run };
  const client = getQueryClient();
  const [{ settings }, { canWrite }, canAdminister, uploads, differing] = await Promise.all([
    getProjectDetail(viewer, project),
    loadRun(project, run),
    mayAdminister(viewer, project),
    listProjectUploads(viewer, project, listUploadsQuery.parse({ run, undone: "with", limit: 50 })),
    differingSettings(viewer, place),
    client.prefetchQuery({
      ...seriesOptions(project, run),
      queryFn: () => getSeries(viewer, place, {}),
    }),
    client.prefetchQuery({
      ...analysisOptions(place),
      queryFn: () => getAnalysis(viewer, place, {}),
    }),
  ]);
  client.setQueryData(runUploadsOptions(project, run).queryKey, uploads);
  const shown = { ...place, population: settings.population, canShare: canWrite, canAdminister };
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <RunEvaluations
        {...{ shown, origin: publicOrigin() }}
        candidates={<CandidatesCard {...place} />}
        sets={<SetsCard {...place} />}
      />
      <LazyMetricsCard shown={shown} />
      <ConfigurationCard {...{ project, run, differing, canWrite }} />
      <UploadsCard project={project} run={run} canWrite={canWrite} />
    </HydrationBoundary>
  );
}
