import "server-only";
import { keepSecret } from "@/lib/auth/project-of-secret";
import { db, type Transaction } from "@/lib/db/client";
import { type Right, type Role, scopesWithin } from "@/lib/domain/roles";
import { AppError } from "@/lib/errors";
import type { AdminScope, ReadScope, WriteScope } from "@/lib/projects/access";

export function insertKey(
  scope: WriteScope,
  data: {
    name: string;
    hash: string;
    prefix: string;
    scopes: string[];
    expiresAt: Date | null;
    ownerId: string | null;
  },
) {
  const { projectId, actor } = scope;
  return db.$transaction(async (tx) => {
    await keepSecret(tx, { hash: data.hash, projectId });
    return tx.apiKey.create({
      data: { ...data, projectId, createdBy: actor },
      include: { owner: { select: { id: true, name: true } } },
    });
  });
}

/** False when the project, or the person named, has no such key. Revoking twice keeps the first time. */
export async function revokeKey(scope: WriteScope, id: string, ownerId?: string): Promise<boolean> {
  const where = { id, projectId: scope.projectId, ownerId };
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

/** Runs `work` while no other change of the project's owners can come between. */
export function withOwnersHeld<T>(
  { projectId }: ReadScope,
  work: (tx: Transaction) => Promise<T>,
): Promise<T> {
  return db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "project" WHERE "id" = ${projectId}::uuid FOR NO KEY UPDATE`;
    return work(tx);
  });
}

/** For a change that takes an owner away. */
export async function refuseLastOwner(
  tx: Transaction,
  { projectId, slug }: ReadScope,
  name: string,
): Promise<void> {
  if ((await tx.member.count({ where: { projectId, role: "owner" } })) > 1) return;
  throw new AppError(
    "conflict",
    `${name} is the last owner of project "${slug}": name another owner first`,
  );
}

export async function setRole(
  tx: Transaction,
  { projectId }: ReadScope,
  userId: string,
  role: Role,
): Promise<void> {
  // Given by hand, it no longer follows the identity provider.
  const data = { role, byClaim: false };
  await tx.member.update({ where: { projectId_userId: { projectId, userId } }, data });
}

export async function deleteMember(
  tx: Transaction,
  { projectId }: ReadScope,
  userId: string,
): Promise<void> {
  await tx.member.deleteMany({ where: { projectId, userId } });
}

export async function revokeKeysOf(
  tx: Transaction,
  { projectId }: ReadScope,
  ownerId: string,
): Promise<void> {
  const data = { revokedAt: new Date() };
  await tx.apiKey.updateMany({ where: { projectId, ownerId, revokedAt: null }, data });
}

/** What was capped by the role of the one who leaves stays capped: the secret may have left with them. */
export async function handOverKeys(
  tx: Transaction,
  { projectId }: ReadScope,
  { from, to, role }: { from: string; to: string; role: Role },
): Promise<void> {
  const where = { projectId, ownerId: from, revokedAt: null };
  for (const { id, scopes } of await tx.apiKey.findMany({ where })) {
    const capped = scopesWithin(scopes as Right[], role);
    const data = { ownerId: to, scopes: { set: [...capped] } };
    await tx.apiKey.updateMany({ where: { id, projectId }, data });
  }
}

/** An earlier invitation of the same address that nobody accepted is gone. */
export function replaceInvitation(
  { projectId, actor }: AdminScope,
  data: { email: string | null; role: Role; tokenHash: string; expiresAt: Date },
) {
  return db.$transaction(async (tx) => {
    if (data.email !== null) {
      await tx.invitation.deleteMany({
        where: { projectId, email: data.email, acceptedAt: null },
      });
    }
    return tx.invitation.create({ data: { ...data, projectId, invitedBy: actor } });
  });
}

/** False when there is none that waits. */
export async function deleteInvitation({ projectId }: AdminScope, id: string): Promise<boolean> {
  const { count } = await db.invitation.deleteMany({ where: { id, projectId, acceptedAt: null } });
  return count === 1;
}

/** A line of the audit trail for what a command on the server did: no call, so no adapter wrote one. */
export function insertTerminalEntry(scope: AdminScope, action: string, target: string) {
  return db.auditEntry.create({
    data: { projectId: scope.projectId, actor: scope.actor, action, target },
  });
}
