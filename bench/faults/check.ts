import { readdirSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { examples, type Sent } from "./load";
import type { FaultyServer } from "./server";

const caughtUpMs = 180_000;

/** Holds what is stored to what was acknowledged: every such upload whole, no other half there. */
export async function checkUploads(
  server: FaultyServer,
  sent: readonly Sent[],
): Promise<{ lost: string[]; half: string[] }> {
  const found = { lost: [] as string[], half: [] as string[] };
  for (const [run, own] of Map.groupBy(sent, (one) => one.run)) {
    const points = await pointsOf(server, run);
    for (const { step, correct, isAcknowledged } of own) {
      const point = points.get(step);
      const isWhole = point?.total === examples && point.correct === correct;
      if (isAcknowledged && !isWhole) found.lost.push(`${run} step ${step}`);
      if (!isAcknowledged && point !== undefined && !isWhole)
        found.half.push(`${run} step ${step}`);
    }
  }
  return found;
}

/** Refusals that are no outage told as one: 503 or 507 with the time after which to try again. */
export function wrongAnswers(sent: readonly Sent[]): string[] {
  return sent.flatMap(({ run, step, isAcknowledged, answer }) => {
    if (isAcknowledged || answer === null) return [];
    const isOutage = answer.status === 503 || answer.status === 507;
    if (isOutage && answer.retryAfter !== null) return [];
    return [`${run} step ${step} was answered ${answer.status}: ${answer.text.slice(0, 300)}`];
  });
}

/** Files of requests that are over. */
export function leftFiles(server: FaultyServer): string[] {
  return readdirSync(server.filesDir).filter((name) => name.startsWith("onset-upload-"));
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
    const due = await server
      .query<{ due: number }>(
        `SELECT count(*)::int AS due FROM "run_summary" WHERE "analysedAt" IS NULL`,
      )
      .catch(() => []);
    if (due[0]?.due === 0) return performance.now() - startedAt;
    await delay(250);
  }
  throw new Error(`analyses are not made within ${caughtUpMs / 1000} s`);
}
