import "server-only";
import type { z } from "zod";
import { db } from "@/lib/db/client";
import { textsIn } from "@/lib/db/json-columns";
import { isOfRun, ofRun, type RowKey } from "@/lib/db/row-key";
import type { MlflowRun } from "@/prisma/generated/client";
import type { calls } from "./schema";
import { type LatestMetric, toMlflowNumber } from "./shapes";

type Row = {
  key: string;
  step: number;
  timeMs: bigint;
  value: number | null;
  notANumber: string | null;
};

const maxKeys = 10_000;

/** The last value of each metric by step, under the names that MLflow logged them by. */
export async function latestMetrics(run: RowKey, own: MlflowRun): Promise<LatestMetric[]> {
  const rows = await db.$queryRaw<Row[]>`
    WITH RECURSIVE keys AS (
      (SELECT "key", 1 AS "count" FROM "metric_point" WHERE ${isOfRun(run)} ORDER BY "key" LIMIT 1)
      UNION ALL
      SELECT (SELECT p."key" FROM "metric_point" p
        WHERE ${isOfRun(run, "p")} AND p."key" > keys."key" ORDER BY p."key" LIMIT 1), "count" + 1
      FROM keys WHERE keys."key" IS NOT NULL AND "count" < ${maxKeys}
    )
    SELECT last.* FROM keys, LATERAL (
      SELECT p."key", p."step", p."timeMs", p."value", p."notANumber" FROM "metric_point" p
      WHERE ${isOfRun(run, "p")} AND p."key" = keys."key" ORDER BY p."step" DESC LIMIT 1
    ) AS last`;
  const nameOf = namesOf(own);
  return rows.map((row) => toMetric(row, nameOf(row.key)));
}

/** Every point of one metric, by step. One value a step is kept: the newest by its timestamp. */
export async function metricHistory(
  own: MlflowRun,
  call: Omit<z.output<typeof calls.history>, "run_id">,
) {
  const after = call.page_token === undefined ? null : Number(call.page_token);
  const rows: Row[] = await db.metricPoint.findMany({
    where: {
      ...ofRun({ projectId: own.projectId, id: own.runId }),
      key: storedKeyOf(own, call.metric_key),
      ...(after === null || Number.isNaN(after) ? {} : { step: { gt: after } }),
    },
    orderBy: { step: "asc" },
    take: call.max_results + 1,
  });
  const page = rows.slice(0, call.max_results);
  return {
    metrics: page.map((row) => toMetric(row, call.metric_key)),
    ...(rows.length > page.length ? { next_page_token: String(page.at(-1)?.step) } : {}),
  };
}

function toMetric({ step, timeMs, value, notANumber }: Row, key: string): LatestMetric {
  return { key, value: toMlflowNumber(value, notANumber), timestamp: Number(timeMs), step };
}

function namesOf({ names }: MlflowRun): (key: string) => string {
  const known = textsIn(names);
  return (key) => known[key] ?? key;
}

function storedKeyOf({ names }: MlflowRun, name: string): string {
  const found = Object.entries(textsIn(names)).find(([, own]) => own === name);
  return found?.[0] ?? name;
}
