import "server-only";
import { oidcProvider } from "@/lib/auth/oidc-settings";
import type { Viewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db/client";
import { ownSlug } from "@/lib/domain/set-aside";
import { openToServer } from "@/lib/projects/access";
import type { HeldProject, PersonSummary } from "./person-schema";

const personFields = {
  accounts: { select: { providerId: true } },
  _count: { select: { members: { where: { project: { deletedAt: null } } } } },
} as const;

function findPeople(userId?: string) {
  return db.user.findMany({
    where: { id: userId },
    include: personFields,
    orderBy: { createdAt: "asc" },
    take: 5000,
  });
}

type PersonRow = Awaited<ReturnType<typeof findPeople>>[number];

/** Everybody with an account, whoever came first first. */
export async function listPeople(viewer: Viewer, userId?: string): Promise<PersonSummary[]> {
  await openToServer(viewer);
  return (await findPeople(userId)).map(toPerson);
}

/** Every project with its owners and sizes, and nothing of what is in it. */
export async function listHeldProjects(viewer: Viewer): Promise<HeldProject[]> {
  await openToServer(viewer);
  const rows = await db.project.findMany({
    include: {
      members: { where: { role: "owner" }, select: { user: { select: { name: true } } } },
      _count: { select: { members: true } },
    },
    orderBy: { createdAt: "asc" },
    take: 5000,
  });
  const counted = await db.$queryRaw<{ id: string; runs: number }[]>`
    SELECT p."id"::text AS "id", count(*)::int AS "runs"
    FROM "run" r JOIN "project" p ON r."projectId" = p."id" GROUP BY 1`;
  const runs = new Map(counted.map((row) => [row.id, row.runs]));
  return rows.map((row) => ({
    id: ownSlug(row.slug),
    name: row.name,
    owners: row.members.map(({ user }) => user.name),
    members: row._count.members,
    runs: runs.get(row.id) ?? 0,
    createdAt: row.createdAt.toISOString(),
    isDeleted: row.deletedAt !== null,
  }));
}

function toPerson(row: PersonRow): PersonSummary {
  const providers = row.accounts.map(({ providerId }) => providerId);
  return {
    user: row.id,
    name: row.name,
    email: row.email,
    isAdministrator: row.isAdministrator,
    isDisabled: row.disabledAt !== null,
    hasPassword: providers.includes("credential"),
    hasTwoFactor: row.twoFactorEnabled,
    isByProvider: providers.includes(oidcProvider),
    projects: row._count.members,
    createdAt: row.createdAt.toISOString(),
    lastSeenAt: row.lastSeenAt?.toISOString() ?? null,
  };
}
