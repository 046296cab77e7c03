import "server-only";
import type { Transaction } from "@/lib/db/client";
import type { MetricRecord } from "@/lib/domain/formats/records";
import { guessSeries } from "@/lib/domain/mapping/guess-series";
import { SeriesSurvey } from "@/lib/domain/mapping/survey";
import type { MetricPointRow } from "./mutations";
import { writeRunSeries } from "./run-series";

/**
 * Says what metrics measure that come call by call, by their names: once for each, by the first call that has it. What
 * stands already, guessed or chosen, stays.
 */
export async function nameLiveSeries(
  tx: Transaction,
  run: { id: string; projectId: string },
  points: readonly MetricPointRow[],
): Promise<void> {
  const survey = new SeriesSurvey();
  for (const [step, rows] of Map.groupBy(points, (point) => point.step)) {
    survey.add([recordOf(step, rows)]);
  }
  const meanings = new Map(
    guessSeries(survey).series.flatMap(({ series, meaning }) =>
      meaning === null ? [] : [[series.key, meaning] as const],
    ),
  );
  const place = { projectId: run.projectId, runId: run.id };
  await writeRunSeries(tx, place, { meanings, isNewOnly: true });
}

function recordOf(step: number, rows: readonly MetricPointRow[]): MetricRecord {
  const values = rows.map(({ key, value, notANumber }) => [key, value ?? Number(notANumber)]);
  const epoch = rows.find((row) => row.epoch !== null)?.epoch ?? null;
  return { line: 0, step, epoch, timeMs: null, values: Object.fromEntries(values) };
}
