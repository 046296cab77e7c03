import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";
import { examples, type Sent } from "./load";
import type { FaultyServer } from "./server";

export type Found = { acknowledged: number; lost: string[]; half: string[] };

const caughtUpMs = 120_000;

/** Holds what is stored to what was acknowledged: every such upload whole, no other half there. */
export async function checkUploads(server: FaultyServer, sent: readonly Sent[]): Promise<Found> {
  const found: Found = { acknowledged: 0, lost: [], half: [] };
  for (const [run, own] of Map.groupBy(sent, (one) => one.run)) {
    const points = await pointsOf(server, run);
    for (const { step, correct, isAcknowledged } of own) {
      const point = points.get(step);
      const isWhole = point?.total === examples && point.correct === correct;
      if (isAcknowledged) found.acknowledged += 1;
      if (isAcknowledged && !isWhole) found.lost.push(`${run} step ${step}`);
      if (!isAcknowledged && point !== undefined && !isWhole)
        found.half.push(`${run} step ${step}`);
    }
  }
  return found;
}

type Point = { step: number; total: number; correct: number };

async function pointsOf(server: FaultyServer, run: string): Promise<Map<number, Point>> {
  const response = await server.fetch(`/runs/${run}/series?split=dev&category=HighlyKnown`);
  if (!response.ok) throw new Error(`series of ${run}: ${response.status}`);
  const { points } = (await response.json()) as { points: Point[] };
  return new Map(points.map((point) => [point.step, point]));
}

/** Waits until every analysis is made, without anybody asking for one. Answers milliseconds. */
export async function untilCaughtUp(server: FaultyServer): Promise<number> {
  const startedAt = performance.now();
  while (performance.now() - startedAt < caughtUpMs) {
    if ((await dueAnalyses(server)) === 0) return performance.now() - startedAt;
    await delay(500);
  }
  throw new Error(`analyses are not made within ${caughtUpMs / 1000} s`);
}

async function dueAnalyses(server: FaultyServer): Promise<number> {
  const client = new pg.Client({ connectionString: server.connection().url });
  client.on("error", () => {});
  await client.connect();
  try {
    const { rows } = await client.query(
      `SELECT count(*)::int AS due FROM "run_summary" WHERE "analysedAt" IS NULL`,
    );
    return rows[0].due;
  } finally {
    await client.end();
  }
}
