import "server-only";
import { db, type Transaction } from "@/lib/db/client";
import type { AdminScope, ReadScope, WriteScope } from "@/lib/projects/access";

/** The account that the printed link signs in. */
export function findFirstAdministrator() {
  return db.user.findFirst({
    where: { isAdministrator: true, disabledAt: null },
    orderBy: { createdAt: "asc" },
  });
}

/** Whether there is a way to sign in: a password, or the identity provider. */
export async function hasAccount(userId: string): Promise<boolean> {
  return (await db.account.count({ where: { userId } })) > 0;
}

const memberFields = {
  role: true,
  byClaim: true,
  createdAt: true,
  user: {
    select: { id: true, name: true, email: true, lastSeenAt: true, disabledAt: true },
  },
} as const;

export type MemberRow = NonNullable<Awaited<ReturnType<typeof findMember>>>;

export function listMemberRows({ projectId }: AdminScope) {
  return db.member.findMany({ where: { projectId }, select: memberFields, take: 2000 });
}

export function findMember({ projectId }: ReadScope, userId: string, tx: Transaction = db) {
  return tx.member.findUnique({
    where: { projectId_userId: { projectId, userId } },
    select: memberFields,
  });
}

/** Keys of a project; those of one person where one is named. */
export function listKeys(scope: WriteScope, ownerId?: string) {
  return db.apiKey.findMany({
    where: { projectId: scope.projectId, ownerId },
    include: { owner: { select: { id: true, name: true } } },
    orderBy: { createdAt: "desc" },
    take: 500,
  });
}

/** Names of a person's keys that still work. */
export async function listLivingKeyNames(
  tx: Transaction,
  { projectId }: ReadScope,
  ownerId: string,
): Promise<string[]> {
  const rows = await tx.apiKey.findMany({
    where: { projectId, ownerId, revokedAt: null, OR: livingKey() },
    select: { name: true },
    orderBy: { createdAt: "asc" },
  });
  return rows.map(({ name }) => name);
}

function livingKey() {
  return [{ expiresAt: null }, { expiresAt: { gt: new Date() } }];
}

export function listOpenInvitations({ projectId }: AdminScope) {
  return db.invitation.findMany({
    where: { projectId, acceptedAt: null },
    orderBy: { createdAt: "desc" },
    take: 500,
  });
}

export async function findOtherOwner(
  tx: Transaction,
  { projectId }: ReadScope,
  than: string,
): Promise<string | null> {
  const owner = await tx.member.findFirst({
    where: { projectId, role: "owner", userId: { not: than } },
    orderBy: { createdAt: "asc" },
    select: { userId: true },
  });
  return owner?.userId ?? null;
}

export function findMemberByEmail({ projectId }: AdminScope, email: string) {
  return db.member.findFirst({ where: { projectId, user: { email } }, select: memberFields });
}

export async function findProjectName({ projectId }: ReadScope): Promise<string> {
  const where = { id: projectId };
  return (await db.project.findUniqueOrThrow({ where, select: { name: true } })).name;
}

export type InvitationRow = NonNullable<Awaited<ReturnType<typeof findInvitation>>>;

/** By the link alone, which is its own right. */
export function findInvitation(tokenHash: string) {
  return db.invitation.findUnique({
    where: { tokenHash },
    include: { project: { select: { slug: true, name: true, deletedAt: true } } },
  });
}

export async function isAddressTaken(email: string): Promise<boolean> {
  return (await db.user.count({ where: { email } })) > 0;
}
