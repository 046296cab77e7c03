import "server-only";
import type { Transaction } from "@/lib/db/client";
import type { MetricRecord } from "@/lib/domain/formats/records";
import { guessSeries } from "@/lib/domain/mapping/guess-series";
import type { Mapping } from "@/lib/domain/mapping/mapping";
import { SeriesSurvey } from "@/lib/domain/mapping/survey";
import type { WriteScope } from "@/lib/projects/access";
import type { MetricPointRow } from "@/lib/runs/mutations";
import { writeRunSeries } from "@/lib/runs/store/run-series";
import { mappingSchema } from "./mapping-schema";

const maxMappings = 100;

type NewMetrics = { runId: string; keys: readonly string[] };

/**
 * Says of metrics that came without a file what they measure: as the project's mappings say of their names, else as
 * their names and values do. What stands already stays.
 */
export async function meanNewMetrics(
  tx: Transaction,
  scope: WriteScope,
  metrics: NewMetrics & { points: readonly MetricPointRow[] },
): Promise<void> {
  const { runId, keys, points } = metrics;
  const survey = new SeriesSurvey();
  for (const [step, rows] of Map.groupBy(points, (point) => point.step)) {
    survey.add([recordOf(step, rows)]);
  }
  const { series } = guessSeries(survey, await saidInProject(tx, scope, metrics));
  const meanings = series
    .filter((each) => keys.includes(each.series.key))
    .map((each) => [each.series.key, each.meaning] as const);
  const place = { projectId: scope.projectId, runId };
  await writeRunSeries(tx, place, { meanings: new Map(meanings), isNewOnly: true });
}

/** What the project's mappings say of metrics of these names that the run has not met; the one used last holds. */
export async function saidInProject(
  tx: Transaction,
  scope: WriteScope,
  { runId, keys }: NewMetrics,
): Promise<Mapping | null> {
  const { projectId } = scope;
  const met = await tx.runSeries.findMany({
    where: { projectId, runId, key: { in: [...keys] } },
    select: { key: true },
  });
  const open = new Set(keys);
  for (const { key } of met) open.delete(key);
  if (open.size === 0) return null;
  const rows = await tx.mapping.findMany({
    where: { projectId },
    orderBy: { usedAt: { sort: "desc", nulls: "last" } },
    take: maxMappings,
    select: { mapping: true },
  });
  const series: NonNullable<Mapping["series"]> = {};
  for (const row of rows) {
    const { series: remembered = {} } = mappingSchema.safeParse(row.mapping).data ?? {};
    for (const [key, meaning] of Object.entries(remembered)) {
      if (open.delete(key)) series[key] = meaning;
    }
  }
  return Object.keys(series).length === 0 ? null : { series };
}

function recordOf(step: number, rows: readonly MetricPointRow[]): MetricRecord {
  const values = rows.map(({ key, value, notANumber }) => [key, value ?? Number(notANumber)]);
  const epoch = rows.find((row) => row.epoch !== null)?.epoch ?? null;
  return { line: 0, step, epoch, timeMs: null, values: Object.fromEntries(values) };
}
