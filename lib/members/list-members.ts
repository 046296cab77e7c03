import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { roles, storedRole } from "@/lib/domain/roles";
import { openToAdminister, openToRead } from "@/lib/projects/access";
import type { MemberSummary } from "./member-schema";
import { findMember, listMemberRows, type MemberRow } from "./queries";

/** The people of a project, owners first. For those who may administer it. */
export async function listMembers(viewer: Viewer, project: string): Promise<MemberSummary[]> {
  const rows = await listMemberRows(await openToAdminister(viewer, project));
  return rows
    .map(toMember)
    .sort((a, b) => roles.indexOf(b.role) - roles.indexOf(a.role) || a.name.localeCompare(b.name));
}

/** The viewer's own place in a project; null for a key. */
export async function getOwnMembership(
  viewer: Viewer,
  project: string,
): Promise<MemberSummary | null> {
  const scope = await openToRead(viewer, project);
  const row = scope.userId === null ? null : await findMember(scope, scope.userId);
  return row === null ? null : toMember(row);
}

export function toMember({ user, role, byClaim, createdAt }: MemberRow): MemberSummary {
  return {
    user: user.id,
    name: user.name,
    email: user.email,
    role: storedRole({ role }),
    joinedAt: createdAt.toISOString(),
    lastSeenAt: user.lastSeenAt?.toISOString() ?? null,
    isDisabled: user.disabledAt !== null,
    isByClaim: byClaim,
  };
}
