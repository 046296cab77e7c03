import "server-only";
import { db } from "@/lib/db/client";
import type { RowKey } from "@/lib/db/row-key";
import { type AttributableLoss, attributableLoss } from "@/lib/domain/compare/attribution";
import { lossOverRuns, oneRunEach, type Seeds } from "@/lib/domain/compare/attribution-over-runs";
import { type ControlQuestion, controlQuestion } from "@/lib/domain/compare/control-question";
import type { Population } from "@/lib/domain/knowledge/knowledge";
import { countCells } from "@/lib/runs/count-cells";
import { type RunOutcomes, readRunOutcomes } from "@/lib/runs/examples/read-outcomes";
import type { RunRow } from "@/lib/runs/queries";
import { elsewhere } from "@/lib/work/elsewhere";
import { siblingsOf } from "./find-siblings";

/** One plan everywhere, so that every page and call gives the same interval. */
export const attributionPlan = { replicates: 2000, seed: 20240505 } as const;

export type RunAttribution = {
  slug: string;
  name: string;
  loss: AttributableLoss;
  /** The checkpoint of the run that it speaks of. */
  at: { step: number; epoch: number | null };
  question: ControlQuestion;
  /** Runs of the same set-up on each side. */
  seeds: Seeds;
};

/** The part of the fall that the run's control did not have too; null without a control scored on the same examples. */
export async function attributionOf(
  run: RunRow,
  { split, population }: { split: string; population: Population },
): Promise<RunAttribution | null> {
  if (run.control === null) return null;
  const { cells } = await countCells(run, split);
  return elsewhere("attributionOf", cells, attributionOfHere, run, { split, population });
}

export async function attributionOfHere(
  run: RunRow,
  { split, population }: { split: string; population: Population },
): Promise<RunAttribution | null> {
  const control = await db.run.findFirst({
    where: {
      projectId: run.projectId,
      slug: run.control ?? "",
      deletedAt: null,
      datasetId: run.datasetId,
    },
    include: { summary: { select: { trainingSize: true, unknownShare: true } } },
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
  const place = { step: at.step, epoch: at.epoch };
  const over = await overSeeds(run, control, { split, population, step: at.step, own, other });
  return {
    ...{ slug: control.slug, name: control.name, at: place },
    loss: over === null ? loss : { ...loss, ...over.loss },
    question: controlQuestion({ size, unknown }, { size: control.summary?.trainingSize ?? 0 }),
    seeds: over?.seeds ?? oneRunEach,
  };
}

type Subject = Parameters<typeof siblingsOf>[0];
type Asked = { split: string; population: Population; step: number };

/** With seeds on both sides the interval is over runs; null where a side has one run. */
async function overSeeds(
  run: Subject,
  control: Subject,
  asked: Asked & { own: RunOutcomes; other: RunOutcomes },
) {
  const [siblings, controls] = await Promise.all([siblingsOf(run), siblingsOf(control)]);
  if (siblings.length === 0 || controls.length === 0) return null;
  const { own, other, step } = asked;
  const read = async (runs: readonly (RowKey & { datasetId: string | null })[]) => {
    const found = await Promise.all(runs.map((one) => readRunOutcomes(one, asked)));
    return found.flatMap((one) =>
      one !== null && isSameSet(one.ordinals, own.ordinals) ? [one.checkpoints] : [],
    );
  };
  const treated = [own.checkpoints, ...(await read(siblings))];
  const held = [other.checkpoints, ...(await read(controls))];
  return lossOverRuns(treated, held, step);
}

export function isSameSet(a: Int32Array, b: Int32Array): boolean {
  return a.length === b.length && a.every((ordinal, index) => ordinal === b[index]);
}
