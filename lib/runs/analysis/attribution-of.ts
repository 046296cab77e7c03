import "server-only";
import { db } from "@/lib/db/client";
import { type AttributableLoss, attributableLoss } from "@/lib/domain/compare/attribution";
import { type ControlQuestion, controlQuestion } from "@/lib/domain/compare/control-question";
import type { Population } from "@/lib/domain/knowledge/knowledge";
import { countCells } from "@/lib/runs/count-cells";
import { readRunOutcomes } from "@/lib/runs/examples/read-outcomes";
import type { RunRow } from "@/lib/runs/queries";
import { elsewhere } from "@/lib/work/elsewhere";

/** One plan everywhere, so that every page and call gives the same interval. */
export const attributionPlan = { replicates: 2000, seed: 20240505 } as const;

export type Attribution = {
  slug: string;
  name: string;
  loss: AttributableLoss;
  /** The checkpoint of the run that it speaks of. */
  at: { step: number; epoch: number | null };
  question: ControlQuestion;
  /** Runs of the same set-up on each side. */
  seeds: { run: number; control: number; isOverRuns: boolean };
};

/** The part of the fall that the run's control did not have too; null without a control scored on the same examples. */
export async function attributionOf(
  run: RunRow,
  { split, population }: { split: string; population: Population },
): Promise<Attribution | null> {
  if (run.control === null) return null;
  const { cells } = await countCells(run.id, split);
  return elsewhere("attributionOf", cells, attributionOfHere, run, { split, population });
}

export async function attributionOfHere(
  run: RunRow,
  { split, population }: { split: string; population: Population },
): Promise<Attribution | null> {
  const control = await db.run.findFirst({
    where: {
      projectId: run.projectId,
      slug: run.control ?? "",
      deletedAt: null,
      datasetId: run.datasetId,
    },
    include: { summary: { select: { trainingSize: true } } },
  });
  if (control === null || control.id === run.id) return null;
  const own = await readRunOutcomes(run, { split, population });
  const other = await readRunOutcomes(control, { split, population });
  if (own === null || other === null || !isSameSet(own.ordinals, other.ordinals)) return null;
  const question = { run: own.checkpoints, control: other.checkpoints, ...attributionPlan };
  const loss = attributableLoss(question);
  const at = loss === null ? undefined : own.checkpoints[loss.index];
  if (loss === null || at === undefined) return null;
  const size = run.summary?.trainingSize ?? 0;
  const unknown = Math.round((run.summary?.unknownShare ?? 0) * size);
  return {
    ...{ slug: control.slug, name: control.name, loss },
    at: { step: at.step, epoch: at.epoch },
    question: controlQuestion({ size, unknown }, { size: control.summary?.trainingSize ?? 0 }),
    seeds: { run: 1, control: 1, isOverRuns: false },
  };
}

export function isSameSet(a: Int32Array, b: Int32Array): boolean {
  return a.length === b.length && a.every((ordinal, index) => ordinal === b[index]);
}
