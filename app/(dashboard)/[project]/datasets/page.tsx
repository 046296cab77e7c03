import type { Metadata } from "next";
import { DatasetLesson } from "@/components/datasets/dataset-lesson";
import { DatasetList } from "@/components/datasets/dataset-list";
import { DeletedDatasets } from "@/components/datasets/deleted-datasets";
import { PageHeader } from "@/components/layout/page-header";
import { orNotFound } from "@/lib/audit/or-not-found";
import { publicOrigin } from "@/lib/auth/origin";
import { requirePageViewer } from "@/lib/auth/page-viewer";
import { listDeletedDatasets } from "@/lib/datasets/delete-dataset";
import { listProjectDatasets } from "@/lib/datasets/service";
import { mayWrite } from "@/lib/projects/may-write";

export const metadata: Metadata = { title: "Datasets" };

export default async function DatasetsPage({ params }: { params: Promise<{ project: string }> }) {
  const { project } = await params;
  const viewer = await requirePageViewer();
  const datasets = await orNotFound(listProjectDatasets(viewer, project));
  const canWrite = await mayWrite(viewer, project);
  const deleted = canWrite ? await listDeletedDatasets(viewer, project) : [];
  return (
    <>
      <PageHeader title="Datasets" />
      {datasets.length === 0 ? (
        <DatasetLesson project={project} origin={publicOrigin()} />
      ) : (
        <DatasetList project={project} datasets={datasets} />
      )}
      <DeletedDatasets project={project} items={deleted} />
    </>
  );
}
