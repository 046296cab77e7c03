import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import type { Role } from "@/lib/domain/roles";
import { AppError, notFound } from "@/lib/errors";
import { openToAdminister, openToOwn, openToRead } from "@/lib/projects/access";
import { toMember } from "./list-members";
import type { MemberSummary } from "./member-schema";
import { refuseLastOwner, setRole, withOwnersHeld } from "./mutations";
import { findMember } from "./queries";

export type MemberRef = { project: string; user: string };

/** Gives a member another role. Naming an owner, and changing one, is the owners' alone. */
export async function changeRole(
  viewer: Viewer,
  { project, user }: MemberRef,
  role: Role,
): Promise<MemberSummary> {
  const scope = await openToAdminister(viewer, project);
  await withOwnersHeld(scope, async (tx) => {
    const member = await findMember(scope, user, tx);
    if (member === null) throw notFound("member", user);
    if (member.role === role) return;
    if (role === "owner" || member.role === "owner") await openToOwn(viewer, project);
    if (member.role === "owner") await refuseLastOwner(tx, scope, member.user.name);
    await setRole(tx, scope, user, role);
  });
  return getMember(viewer, { project, user });
}

/** Makes a member an owner and the viewer, who is one, an admin. */
export async function handOverProject(
  viewer: Viewer,
  { project, user }: MemberRef,
): Promise<MemberSummary> {
  const scope = await openToOwn(viewer, project);
  const self = scope.userId;
  if (self === null)
    throw new AppError("forbidden", "only an owner in person hands a project over");
  if (self === user) throw new AppError("invalid-input", "you own this project already");
  await withOwnersHeld(scope, async (tx) => {
    const member = await findMember(scope, user, tx);
    if (member === null) throw notFound("member", user);
    if (member.user.disabledAt !== null) {
      throw new AppError(
        "conflict",
        `the account of ${member.user.name} is disabled: nobody would own the project`,
      );
    }
    await setRole(tx, scope, user, "owner");
    await setRole(tx, scope, self, "admin");
  });
  return getMember(viewer, { project, user });
}

async function getMember(viewer: Viewer, { project, user }: MemberRef): Promise<MemberSummary> {
  const row = await findMember(await openToRead(viewer, project), user);
  if (row === null) throw notFound("member", user);
  return toMember(row);
}
