import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import type { Transaction } from "@/lib/db/client";
import { storedRole } from "@/lib/domain/roles";
import { AppError, notFound } from "@/lib/errors";
import { openToAdminister, openToOwn, openToRead, type ReadScope } from "@/lib/projects/access";
import type { MemberRef } from "./change-role";
import type { RemoveMemberInput } from "./member-schema";
import {
  deleteMember,
  handOverKeys,
  refuseLastOwner,
  revokeKeysOf,
  withOwnersHeld,
} from "./mutations";
import { findMember, findOtherOwner, listLivingKeyNames, type MemberRow } from "./queries";

/** Anyone may leave who may read; others are removed by whoever administers. */
export function openToRemove(viewer: Viewer, { project, user }: MemberRef): Promise<ReadScope> {
  const isLeaving = viewer.kind === "user" && viewer.userId === user;
  return isLeaving ? openToRead(viewer, project) : openToAdminister(viewer, project);
}

/**
 * Ends a membership: one's own with any role, others' by who administers, an owner's by an owner. What becomes of the
 * person's keys must be said where any work.
 */
export async function removeMember(
  viewer: Viewer,
  { project, user }: MemberRef,
  input: RemoveMemberInput,
): Promise<void> {
  const scope = await openToRemove(viewer, { project, user });
  const isLeaving = scope.userId === user;
  await withOwnersHeld(scope, async (tx) => {
    const member = await findMember(scope, user, tx);
    if (member === null) throw notFound("member", user);
    if (member.role === "owner") {
      if (!isLeaving) await openToOwn(viewer, project);
      await refuseLastOwner(tx, scope, member.user.name);
    }
    await settleKeys(tx, scope, member, input);
    await deleteMember(tx, scope, user);
  });
}

async function settleKeys(
  tx: Transaction,
  scope: ReadScope,
  { user, role }: MemberRow,
  { keys, to }: RemoveMemberInput,
): Promise<void> {
  const names = await listLivingKeyNames(tx, scope, user.id);
  if (names.length > 0 && keys === undefined) {
    const listed = `${names.slice(0, 5).join(", ")}${names.length > 5 ? ", …" : ""}`;
    const message = `${user.name} holds ${names.length === 1 ? "a key that works" : `${names.length} keys that work`} (${listed}): say whether keys are to "revoke" or "handOver"`;
    throw new AppError("conflict", message, [{ column: "keys", message }]);
  }
  if (keys !== "handOver") return revokeKeysOf(tx, scope, user.id);
  await handOverKeys(tx, scope, {
    from: user.id,
    to: await heirOf(tx, scope, user.id, to),
    role: storedRole({ role }),
  });
}

/** Who gets the keys: whoever was named, whoever removes, or an owner who stays. */
async function heirOf(
  tx: Transaction,
  scope: ReadScope,
  leaving: string,
  to: string | undefined,
): Promise<string> {
  const remover = scope.userId === leaving ? null : scope.userId;
  const heir = to ?? remover ?? (await findOtherOwner(tx, scope, leaving));
  const member = heir === null ? null : await findMember(scope, heir, tx);
  if (heir === null || heir === leaving || member === null) {
    const message = `the keys can go to another member only: ${to ?? "nobody"} is none`;
    throw new AppError("invalid-input", message, [{ column: "to", message }]);
  }
  return heir;
}
