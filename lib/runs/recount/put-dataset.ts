import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { relabelSets } from "@/lib/datasets/label-set-labels";
import { bumpDataset, lockDataset, upsertDataset } from "@/lib/datasets/mutations";
import { findDataset } from "@/lib/datasets/queries";
import { relabelDataset } from "@/lib/datasets/relabel";
import type { DatasetDetail, PutDatasetInput } from "@/lib/datasets/schema";
import { scoringRuleOf } from "@/lib/datasets/scoring-rule";
import { getDataset } from "@/lib/datasets/service";
import { db } from "@/lib/db/client";
import { longTransaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import { slug as slugSchema } from "@/lib/http/schema";
import { openToWrite } from "@/lib/projects/access";
import { getProject } from "@/lib/projects/queries";
import { refreshDataset } from "./refresh-dataset";

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
    await lockDataset(tx, after);
    await bumpDataset(tx, after);
    await relabelDataset(tx, after, rule);
    await relabelSets(tx, after, project);
    await refreshDataset(tx, after);
  }, longTransaction);
  return getDataset(viewer, place);
}
