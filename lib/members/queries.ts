import "server-only";
import { db } from "@/lib/db/client";
import type { AdminScope } from "@/lib/projects/access";

export function findFirstUser() {
  return db.user.findFirst({ orderBy: { createdAt: "asc" } });
}

export async function hasPassword(userId: string): Promise<boolean> {
  const account = await db.account.findFirst({
    where: { userId, providerId: "credential" },
    select: { id: true },
  });
  return account !== null;
}

export function listKeys(scope: AdminScope) {
  return db.apiKey.findMany({
    where: { projectId: scope.projectId },
    orderBy: { createdAt: "desc" },
    take: 200,
  });
}
