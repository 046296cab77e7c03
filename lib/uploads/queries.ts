import "server-only";
import { db, type Transaction } from "@/lib/db/client";
import { restorableMs } from "@/lib/domain/set-aside";
import type { ReadScope } from "@/lib/projects/access";
import { placeInFront, readPlace } from "@/lib/runs/store/only";
import type { Prisma, Upload } from "@/prisma/generated/client";
import type { ListUploadsQuery, LiveUploads } from "./schema";
import { listStandingDrops, stepTakenFrom } from "./standing";

/**
 * An earlier upload of the same bytes to the same run that still stands whole: it is not undone, no later one wrote to
 * any of its places and no later drop took of it, so storing it again would change nothing.
 */
export async function findStandingUpload(
  tx: Transaction,
  scope: ReadScope,
  input: { runId: string; sha256: string; format: string; fromRun: string | null },
): Promise<Upload | null> {
  const same = await tx.upload.findFirst({
    where: { projectId: scope.projectId, ...input, undoneAt: null },
    orderBy: { turn: "desc" },
  });
  if (same === null) return null;
  const later = await tx.upload.findFirst({
    where: {
      ...{
        projectId: scope.projectId,
        runId: input.runId,
        undoneAt: null,
        turn: { gt: same.turn },
      },
      places: { hasSome: same.places.map(placeInFront) },
    },
    select: { id: true },
  });
  const taken = stepTakenFrom(
    same,
    await listStandingDrops(tx, { projectId: scope.projectId, id: input.runId }),
  );
  return later === null && isWholeBefore(same, taken) ? same : null;
}

/** Whether nothing of an upload is known to be at or after a step; metrics do not tell by their places. */
function isWholeBefore({ places }: Upload, step: number): boolean {
  if (step === Number.POSITIVE_INFINITY) return true;
  return places.every((place) => {
    const read = readPlace(place);
    return read === null || (read.kind === "evaluation" && read.step < step);
  });
}

const withPlaces = {
  run: { select: { slug: true, name: true } },
  dataset: { select: { slug: true } },
} as const;

export type UploadRow = Prisma.UploadGetPayload<{ include: typeof withPlaces }>;

/** Newest first; one row more than `limit` tells that there is a next page. Ids are time-ordered. */
export function listUploads(
  scope: ReadScope,
  query: ListUploadsQuery & { after: string | null },
): Promise<UploadRow[]> {
  return db.upload.findMany({
    where: {
      projectId: scope.projectId,
      isLive: false,
      ...(query.run
        ? { run: { slug: query.run, deletedAt: null } }
        : { OR: [{ runId: null }, { run: { deletedAt: null } }] }),
      ...(query.after ? { id: { lt: query.after } } : {}),
      AND:
        query.undone === "with"
          ? { OR: [{ undoneAt: null }, { undoneAt: { gt: new Date(Date.now() - restorableMs) } }] }
          : { undoneAt: null },
    },
    orderBy: { id: "desc" },
    take: query.limit + 1,
    include: withPlaces,
  });
}

/** What came into a run by light calls, counted; null where nothing did. */
export async function countLiveUploads(
  scope: ReadScope,
  runSlug: string,
): Promise<LiveUploads | null> {
  const { _count, _sum, _min, _max } = await db.upload.aggregate({
    where: {
      ...{ projectId: scope.projectId, isLive: true, undoneAt: null },
      run: { slug: runSlug, deletedAt: null },
    },
    _count: true,
    _sum: { outcomes: true, metrics: true },
    _min: { createdAt: true },
    _max: { createdAt: true },
  });
  if (_min.createdAt === null || _max.createdAt === null) return null;
  return {
    calls: _count,
    outcomes: _sum.outcomes ?? 0,
    metrics: _sum.metrics ?? 0,
    firstAt: _min.createdAt.toISOString(),
    lastAt: _max.createdAt.toISOString(),
  };
}

export function findUploadRow(tx: Transaction, scope: ReadScope, id: string): Promise<UploadRow> {
  return tx.upload.findFirstOrThrow({
    where: { projectId: scope.projectId, id },
    include: withPlaces,
  });
}
