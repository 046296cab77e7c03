import "server-only";
import { db, type Transaction } from "@/lib/db/client";
import { isOfRun, type RowKey } from "@/lib/db/row-key";
import type { MetricRecord } from "@/lib/domain/formats/records";
import { SeriesSurvey } from "@/lib/domain/mapping/survey";

const pointsOfKey = 200;
/** With many metrics fewer points of each are looked at. */
const manyKeys = 500;
const fewPoints = 24;

type PointRow = {
  key: string;
  step: number;
  epoch: number | null;
  value: number | null;
  notANumber: string | null;
  count: bigint;
};

/** What a run's stored metrics look like, by at most 200 points of each, and how many points each has. */
export async function surveyRun(
  run: RowKey,
  tx: Transaction | typeof db = db,
): Promise<{ survey: SeriesSurvey; counts: ReadonlyMap<string, number> }> {
  const [size] = await tx.$queryRaw<{ keys: bigint }[]>`
    SELECT count(DISTINCT "key") AS keys FROM "metric_point" WHERE ${isOfRun(run)}`;
  const limit = Number(size?.keys ?? 0) > manyKeys ? fewPoints : pointsOfKey;
  const rows = await tx.$queryRaw<PointRow[]>`
    SELECT "key", "step", "epoch", "value", "notANumber", "count" FROM (
      SELECT "key", "step", "epoch", "value", "notANumber",
        row_number() OVER (PARTITION BY "key" ORDER BY "step") AS place, count(*) OVER (PARTITION BY "key") AS "count"
      FROM "metric_point" WHERE ${isOfRun(run)}
    ) AS numbered
    WHERE place = "count" OR (place - 1) % greatest(1, ceil("count"::float8 / ${limit})::bigint) = 0
    ORDER BY "step", "key"`;
  const survey = new SeriesSurvey();
  const counts = new Map<string, number>();
  for (const records of Map.groupBy(rows, ({ step }) => step).values()) {
    survey.add([recordOf(records)]);
    for (const { key, count } of records) counts.set(key, Number(count));
  }
  return { survey, counts };
}

function recordOf(rows: readonly PointRow[]): MetricRecord {
  const epoch = rows.find((row) => row.epoch !== null)?.epoch ?? null;
  const values = rows.map(({ key, value, notANumber }) => [key, value ?? Number(notANumber)]);
  const step = rows[0]?.step ?? 0;
  return { line: 0, step, epoch, timeMs: null, values: Object.fromEntries(values) };
}
