import "server-only";
import { labelsOfRun, loadRunCategories, type RunLabels } from "@/lib/datasets/run-labels";
import type { Transaction } from "@/lib/db/client";
import { toJsonb } from "@/lib/db/jsonb";
import { isOfRun, type RowKey } from "@/lib/db/row-key";
import {
  type EvaluationCounts,
  evaluateOutcomes,
  type TrainingMask,
  training,
} from "@/lib/domain/outcomes/evaluate";
import { listPlaces } from "@/lib/runs/queries";
import { type Place, placeKey } from "@/lib/runs/store/place";
import { readVectors } from "@/lib/runs/store/vectors";

/** So many vectors of a million examples are 25 MB. */
const placesPerStatement = 100;

export const trainSplit = "train";

/** What the caller has read or written already: the run's labels as they are now, and the vectors of all the places. */
type Known = { labels?: RunLabels | null; vectors?: ReadonlyMap<string, Uint8Array> };

/** Counts the outcome vectors of a run again, at `places` or everywhere, and replaces its evaluations there. */
export async function evaluateRun(
  tx: Transaction,
  run: RowKey & { datasetId: string | null },
  places: readonly Place[] | "all",
  known: Known = {},
): Promise<void> {
  if (run.datasetId === null || places.length === 0) return;
  const labels = known.labels ?? (await labelsOfRun(tx, run));
  const categories = labels === null ? new Uint8Array() : await loadRunCategories(tx, labels);
  const counted = places === "all" ? await listPlaces(tx, run) : places;
  const mask = counted.some(({ split }) => split === trainSplit)
    ? await loadTrainingMask(tx, run, categories.length)
    : null;
  for (let from = 0; from < counted.length; from += placesPerStatement) {
    const part = counted.slice(from, from + placesPerStatement);
    const vectors = known.vectors ?? (await readVectors(tx, run, part));
    const standing = part.filter((place) => vectors.has(placeKey(place)));
    const rows = standing.flatMap((place): EvaluationRow[] => {
      const vector = vectors.get(placeKey(place)) ?? new Uint8Array();
      const isTraining = place.split === trainSplit;
      const counts = evaluateOutcomes({ vector, categories, isTraining, mask });
      return counts.map((row) => ({ ...place, ...row }));
    });
    await writeEvaluations(tx, run, { places: standing, rows });
  }
}

type EvaluationRow = Place & EvaluationCounts;

/** What stood at the places is replaced. */
async function writeEvaluations(
  tx: Transaction,
  run: RowKey,
  { places, rows }: { places: readonly Place[]; rows: readonly EvaluationRow[] },
): Promise<void> {
  await tx.$executeRaw`
    WITH given AS (
      SELECT * FROM jsonb_to_recordset(${toJsonb(rows)}::jsonb) AS given("step" float8, "split" text, "category" text,
        "total" int, "correct" int, "abstained" int, "fitted" int)
    ), gone AS (
      DELETE FROM "evaluation" AS e
      USING jsonb_to_recordset(${toJsonb(places)}::jsonb) AS place("step" float8, "split" text)
      WHERE ${isOfRun(run, "e")} AND e."step" = place."step" AND e."split" = place."split"
        AND NOT EXISTS (SELECT FROM given WHERE given."step" = e."step" AND given."split" = e."split"
          AND given."category" = e."category")
    )
    INSERT INTO "evaluation" ("projectId", "runId", "step", "split", "category", "total", "correct", "abstained", "fitted", "hasOutcomes")
    SELECT ${run.projectId}::uuid, ${run.id}::uuid, given.*, true FROM given
    ON CONFLICT ("projectId", "runId", "step", "split", "category") DO UPDATE SET "total" = excluded."total",
      "correct" = excluded."correct", "abstained" = excluded."abstained", "fitted" = excluded."fitted", "hasOutcomes" = true`;
}

/** The set D by ordinal; null when none was given. */
export async function loadTrainingMask(
  tx: Transaction,
  run: RowKey,
  size: number,
): Promise<TrainingMask | null> {
  const [row] = await tx.$queryRaw<{ own: number[] | null; relabelled: number[] | null }[]>`
    SELECT json_agg("ordinal") FILTER (WHERE NOT "isRelabelled") AS "own",
      json_agg("ordinal") FILTER (WHERE "isRelabelled") AS "relabelled"
    FROM "training_example" WHERE ${isOfRun(run)}`;
  const { own, relabelled } = row ?? { own: null, relabelled: null };
  if (own === null && relabelled === null) return null;
  const mask = new Uint8Array(size);
  for (const ordinal of own ?? []) mask[ordinal] = training.asAnswered;
  for (const ordinal of relabelled ?? []) mask[ordinal] = training.relabelled;
  return mask;
}
