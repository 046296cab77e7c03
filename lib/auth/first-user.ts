import "server-only";
import { db } from "@/lib/db/client";

/** What the printed link leads through; nobody else becomes the administrator by coming first. */
const linkPath = "/magic-link/verify";

/**
 * Whoever opens the printed link of a new server runs it, and owns the projects that nobody owns yet, the demo among
 * them.
 */
export async function setUpFirstUser(
  { id: userId }: { id: string },
  context: { path?: string } | null,
): Promise<void> {
  if (context?.path !== linkPath) return;
  if ((await db.user.count({ where: { isAdministrator: true } })) > 0) return;
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
