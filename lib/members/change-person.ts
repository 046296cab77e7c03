import "server-only";
import { auth } from "@/lib/auth/auth";
import { isOidcOnly } from "@/lib/auth/oidc-settings";
import { createPasswordToken, passwordLink, passwordLinkHours } from "@/lib/auth/password-links";
import { actorName, type Viewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db/client";
import { AppError, notFound } from "@/lib/errors";
import { nameChange } from "@/lib/http/call-context";
import { log } from "@/lib/http/log";
import { openToServer } from "@/lib/projects/access";
import { listPeople } from "./list-people";
import type { ChangePersonInput, PasswordLinkResponse, PersonSummary } from "./person-schema";

/** Disables or opens an account, names an administrator, takes a lost second factor away. */
export async function changePerson(
  viewer: Viewer,
  userId: string,
  input: ChangePersonInput,
): Promise<PersonSummary> {
  const { userId: self } = await openToServer(viewer);
  const { isDisabled, isAdministrator, hasTwoFactor } = input;
  if (userId === self && (isDisabled === true || isAdministrator === false)) {
    throw new AppError("conflict", "another administrator must do this: it would lock you out");
  }
  await db.$transaction(async (tx) => {
    const user = await tx.user.findUnique({ where: { id: userId } });
    if (user === null) throw notFound("person", userId);
    const disabledAt = isDisabled === true ? (user.disabledAt ?? new Date()) : null;
    await tx.user.update({
      where: { id: userId },
      data: {
        ...(isDisabled !== undefined && { disabledAt }),
        isAdministrator,
        ...(hasTwoFactor === false && { twoFactorEnabled: false }),
      },
    });
    if (isDisabled === true) await tx.session.deleteMany({ where: { userId } });
    if (hasTwoFactor === false) await tx.twoFactor.deleteMany({ where: { userId } });
  });
  log.info({ actor: actorName(viewer), user: userId, ...input }, "an account was changed");
  const [person] = await listPeople(viewer, userId);
  const changes = Object.entries(input).map(([field, value]) => `${field}: ${value}`);
  nameChange({ action: "person.change", target: `${person?.email} (${changes.join(", ")})` });
  if (person === undefined) throw notFound("person", userId);
  return person;
}

/** A link by which the person chooses a new password, for an administrator to pass on. */
export async function createPasswordLink(
  viewer: Viewer,
  userId: string,
): Promise<PasswordLinkResponse> {
  await openToServer(viewer);
  if (isOidcOnly()) throw new AppError("conflict", "nobody signs in by password on this server");
  const user = await db.user.findUnique({ where: { id: userId } });
  if (user === null) throw notFound("person", userId);
  if (user.disabledAt !== null)
    throw new AppError("conflict", `the account of ${user.name} is disabled; open it first`);
  const token = createPasswordToken();
  const expiresAt = new Date(Date.now() + passwordLinkHours * 60 * 60 * 1000);
  const { internalAdapter } = await auth.$context;
  const identifier = `reset-password:${token}`;
  await internalAdapter.createVerificationValue({ value: user.id, identifier, expiresAt });
  log.info({ actor: actorName(viewer), user: userId }, "a link for a new password was made");
  nameChange({ action: "person.password-link", target: user.email });
  return { url: passwordLink(token), expiresAt: expiresAt.toISOString() };
}
