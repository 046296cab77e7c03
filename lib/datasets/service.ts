import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db/client";
import { notFound } from "@/lib/errors";
import { openToRead } from "@/lib/projects/access";
import { getProject } from "@/lib/projects/queries";
import type { Dataset, Project } from "@/prisma/generated/client";
import { countExamples, countRunsOf, findDataset, labelStrengthOf, listDatasets } from "./queries";
import { type DatasetDetail, slickSettings } from "./schema";
import { scoringRuleOf } from "./scoring-rule";

export async function getDataset(
  viewer: Viewer,
  place: { project: string; dataset: string },
): Promise<DatasetDetail> {
  const scope = await openToRead(viewer, place.project);
  const dataset = await findDataset(scope, place.dataset);
  if (dataset === null) throw notFound("dataset", place.dataset);
  return toDetail(dataset, await getProject(scope));
}

export async function listProjectDatasets(
  viewer: Viewer,
  project: string,
): Promise<DatasetDetail[]> {
  const scope = await openToRead(viewer, project);
  const own = await getProject(scope);
  return Promise.all((await listDatasets(scope)).map((dataset) => toDetail(dataset, own)));
}

async function toDetail(dataset: Dataset, project: Project): Promise<DatasetDetail> {
  const rule = scoringRuleOf(dataset, project);
  const slick = slickSettings.nullable().safeParse(dataset.slick);
  return {
    id: dataset.slug,
    name: dataset.name,
    baseModel: dataset.baseModel,
    scorer: rule.scorer,
    abstentionPhrases: [...rule.abstentionPhrases],
    stopTexts: [...rule.stopTexts],
    slick: slick.success ? slick.data : null,
    labels: await labelStrengthOf(dataset),
    ...(await countExamples(db, dataset)),
    runs: await countRunsOf(dataset),
    version: dataset.version,
    createdAt: dataset.createdAt.toISOString(),
  };
}
