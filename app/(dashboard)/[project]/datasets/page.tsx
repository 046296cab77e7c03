import type { Metadata } from "next";
import { DatasetLesson } from "@/components/datasets/dataset-lesson";
import { DatasetList } from "@/components/datasets/dataset-list";
import { PageHeader } from "@/components/layout/page-header";
import { orNotFound } from "@/lib/auth/or-not-found";
import { publicOrigin } from "@/lib/auth/origin";
import { requirePageViewer } from "@/lib/auth/page-viewer";
import { listProjectDatasets } from "@/lib/datasets/service";

export const metadata: Metadata = { title: "Datasets" };

export default async function DatasetsPage({ params }: { params: Promise<{ project: string }> }) {
  const { project } = await params;
  const datasets = await orNotFound(listProjectDatasets(await requirePageViewer(), project));
  return (
    <>
      <PageHeader title="Datasets" />
      {datasets.length === 0 ? (
        <DatasetLesson project={project} origin={publicOrigin()} />
      ) : (
        <DatasetList project={project} datasets={datasets} />
      )}
    </>
  );
}
