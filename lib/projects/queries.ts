import "server-only";
import { db } from "@/lib/db/client";
import { type Role, roleIn } from "@/lib/domain/roles";
import type { ReadScope } from "./access";

/** For `access.ts` alone: the project and the role of a user in it, before any right is known. */
export async function findProjectForViewer(
  slug: string,
  userId: string | null,
): Promise<{ id: string; slug: string; role: Role | null } | null> {
  const project = await db.project.findUnique({
    where: { slug, deletedAt: null },
    select: {
      id: true,
      slug: true,
      members: { where: { userId: userId ?? "" }, select: { role: true } },
    },
  });
  if (project === null) return null;
  return { id: project.id, slug: project.slug, role: roleIn(project.members[0]) };
}

/** For `access.ts` alone: whether somebody runs the server. */
export function findAccount(userId: string) {
  return db.user.findUnique({
    where: { id: userId },
    select: { id: true, isAdministrator: true, disabledAt: true },
  });
}

export function getProject(scope: ReadScope) {
  return db.project.findUniqueOrThrow({ where: { id: scope.projectId } });
}

export function listProjectsOfUser(userId: string) {
  return db.project.findMany({
    where: { deletedAt: null, members: { some: { userId } } },
    orderBy: { name: "asc" },
    take: 500,
  });
}

export function listAllProjects() {
  return db.project.findMany({ where: { deletedAt: null }, orderBy: { name: "asc" } });
}

type DeletedRow = {
  id: string;
  slug: string;
  name: string;
  role: Role | null;
  deletedAt: Date | null;
};

const named = { id: true, slug: true, name: true, deletedAt: true } as const;

/** For `access.ts` and the list of deleted projects: those deleted since, the last first, with a user's role in each. */
export async function listDeletedProjectsFor(
  userId: string | null,
  since: Date,
  slug?: string,
): Promise<DeletedRow[]> {
  const rows = await db.project.findMany({
    where: {
      deletedAt: { gt: since },
      ...(slug === undefined ? {} : { OR: [{ slug }, { slug: { startsWith: `${slug}~` } }] }),
    },
    select: { ...named, members: { where: { userId: userId ?? "" }, select: { role: true } } },
    orderBy: { deletedAt: "desc" },
    take: 1000,
  });
  return rows.map(({ members, ...row }) => ({ ...row, role: roleIn(members[0]) }));
}

/** People who own anything here: whoever set the server up comes first. */
export async function listOwnerIds(): Promise<string[]> {
  const users = await db.user.findMany({
    where: { isAdministrator: true, disabledAt: null },
    orderBy: { createdAt: "asc" },
    take: 1,
    select: { id: true },
  });
  return users.map(({ id }) => id);
}
