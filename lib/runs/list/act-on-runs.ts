import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { db, type Transaction } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { openToWrite, type WriteScope } from "@/lib/projects/access";
import type { RunChangeKind } from "@/lib/runs/choices";
import { recordChanges } from "@/lib/runs/store/run-changes";
import { announceAll, changeRuns, listNamedRuns, nameRunAction } from "./bulk-mutations";
import type { RunAction, RunActionInput, RunActionResponse } from "./list-schema";

/**
 * One action on many runs in one transaction. `changed` names those that are different now, so that the opposite
 * action on exactly them undoes it; `missing` those that the project does not have; `before` what colours were.
 */
export async function actOnRuns(
  viewer: Viewer,
  project: string,
  input: RunActionInput,
): Promise<RunActionResponse> {
  const scope = await openToWrite(viewer, project);
  try {
    return await db.$transaction((tx) => act(tx, scope, input), { timeout: 60_000 });
  } catch (error) {
    throw isLockTimeout(error) ? new AppError("conflict", beingWritten) : error;
  }
}

const beingWritten =
  "an upload is being written to one of these runs; nothing was changed, try again when it is done";

function isLockTimeout(error: unknown): boolean {
  const { meta } = error as { meta?: { driverAdapterError?: { cause?: { code?: string } } } };
  return meta?.driverAdapterError?.cause?.code === "55P03";
}

/** What a run's own history says of an action on many; tags and the archive are not of its data. */
const historyOf: Partial<Record<RunAction, RunChangeKind>> = {
  delete: "delete",
  restore: "undelete",
};

async function act(
  tx: Transaction,
  scope: WriteScope,
  input: RunActionInput,
): Promise<RunActionResponse> {
  const named = [...new Set(input.runs)];
  await tx.$executeRaw`SET LOCAL lock_timeout = '5s'`;
  const there = await listNamedRuns(tx, scope, { slugs: named, action: input.action });
  const changed = await changeRuns(tx, scope, { ...input, runs: named });
  const slugs = changed.map(({ slug }) => slug);
  const isDeleted = input.action === "delete";
  await announceAll(
    tx,
    slugs.map((run) => ({ project: scope.slug, run, ...(isDeleted && { isDeleted }) })),
  );
  nameRunAction({ ...input, runs: slugs });
  const kind = historyOf[input.action];
  if (kind !== undefined)
    await recordChanges(tx, scope, { kind, runIds: changed.map(({ id }) => id) });
  const before = Object.fromEntries(slugs.map((slug) => [slug, there.get(slug) ?? null]));
  return {
    changed: slugs,
    missing: named.filter((slug) => !there.has(slug)),
    ...(input.action === "color" ? { before } : {}),
  };
}
