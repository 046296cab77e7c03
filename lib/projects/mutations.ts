import "server-only";
import { db, type Transaction } from "@/lib/db/client";
import type { Prisma } from "@/prisma/generated/client";
import type { AdminScope, WriteScope } from "./access";
import { defaultSettings } from "./schema";

/** Makes the project with its owner in one step; false when another request made it first. */
export function insertProject(input: {
  slug: string;
  name: string;
  description: string | null;
  ownerIds: readonly string[];
}): Promise<boolean> {
  const { slug, name, description, ownerIds } = input;
  return db.$transaction(async (tx) => {
    await setProjectAside(tx, slug);
    const { count } = await tx.project.createMany({
      data: [{ slug, name, description, ...defaultSettings }],
      skipDuplicates: true,
    });
    if (count === 0) return false;
    const project = await tx.project.findUniqueOrThrow({ where: { slug } });
    await tx.member.createMany({
      data: ownerIds.map((userId) => ({ projectId: project.id, userId, role: "owner" as const })),
      skipDuplicates: true,
    });
    return true;
  });
}

/** A deleted project gives its slug away; `ownSlug` reads it out of the other one. */
export async function setProjectAside(tx: Transaction, slug: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE "project" SET "slug" = "slug" || '~' || "id"::text WHERE "slug" = ${slug} AND "deletedAt" IS NOT NULL`;
}

export function updateProject(
  scope: WriteScope,
  data: { name?: string; description?: string | null },
) {
  return db.project.update({ where: { id: scope.projectId }, data });
}

export function updateSettings(scope: AdminScope, data: Prisma.ProjectUpdateInput) {
  return db.project.update({ where: { id: scope.projectId }, data });
}
