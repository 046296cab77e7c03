import "server-only";
import { db } from "@/lib/db/client";

/** Whoever opens the printed link first owns the projects that nobody owns yet, the demo among them. */
export async function adoptOrphanProjects(userId: string): Promise<void> {
  const orphans = await db.project.findMany({
    where: { members: { none: {} } },
    select: { id: true },
  });
  await db.member.createMany({
    data: orphans.map(({ id }) => ({ projectId: id, userId, role: "owner" as const })),
    skipDuplicates: true,
  });
}
