import "server-only";
import { isAPIError } from "better-auth/api";
import { auth } from "@/lib/auth/auth";
import { isOidcOnly, oidcProvider } from "@/lib/auth/oidc-settings";
import type { Viewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import type { ChangePasswordInput, RenameInput } from "./account-schema";
import { requirePerson } from "./service";

/** The ways in which a person signs in. */
export async function getOwnAccount(viewer: Viewer) {
  const user = await db.user.findUniqueOrThrow({
    where: { id: requirePerson(viewer).userId },
    select: { twoFactorEnabled: true, accounts: { select: { providerId: true } } },
  });
  const providers = user.accounts.map(({ providerId }) => providerId);
  return {
    hasPassword: providers.includes("credential"),
    hasTwoFactor: user.twoFactorEnabled,
    isByProvider: providers.includes(oidcProvider),
  };
}

export async function changeName(viewer: Viewer, { name }: RenameInput): Promise<{ name: string }> {
  await db.user.update({ where: { id: requirePerson(viewer).userId }, data: { name } });
  return { name };
}

/** Changes the password and ends every other session; the cookies are those of this one, made anew. */
export async function changePassword(
  viewer: Viewer,
  { current, password }: ChangePasswordInput,
  headers: Headers,
): Promise<string[]> {
  requirePerson(viewer);
  if (isOidcOnly()) throw new AppError("conflict", "nobody signs in by password on this server");
  try {
    const { headers: answered } = await auth.api.changePassword({
      body: { currentPassword: current, newPassword: password, revokeOtherSessions: true },
      headers,
      returnHeaders: true,
    });
    return answered.getSetCookie();
  } catch (error) {
    if (isAPIError(error) && error.body?.code === "CREDENTIAL_ACCOUNT_NOT_FOUND") {
      throw new AppError("conflict", "this account has no password to change yet");
    }
    if (!isAPIError(error) || error.body?.code !== "INVALID_PASSWORD") throw error;
    const message = "this is not the current password";
    throw new AppError("invalid-input", message, [{ column: "current", message }]);
  }
}
