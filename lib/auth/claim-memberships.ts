import "server-only";
import { db, type Transaction } from "@/lib/db/client";
import { type ClaimRole, rolesByClaim } from "@/lib/domain/claim-roles";
import { type Role, storedRole } from "@/lib/domain/roles";

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
      if (role === undefined) return;
      await tx.member.create({ data: { projectId, userId, role, byClaim: true } });
      return recordChange(tx, { projectId, userId }, { action: "member.create", role });
    }
    if (!member.byClaim || member.role === role) return;
    if (member.role === "owner") {
      const owners = await tx.member.count({ where: { projectId, role: "owner" } });
      if (owners === 1) return;
    }
    if (role === undefined) await tx.member.deleteMany({ where: { projectId, userId } });
    else await tx.member.update({ where, data: { role } });
    const action = role === undefined ? "member.delete" : "member.change";
    await recordChange(tx, { projectId, userId }, { action, role: role ?? storedRole(member) });
  });
}

/** In the project's trail: the provider gave the role, whoever signs in. */
async function recordChange(
  tx: Transaction,
  { projectId, userId }: { projectId: string; userId: string },
  { action, role }: { action: string; role: Role },
): Promise<void> {
  const { email } = await tx.user.findUniqueOrThrow({ where: { id: userId } });
  const actor = "the identity provider";
  const target = `members/${email} (${role}, by claim)`;
  await tx.auditEntry.create({ data: { projectId, actor, action, target } });
}
