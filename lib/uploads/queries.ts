import "server-only";
import { db, type Transaction } from "@/lib/db/client";
import type { ReadScope } from "@/lib/projects/access";
import type { Prisma, Upload } from "@/prisma/generated/client";
import type { ListUploadsQuery } from "./schema";

/**
 * An earlier upload of the same bytes to the same run that still stands: no later one wrote to any of its places,
 * so storing it again would change nothing.
 */
export async function findStandingUpload(
  tx: Transaction,
  input: { runId: string; sha256: string; format: string },
): Promise<Upload | null> {
  const same = await tx.upload.findFirst({ where: input, orderBy: { createdAt: "desc" } });
  if (same === null) return null;
  const later = await tx.upload.findFirst({
    where: {
      runId: input.runId,
      createdAt: { gt: same.createdAt },
      places: { hasSome: same.places },
    },
    select: { id: true },
  });
  return later === null ? same : null;
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
    },
    orderBy: { id: "desc" },
    take: query.limit + 1,
    include: withPlaces,
  });
}
