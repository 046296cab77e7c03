import type { Metadata } from "next";
import { DatasetComposition } from "@/components/datasets/dataset-composition";
import { DatasetRuns } from "@/components/datasets/dataset-runs";
import { DatasetSplits } from "@/components/datasets/dataset-splits";
import { LabelCertainty } from "@/components/datasets/label-certainty";
import { PageHeader } from "@/components/layout/page-header";
import { orNotFound } from "@/lib/auth/or-not-found";
import { requirePageViewer } from "@/lib/auth/page-viewer";
import { getDataset } from "@/lib/datasets/service";
import { formatCount } from "@/lib/format";
import { paths } from "@/lib/paths";
import { listProjectRuns } from "@/lib/runs/list-runs";
import { listRunsQuery } from "@/lib/runs/schema";

type DatasetPageProps = { params: Promise<{ project: string; dataset: string }> };

export async function generateMetadata({ params }: DatasetPageProps): Promise<Metadata> {
  return { title: (await params).dataset };
}

export default async function DatasetPage({ params }: DatasetPageProps) {
  const place = await params;
  const viewer = await requirePageViewer();
  const dataset = await orNotFound(getDataset(viewer, place));
  const query = listRunsQuery.parse({ dataset: dataset.id, limit: 12 });
  const { items } = await listProjectRuns(viewer, place.project, query);
  const crumbs = [{ label: "Datasets", href: paths.datasets(place.project) }];
  return (
    <>
      <PageHeader
        crumbs={crumbs}
        title={dataset.name}
        meta={`${formatCount(dataset.examples)} examples`}
      />
      <DatasetComposition dataset={dataset} />
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <LabelCertainty dataset={dataset} />
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
