import "server-only";
import { db } from "@/lib/db/client";
import type { Role } from "@/prisma/generated/enums";
import type { ReadScope } from "./access";

/** For `access.ts` alone: the project and the role of a user in it, before any right is known. */
export async function findProjectForViewer(
  slug: string,
  userId: string | null,
): Promise<{ id: string; slug: string; role: Role | null } | null> {
  const project = await db.project.findUnique({
    where: { slug },
    select: {
      id: true,
      slug: true,
      members: { where: { userId: userId ?? "" }, select: { role: true } },
    },
  });
  if (project === null) return null;
  return { id: project.id, slug: project.slug, role: project.members[0]?.role ?? null };
}

export function getProject(scope: ReadScope) {
  return db.project.findUniqueOrThrow({ where: { id: scope.projectId } });
}

export function listProjectsOfUser(userId: string) {
  return db.project.findMany({
    where: { members: { some: { userId } } },
    orderBy: { name: "asc" },
    take: 500,
  });
}

export function listAllProjects() {
  return db.project.findMany({ orderBy: { name: "asc" } });
}
