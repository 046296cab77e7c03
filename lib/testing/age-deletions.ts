import { db } from "@/lib/db/client";

/** Makes all that was deleted, undone, dropped or remembered for a while of a project so many days older. */
export async function ageDeletions(project: string, days: number): Promise<void> {
  const { id } = await db.project.findUniqueOrThrow({ where: { slug: project } });
  await db.$transaction([
    db.$executeRaw`UPDATE "project" SET "deletedAt" = "deletedAt" - make_interval(days => ${days}::int) WHERE "id" = ${id}::uuid`,
    db.$executeRaw`UPDATE "dataset" SET "deletedAt" = "deletedAt" - make_interval(days => ${days}::int) WHERE "projectId" = ${id}::uuid`,
    db.$executeRaw`UPDATE "run" SET "deletedAt" = "deletedAt" - make_interval(days => ${days}::int) WHERE "projectId" = ${id}::uuid`,
    db.$executeRaw`UPDATE "upload" SET "undoneAt" = "undoneAt" - make_interval(days => ${days}::int) WHERE "projectId" = ${id}::uuid`,
    db.$executeRaw`UPDATE "repeated_request" SET "createdAt" = "createdAt" - make_interval(days => ${days}::int) WHERE "projectId" = ${id}::uuid`,
    db.$executeRaw`UPDATE "run_change" SET "createdAt" = "createdAt" - make_interval(days => ${days}::int) WHERE "projectId" = ${id}::uuid`,
  ]);
}
