import { HydrationBoundary } from "@tanstack/react-query";
import { ConfigurationCard } from "@/components/runs/page/configuration-card";
import { LazyMetricsCard } from "@/components/runs/page/lazy-metrics-card";
import { RunEvaluations } from "@/components/runs/page/run-evaluations";
import { SeriesBoundary } from "@/components/runs/page/series-boundary";
import { CandidatesCard, SetsCard } from "@/components/uploads/run-sets/sets-card";
import { UploadsCard } from "@/components/uploads/run-uploads/uploads-card";
import { publicOrigin } from "@/lib/auth/origin";
import { loadEvidence } from "./load-evidence";
import { loadRun } from "./load-run";

type RunEvidenceProps = { project: string; run: string };

/** Below the header. */
export async function RunEvidence({ project, run }: RunEvidenceProps) {
  const { canWrite } = await loadRun(project, run);
  const evidence = await loadEvidence(project, run);
  const { population, canAdminister, differing, packed, readAt, state } = evidence;
  const place = { project, run };
  const shown = { ...place, population, canShare: canWrite, canAdminister };
  return (
    <HydrationBoundary state={state}>
      <SeriesBoundary {...{ ...place, packed, readAt }}>
        <RunEvaluations
          {...{ shown, origin: publicOrigin() }}
          candidates={<CandidatesCard {...place} />}
          sets={<SetsCard {...place} />}
        />
      </SeriesBoundary>
      <LazyMetricsCard shown={shown} />
      <ConfigurationCard {...{ project, run, differing, canWrite }} />
      <UploadsCard project={project} run={run} canWrite={canWrite} />
    </HydrationBoundary>
  );
}
