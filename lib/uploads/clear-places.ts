import "server-only";
import type { Transaction } from "@/lib/db/client";
import { toJsonb } from "@/lib/db/jsonb";
import { removeBlocks } from "@/lib/db/prediction-block";
import { isOfRun, ofRun, type RowKey } from "@/lib/db/row-key";
import { readPlace, trainingSetPlace } from "@/lib/runs/store/only";

/** Everything that stands at these places of the run is gone, from a step on. */
export async function clearPlaces(
  tx: Transaction,
  run: RowKey,
  { places, fromStep }: { places: ReadonlySet<string>; fromStep: number },
): Promise<void> {
  const read = [...places].map(readPlace);
  const evaluations = read.filter((place) => place?.kind === "evaluation");
  const keys = read.flatMap((place) => (place?.kind === "metric" ? [place.key] : []));
  const at = toJsonb(evaluations);
  if (evaluations.length > 0) {
    await tx.$executeRaw`
      DELETE FROM "evaluation" WHERE ${isOfRun(run)} AND "step" >= ${fromStep}::float8
        AND ("step", "split") IN (SELECT "step", "split" FROM jsonb_to_recordset(${at}::jsonb) AS given("step" float8, "split" text))`;
    await tx.$executeRaw`
      DELETE FROM "outcome_vector" WHERE ${isOfRun(run)} AND "step" >= ${fromStep}::float8
        AND ("step", "split") IN (SELECT "step", "split" FROM jsonb_to_recordset(${at}::jsonb) AS given("step" float8, "split" text))`;
    await removeBlocks(tx, run, { fromStep, places: evaluations });
  }
  if (keys.length > 0) {
    await tx.metricPoint.deleteMany({
      where: { ...ofRun(run), key: { in: keys }, step: { gte: fromStep } },
    });
  }
  if (places.has(trainingSetPlace)) await tx.trainingExample.deleteMany({ where: ofRun(run) });
}

/** Everything of the run from a step on is gone; its training set stays. */
export async function clearFromStep(tx: Transaction, run: RowKey, fromStep: number): Promise<void> {
  const where = { ...ofRun(run), step: { gte: fromStep } };
  await tx.evaluation.deleteMany({ where });
  await tx.outcomeVector.deleteMany({ where });
  await removeBlocks(tx, run, { fromStep });
  await tx.metricPoint.deleteMany({ where });
  await tx.checkpoint.deleteMany({ where });
}
