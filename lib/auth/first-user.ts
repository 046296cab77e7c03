import "server-only";
import { db } from "@/lib/db/client";

/** The first person of a server runs it, and owns the projects that nobody owns yet, the demo among them. */
export async function setUpFirstUser(userId: string): Promise<void> {
  const isFirst = (await db.user.count({ where: { id: { not: userId } } })) === 0;
  if (!isFirst) return;
  await db.user.update({ where: { id: userId }, data: { isAdministrator: true } });
  const orphans = await db.project.findMany({
    where: { members: { none: {} } },
    select: { id: true },
  });
  await db.member.createMany({
    data: orphans.map(({ id }) => ({ projectId: id, userId, role: "owner" as const })),
    skipDuplicates: true,
  });
}
