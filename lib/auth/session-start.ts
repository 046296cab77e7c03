import "server-only";
import { APIError } from "better-auth/api";
import { db } from "@/lib/db/client";
import { followClaim } from "./claim-memberships";
import { profileOf } from "./oidc";
import { readOidcSettings } from "./oidc-settings";

/** Before any session is made: a disabled account gets none, and memberships follow the provider's claim. */
export async function beforeSession(
  { userId }: { userId: string },
  context: { context: object } | null,
): Promise<void> {
  const user = await db.user.findUnique({ where: { id: userId }, select: { disabledAt: true } });
  if (user !== null && user.disabledAt !== null) {
    throw new APIError("FORBIDDEN", {
      code: "ACCOUNT_DISABLED",
      message: "this account was disabled by an administrator of this server",
    });
  }
  const profile = context === null ? null : profileOf(context.context);
  const settings = readOidcSettings();
  if (profile === null || settings === null || settings.roles.length === 0) return;
  await followClaim(userId, profile[settings.roleClaim], settings.roles);
}
