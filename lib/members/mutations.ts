import "server-only";
import { db } from "@/lib/db/client";
import type { AdminScope } from "@/lib/projects/access";

export function insertKey(
  scope: AdminScope,
  data: { name: string; hash: string; prefix: string; scopes: string[]; expiresAt: Date | null },
) {
  return db.apiKey.create({
    data: { ...data, projectId: scope.projectId, createdBy: scope.actor },
  });
}

/** False when the project has no such key. Revoking twice keeps the first time. */
export async function revokeKey(scope: AdminScope, id: string): Promise<boolean> {
  const where = { id, projectId: scope.projectId };
  await db.apiKey.updateMany({
    where: { ...where, revokedAt: null },
    data: { revokedAt: new Date() },
  });
  return (await db.apiKey.count({ where })) === 1;
}

/** False when the address belongs to somebody else. */
export async function renameUser(
  userId: string,
  data: { name: string; email: string },
): Promise<boolean> {
  const taken = await db.user.findFirst({
    where: { email: data.email, id: { not: userId } },
    select: { id: true },
  });
  if (taken !== null) return false;
  await db.user.update({ where: { id: userId }, data });
  return true;
}
