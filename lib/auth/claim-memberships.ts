import "server-only";
import { db } from "@/lib/db/client";
import { type ClaimRole, rolesByClaim } from "@/lib/domain/claim-roles";
import type { Role } from "@/lib/domain/roles";

/**
 * Lets a person's memberships follow the claim that the identity provider sent: given, changed, or ended. What was
 * given by hand stays, and so does the last owner of a project.
 */
export async function followClaim(
  userId: string,
  claim: unknown,
  table: readonly ClaimRole[],
): Promise<void> {
  const given = rolesByClaim(claim, table);
  const slugs = [...new Set(table.map(({ project }) => project))];
  const projects = await db.project.findMany({
    where: { slug: { in: slugs }, deletedAt: null },
    select: { id: true, slug: true },
  });
  for (const { id, slug } of projects) await followIn(id, userId, given.get(slug));
}

function followIn(projectId: string, userId: string, role: Role | undefined): Promise<void> {
  return db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "project" WHERE "id" = ${projectId}::uuid FOR NO KEY UPDATE`;
    const where = { projectId_userId: { projectId, userId } };
    const member = await tx.member.findUnique({ where });
    if (member === null) {
      if (role !== undefined)
        await tx.member.create({ data: { projectId, userId, role, byClaim: true } });
      return;
    }
    if (!member.byClaim || member.role === role) return;
    if (member.role === "owner") {
      const owners = await tx.member.count({ where: { projectId, role: "owner" } });
      if (owners === 1) return;
    }
    if (role === undefined) await tx.member.deleteMany({ where: { projectId, userId } });
    else await tx.member.update({ where, data: { role } });
  });
}
