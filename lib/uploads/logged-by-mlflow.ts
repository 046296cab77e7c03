import "server-only";
import type { Transaction } from "@/lib/db/client";
import { ofRun, type RowKey } from "@/lib/db/row-key";
import { readPlace } from "@/lib/runs/store/only";

export const loggedByMlflow =
  "MLflow logged metrics there, call by call, and of those no file is kept that could be read again";

/**
 * Whether the run has points of these places, from a step on, that came through the MLflow door. They bear a time, and
 * a run that was logged to so has a record of MLflow's; null: of any place.
 */
export async function hasMlflowPoints(
  tx: Transaction,
  run: RowKey,
  { places, fromStep }: { places: ReadonlySet<string> | null; fromStep: number },
): Promise<boolean> {
  if (
    (await tx.mlflowRun.findFirst({
      where: { projectId: run.projectId, runId: run.id },
      select: { runId: true },
    })) === null
  )
    return false;
  const keys = [...(places ?? [])].flatMap((place) => {
    const read = readPlace(place);
    return read?.kind === "metric" ? [read.key] : [];
  });
  const point = await tx.metricPoint.findFirst({
    where: {
      ...{ ...ofRun(run), step: { gte: fromStep }, timeMs: { gt: 0 } },
      ...(places === null ? {} : { key: { in: keys } }),
    },
    select: { key: true },
  });
  return point !== null;
}
