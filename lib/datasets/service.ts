import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db/client";
import { AppError, notFound } from "@/lib/errors";
import { slug as slugSchema } from "@/lib/http/schema";
import { openToRead, openToWrite } from "@/lib/projects/access";
import { getProject } from "@/lib/projects/queries";
import { refreshDataset } from "@/lib/runs/store/refresh-dataset";
import { longTransaction } from "@/lib/runs/transaction";
import type { Dataset, Project } from "@/prisma/generated/client";
import { relabelSets } from "./label-set-labels";
import { bumpDataset, lockDataset, upsertDataset } from "./mutations";
import { countExamples, countRunsOf, findDataset, labelStrengthOf, listDatasets } from "./queries";
import { relabelDataset } from "./relabel";
import { type DatasetDetail, type PutDatasetInput, slickSettings } from "./schema";
import { scoringRuleOf } from "./scoring-rule";

/** Makes the dataset or changes the given fields; a new scoring rule scores and labels everything again. */
export async function putDataset(
  viewer: Viewer,
  place: { project: string; dataset: string },
  input: PutDatasetInput,
): Promise<DatasetDetail> {
  const scope = await openToWrite(viewer, place.project);
  const parsed = slugSchema.safeParse(place.dataset);
  if (!parsed.success)
    throw new AppError(
      "invalid-input",
      `dataset "${place.dataset}": ${parsed.error.issues[0]?.message}`,
    );
  const project = await getProject(scope);
  const { abstentionPhrases, stopTexts, ...fields } = input;
  const phrases =
    abstentionPhrases === undefined ? {} : { abstentionPhrases: abstentionPhrases ?? [] };
  const stops =
    stopTexts === undefined
      ? {}
      : { stopTexts: stopTexts ?? [], hasOwnStopTexts: stopTexts !== null };
  await db.$transaction(async (tx) => {
    const before = await findDataset(scope, place.dataset, tx);
    const after = await upsertDataset(tx, scope, place.dataset, {
      ...fields,
      ...phrases,
      ...stops,
    });
    if (before === null) return;
    const rule = scoringRuleOf(after, project);
    if (JSON.stringify(scoringRuleOf(before, project)) === JSON.stringify(rule)) return;
    await lockDataset(tx, after.id);
    await bumpDataset(tx, after.id);
    await relabelDataset(tx, after.id, rule);
    await relabelSets(tx, after, project);
    await refreshDataset(tx, after.id);
  }, longTransaction);
  return getDataset(viewer, place);
}

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
    labels: await labelStrengthOf(dataset.id),
    ...(await countExamples(db, dataset.id)),
    runs: await countRunsOf(dataset.id),
    version: dataset.version,
    createdAt: dataset.createdAt.toISOString(),
  };
}
