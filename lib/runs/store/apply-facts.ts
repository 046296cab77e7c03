import "server-only";
import type { Transaction } from "@/lib/db/client";
import { settingsIn } from "@/lib/db/json-columns";
import { rowOf } from "@/lib/db/row-key";
import type { RunFacts } from "@/lib/domain/formats/records";
import { maxHyperparameters } from "@/lib/runs/schema";
import type { Run } from "@/prisma/generated/client";
import { type Filled, filledBy } from "./filled-facts";

const maxText = { baseModel: 500, method: 200, name: 200, tag: 100 };

function timeOf(text: string | undefined): Date | null {
  const time = text === undefined ? Number.NaN : Date.parse(text);
  return Number.isFinite(time) ? new Date(time) : null;
}

function isSeed(seed: number | undefined): seed is number {
  return Number.isInteger(seed) && Math.abs(seed ?? 0) < 2 ** 31;
}

/** Settings that the run does not have yet, up to as many as a run may have. */
function newSettings(run: Run, facts: RunFacts): Record<string, unknown> | null {
  const before = settingsIn(run.hyperparameters);
  const merged: Record<string, unknown> = { ...before };
  for (const [key, value] of Object.entries(facts.hyperparameters ?? {})) {
    const isFull = Object.keys(merged).length >= maxHyperparameters;
    if (Object.hasOwn(merged, key) || key === "" || key.length > 200 || isFull) continue;
    merged[key] = typeof value === "string" ? value.slice(0, 10_000) : value;
  }
  return Object.keys(merged).length > Object.keys(before).length ? merged : null;
}

/**
 * Fills in what a file says of its run where nobody said it yet; what stands is never changed. A run that is still
 * called by its address takes the file's name for it. Tells what it filled in; null: nothing.
 */
export async function applyRunFacts(
  tx: Transaction,
  run: Run,
  facts: RunFacts,
): Promise<Filled | null> {
  const isOver = facts.status === "finished" || facts.status === "failed";
  const settings = newSettings(run, facts);
  const startedAt = timeOf(facts.startedAt);
  const finishedAt = timeOf(facts.finishedAt);
  const planned = facts.plannedCheckpoints ?? 0;
  const data = {
    ...(run.status === "running" && isOver && { status: facts.status }),
    ...(run.name === run.slug && facts.name && { name: facts.name.slice(0, maxText.name) }),
    ...(run.baseModel === null &&
      facts.baseModel && { baseModel: facts.baseModel.slice(0, maxText.baseModel) }),
    ...(run.method === null && facts.method && { method: facts.method.slice(0, maxText.method) }),
    ...(run.seed === null && isSeed(facts.seed) && { seed: facts.seed }),
    ...(run.tags.length === 0 &&
      facts.tags && { tags: facts.tags.map((tag) => tag.slice(0, maxText.tag)).slice(0, 100) }),
    ...(settings !== null && { hyperparameters: settings as object }),
    ...(run.startedAt === null && startedAt !== null && { startedAt }),
    ...(run.finishedAt === null && finishedAt !== null && { finishedAt }),
    ...(run.plannedCheckpoints === null &&
      planned >= 1 && { plannedCheckpoints: Math.min(1_000_000, Math.floor(planned)) }),
  };
  if (Object.keys(data).length === 0) return null;
  await tx.run.update({ where: rowOf(run), data });
  return filledBy(run, data);
}
