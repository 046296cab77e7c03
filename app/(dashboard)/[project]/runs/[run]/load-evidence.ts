import "server-only";
import { setTimeout as delay } from "node:timers/promises";
import { dehydrate } from "@tanstack/react-query";
import { cache } from "react";
import { analysisOptions } from "@/components/runs/page/analysis-options";
import { requirePageViewer } from "@/lib/auth/page-viewer";
import { mayAdminister } from "@/lib/projects/may-write";
import { getProjectDetail } from "@/lib/projects/service";
import { getQueryClient } from "@/lib/query-client";
import { getAnalysis } from "@/lib/runs/analysis/get-analysis";
import { getPackedSeries } from "@/lib/runs/analysis/get-series";
import { differingSettings } from "@/lib/runs/list/differing-settings";
import { runUploadsOptions } from "@/lib/uploads/query-options";
import { listUploadsQuery } from "@/lib/uploads/schema";
import { listProjectUploads } from "@/lib/uploads/service";

/** What stands below a run's header, once a request: read by the services under the keys that the browser asks for. */
export const loadEvidence = cache(async (project: string, run: string) => {
  const viewer = await requirePageViewer();
  const place = { project, run };
  const client = getQueryClient();
  const readAt = Date.now();
  const [{ settings }, canAdminister, uploads, differing, packed] = await Promise.all([
    getProjectDetail(viewer, project),
    mayAdminister(viewer, project),
    listProjectUploads(viewer, project, listUploadsQuery.parse({ run, undone: "with", limit: 50 })),
    differingSettings(viewer, place),
    getPackedSeries(viewer, place),
    client.prefetchQuery({
      ...analysisOptions(place),
      queryFn: () => getAnalysis(viewer, place, {}),
    }),
  ]);
  client.setQueryData(runUploadsOptions(project, run).queryKey, uploads);
  const { population } = settings;
  return { population, canAdminister, differing, packed, readAt, state: dehydrate(client) };
});

/** A skeleton is held for 300 ms by React, on the server and in the browser: what comes sooner needs none. */
const patienceMs = 400;

/** Whether the evidence, or its failure, comes soon enough to wait for it. */
export async function isEvidenceNear(project: string, run: string): Promise<boolean> {
  const waiting = new AbortController();
  const isHere = () => true;
  const near = await Promise.race([
    loadEvidence(project, run).then(isHere, isHere),
    delay(patienceMs, false, { signal: waiting.signal }),
  ]);
  waiting.abort();
  return near;
}
