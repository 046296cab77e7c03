import "server-only";
import { keepSecret } from "@/lib/auth/project-of-secret";
import { db } from "@/lib/db/client";
import type { RowKey } from "@/lib/db/row-key";
import type { WriteScope } from "@/lib/projects/access";
import type { Prisma } from "@/prisma/generated/client";
import type { ShareRow } from "./queries";

type ShareFields = Omit<Prisma.ShareUncheckedCreateInput, "projectId" | "createdBy">;

export async function insertShare(scope: WriteScope, data: ShareFields): Promise<ShareRow> {
  const owner = { projectId: scope.projectId, createdBy: scope.actor };
  return db.$transaction(async (tx) => {
    await keepSecret(tx, { hash: data.tokenHash, projectId: scope.projectId });
    return tx.share.create({ data: { ...data, ...owner }, omit: { snapshot: true } });
  });
}

/** The row as it is now; null when the project has no such link or it was revoked. */
export async function updateShare(
  scope: WriteScope,
  id: string,
  data: Prisma.ShareUncheckedUpdateManyInput,
): Promise<boolean> {
  const where = { id, projectId: scope.projectId, revokedAt: null };
  const { count } = await db.share.updateMany({ where, data });
  return count === 1;
}

/** Dead from the next request on, and what it had frozen is gone. */
export async function revokeShare(scope: WriteScope, id: string): Promise<boolean> {
  const where = { id, projectId: scope.projectId };
  const { count } = await db.share.updateMany({
    where: { ...where, revokedAt: null },
    data: { revokedAt: new Date(), snapshot: null, passwordHash: null },
  });
  return count === 1 || (await db.share.count({ where })) === 1;
}

/** So many more views; those of a link that has just died are not counted. */
export async function countViews({ projectId, id }: RowKey, views: number): Promise<void> {
  await db.share.updateMany({
    where: { projectId, id, revokedAt: null },
    data: { views: { increment: views }, lastViewedAt: new Date() },
  });
}

/** Addresses of guests are kept no longer than they count. */
const keptTriesMs = 24 * 60 * 60 * 1000;

type Guess = { id: string; projectId: string; address: string; isRight: boolean };

/** Counts a wrong try for its address and for the link; a right one clears both. */
export async function recordGuess({ id, projectId, address, isRight }: Guess): Promise<void> {
  const key = { projectId, shareId: id, address };
  const now = new Date();
  await db.shareTry.deleteMany({
    where: { projectId, shareId: id, lastFailedAt: { lt: new Date(now.getTime() - keptTriesMs) } },
  });
  if (isRight) await db.shareTry.deleteMany({ where: key });
  else {
    await db.shareTry.upsert({
      where: { projectId_shareId_address: key },
      create: { ...key, failedTries: 1, lastFailedAt: now },
      update: { failedTries: { increment: 1 }, lastFailedAt: now },
    });
  }
  await db.share.updateMany({
    where: { id, projectId },
    data: isRight ? { failedTries: 0 } : { failedTries: { increment: 1 }, lastFailedAt: now },
  });
}
