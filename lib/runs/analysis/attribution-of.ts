import "server-only";
import { db } from "@/lib/db/client";
import { type AttributableLoss, attributableLoss } from "@/lib/domain/compare/attribution";
import type { Population } from "@/lib/domain/knowledge/knowledge";
import { readRunOutcomes } from "@/lib/runs/examples/read-outcomes";
import type { RunRow } from "@/lib/runs/queries";

/** One plan everywhere, so that every page and call gives the same interval. */
export const attributionPlan = { replicates: 2000, seed: 20240505 } as const;

export type Attribution = { slug: string; name: string; loss: AttributableLoss };

/** The part of the fall that the run's control did not have too; null without a control scored on the same examples. */
export async function attributionOf(
  run: RunRow,
  { split, population }: { split: string; population: Population },
): Promise<Attribution | null> {
  if (run.control === null) return null;
  const control = await db.run.findFirst({
    where: {
      projectId: run.projectId,
      slug: run.control,
      deletedAt: null,
      datasetId: run.datasetId,
    },
  });
  if (control === null || control.id === run.id) return null;
  const own = await readRunOutcomes(run, { split, population });
  const other = await readRunOutcomes(control, { split, population });
  if (own === null || other === null || !isSameSet(own.ordinals, other.ordinals)) return null;
  const question = { run: own.checkpoints, control: other.checkpoints, ...attributionPlan };
  const loss = attributableLoss(question);
  return loss === null ? null : { slug: control.slug, name: control.name, loss };
}

export function isSameSet(a: Int32Array, b: Int32Array): boolean {
  return a.length === b.length && a.every((ordinal, index) => ordinal === b[index]);
}
