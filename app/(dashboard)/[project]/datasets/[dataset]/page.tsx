import type { Metadata } from "next";
import { Suspense } from "react";
import { BeforeTrainingCard } from "@/components/datasets/before-training-card";
import { DatasetComposition } from "@/components/datasets/dataset-composition";
import { DatasetRuns } from "@/components/datasets/dataset-runs";
import { DatasetSplits } from "@/components/datasets/dataset-splits";
import { DeleteDataset } from "@/components/datasets/delete-dataset";
import { LabelCertainty } from "@/components/datasets/label-certainty";
import { labelNoiseWords } from "@/components/datasets/label-noise-words";
import { RelationsCard } from "@/components/datasets/relations-card";
import { ScorersCard } from "@/components/datasets/scorers-card";
import { PageHeader } from "@/components/layout/page-header";
import { buttonStyle } from "@/components/ui/button-style";
import { orNotFound } from "@/lib/audit/or-not-found";
import { titleOf } from "@/lib/auth/page-title";
import { requirePageViewer } from "@/lib/auth/page-viewer";
import { getLabelNoise } from "@/lib/datasets/label-noise";
import { getRelationShares } from "@/lib/datasets/relation-shares";
import { getDataset } from "@/lib/datasets/service";
import { formatCount } from "@/lib/format";
import { apiPaths, paths } from "@/lib/paths";
import { mayWrite } from "@/lib/projects/may-write";
import { listProjectRuns } from "@/lib/runs/list/list-runs";
import { listRunsQuery } from "@/lib/runs/schema";

/** Read after the page stands: thousands of draws are counted. */
async function LabelNoiseLines(place: { project: string; dataset: string }) {
  const noise = await getLabelNoise(await requirePageViewer(), place);
  if (noise === null) return null;
  return (
    <div className="mt-2 flex flex-col gap-1">
      {labelNoiseWords(noise).map((words) => (
        <p key={words}>{words}</p>
      ))}
    </div>
  );
}

type DatasetPageProps = { params: Promise<{ project: string; dataset: string }> };

export async function generateMetadata({ params }: DatasetPageProps): Promise<Metadata> {
  const viewer = await requirePageViewer();
  return titleOf(getDataset(viewer, await params).then(({ id }) => id));
}

export default async function DatasetPage({ params }: DatasetPageProps) {
  const place = await params;
  const viewer = await requirePageViewer();
  const dataset = await orNotFound(getDataset(viewer, place));
  const query = listRunsQuery.parse({ dataset: dataset.id, limit: 12 });
  const [{ items }, pool, canWrite] = await Promise.all([
    listProjectRuns(viewer, place.project, query),
    getRelationShares(viewer, place),
    mayWrite(viewer, place.project),
  ]);
  const crumbs = [{ label: "Datasets", href: paths.datasets(place.project) }];
  return (
    <>
      <PageHeader
        crumbs={crumbs}
        title={dataset.name}
        meta={`${formatCount(dataset.examples)} examples`}
        actions={
          <>
            <a
              className={buttonStyle({})}
              href={apiPaths.datasetExamples(place.project, dataset.id)}
              download
            >
              Export examples
            </a>
            {canWrite && (
              <DeleteDataset
                project={place.project}
                dataset={dataset.id}
                name={dataset.name}
                runs={dataset.runs}
              />
            )}
          </>
        }
      />
      <DatasetComposition dataset={dataset} />
      <ScorersCard project={place.project} dataset={dataset} canWrite={canWrite} />
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <RelationsCard pool={pool} />
        <BeforeTrainingCard project={place.project} dataset={dataset.id} pool={pool} />
      </div>
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <LabelCertainty
          dataset={dataset}
          noise={
            <Suspense fallback={null}>
              <LabelNoiseLines {...place} />
            </Suspense>
          }
        />
        <div className="grid gap-4">
          <DatasetSplits dataset={dataset} />
          <DatasetRuns
            project={place.project}
            dataset={dataset.id}
            runs={items}
            total={dataset.runs}
          />
        </div>
      </div>
    </>
  );
}
