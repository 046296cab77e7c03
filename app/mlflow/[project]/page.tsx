import type { Metadata } from "next";
import { MlflowLanding } from "@/components/mlflow/mlflow-landing";
import { orNotFound } from "@/lib/audit/or-not-found";
import { requirePageViewer } from "@/lib/auth/page-viewer";
import { getProjectDetail } from "@/lib/projects/service";

export const metadata: Metadata = { title: "MLflow run · Onset" };

/** What MLflow's client prints leads here. */
export default async function MlflowPage({ params }: { params: Promise<{ project: string }> }) {
  const { project } = await params;
  const { id } = await orNotFound(getProjectDetail(await requirePageViewer(), project));
  return <MlflowLanding project={id} />;
}
