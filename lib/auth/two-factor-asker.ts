import "server-only";
import { createAuthMiddleware } from "better-auth/api";
import { noteAsker } from "./asker";

/** As the plugin calls the cookie of a sign-in that waits for its code. */
const waiting = "two_factor";

/** Whose second step a code is for: a wrong one tells nobody. */
export const noteTwoFactorAsker = createAuthMiddleware(async (ctx) => {
  if (!ctx.path.startsWith("/two-factor/verify-")) return;
  const { secret, internalAdapter, createAuthCookie } = ctx.context;
  const identifier = await ctx.getSignedCookie(createAuthCookie(waiting).name, secret);
  if (!identifier) return;
  const waits = await internalAdapter.findVerificationValue(identifier);
  const user = waits === null ? null : await internalAdapter.findUserById(waits.value);
  if (user !== null) noteAsker({ userId: user.id, name: user.name, email: user.email });
});
