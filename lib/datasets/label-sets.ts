import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { db, type Transaction } from "@/lib/db/client";
import type { Scorer } from "@/lib/domain/knowledge/scoring";
import { notFound } from "@/lib/errors";
import { openToRead, type ReadScope } from "@/lib/projects/access";
import type { Dataset, LabelSet } from "@/prisma/generated/client";
import type { SetKey } from "./label-set-labels";
import type { LabelSetResponse } from "./label-set-schema";
import { findDataset } from "./queries";
import { slickSettings } from "./schema";

type DatasetRef = { project: string; dataset: string };

/** The label sets of a dataset besides its own. */
export async function listLabelSets(
  viewer: Viewer,
  place: DatasetRef,
): Promise<LabelSetResponse[]> {
  const scope = await openToRead(viewer, place.project);
  const dataset = await requireDataset(scope, place.dataset);
  const sets = await db.labelSet.findMany({
    where: { projectId: scope.projectId, datasetId: dataset.id },
    orderBy: { base: "asc" },
  });
  return Promise.all(sets.map(toLabelSetResponse));
}

export async function requireDataset(scope: ReadScope, slug: string): Promise<Dataset> {
  const dataset = await findDataset(scope, slug);
  if (dataset === null) throw notFound("dataset", slug);
  return dataset;
}

export async function countLabels(tx: Transaction, { projectId, datasetId, base }: SetKey) {
  const groups = await tx.exampleLabel.groupBy({
    by: ["category"],
    where: { projectId, datasetId, base },
    _count: { _all: true },
  });
  const byCategory = Object.fromEntries(
    groups.map(({ category, _count }) => [category ?? "unlabelled", _count._all]),
  );
  return { byCategory, labelled: groups.reduce((sum, { _count }) => sum + _count._all, 0) };
}

export async function toLabelSetResponse(set: LabelSet): Promise<LabelSetResponse> {
  const slick = slickSettings.nullable().safeParse(set.slick);
  return {
    base: set.base,
    baseModel: set.baseModel,
    scorer: (set.scorer as Scorer | null) ?? null,
    slick: slick.success ? slick.data : null,
    ...(await countLabels(db, set)),
    updatedAt: set.updatedAt.toISOString(),
  };
}
