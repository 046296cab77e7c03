import "server-only";
import { randomBytes } from "node:crypto";
import { betterAuth } from "better-auth";
import { prismaAdapter } from "better-auth/adapters/prisma";
import { APIError } from "better-auth/api";
import { nextCookies } from "better-auth/next-js";
import { magicLink, twoFactor } from "better-auth/plugins";
import { db } from "@/lib/db/client";
import { setting } from "@/lib/env";
import { limits } from "@/lib/limits";
import { canSendMail } from "@/lib/mail/send-mail";
import { paths } from "@/lib/paths";
import { noteAsker } from "./asker";
import { followClaim } from "./claim-memberships";
import { oidcPlugins, profileOf, validateIdentity } from "./oidc";
import { isOidcOnly, oidcProvider, readOidcSettings } from "./oidc-settings";
import { publicOrigin } from "./origin";
import { mailPasswordLink, passwordLinkHours } from "./password-links";
import { noteTwoFactorAsker } from "./two-factor-asker";

/** Before any session is made: a disabled account gets none, and memberships follow the provider's claim. */
async function beforeSession(
  { userId }: { userId: string },
  context: { context: object } | null,
): Promise<void> {
  const user = await db.user.findUnique({
    where: { id: userId },
    select: { disabledAt: true, name: true, email: true },
  });
  if (user !== null) noteAsker({ userId, name: user.name, email: user.email });
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

/** What the printed link leads through; nobody else becomes the administrator by coming first. */
const linkPath = "/magic-link/verify";

/**
 * Whoever opens the printed link of a new server runs it, and owns the projects that nobody owns yet, the demo among
 * them.
 */
async function setUpFirstUser(
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

/** The last link made, handed to `createSignInLink`, which runs alone in its own process. */
let lastLink: string | null = null;

/** Ways of Better Auth that nobody takes here; what stands for them goes through our own API. */
const closedPaths = [
  "/sign-in/magic-link",
  "/change-password",
  "/update-user",
  "/list-sessions",
  "/revoke-session",
  "/revoke-sessions",
  "/revoke-other-sessions",
  "/list-accounts",
  "/unlink-account",
  "/account-info",
  "/get-access-token",
  "/refresh-token",
  "/two-factor/send-otp",
  "/two-factor/verify-otp",
  "/two-factor/get-totp-uri",
];

const oidc = readOidcSettings();

export const auth = betterAuth({
  appName: "Onset",
  baseURL: publicOrigin(),
  // Without a secret (while building) sessions end with the process.
  secret: setting("ONSET_SECRET") ?? randomBytes(32).toString("hex"),
  database: prismaAdapter(db, { provider: "postgresql", transaction: true }),
  telemetry: { enabled: false },
  trustedOrigins: [publicOrigin()],
  // Accounts come from the printed link, invitations and the identity provider: nobody else can make one.
  emailAndPassword: {
    enabled: !isOidcOnly(),
    disableSignUp: true,
    minPasswordLength: 10,
    revokeSessionsOnPasswordReset: true,
    resetPasswordTokenExpiresIn: passwordLinkHours * 60 * 60,
    sendResetPassword: async ({ user, token }) => mailPasswordLink(user, token),
    onPasswordReset: async ({ user }) =>
      noteAsker({ userId: user.id, name: user.name, email: user.email }),
  },
  disabledPaths: [...closedPaths, ...(canSendMail() ? [] : ["/request-password-reset"])],
  verification: { storeIdentifier: "hashed" },
  // Kept up to date by the minute or so, since people see when their sessions were used last.
  session: { expiresIn: 60 * 60 * 24 * limits.session, updateAge: 60 * 5 },
  account: {
    encryptOAuthTokens: true,
    accountLinking: { trustedProviders: [oidcProvider] },
  },
  user: { validateUserInfo: validateIdentity(oidc) },
  databaseHooks: {
    user: { create: { after: setUpFirstUser } },
    session: { create: { before: beforeSession } },
  },
  hooks: { before: noteTwoFactorAsker },
  onAPIError: { errorURL: `${publicOrigin()}${paths.signIn()}` },
  rateLimit: {
    enabled: true,
    window: 60,
    max: 200,
    customRules: {
      // Counted in the database, by account and by address: lib/members/sign-in-limits.ts.
      "/sign-in/email": false,
      // An office comes from one address, and the provider counts passwords itself.
      "/sign-in/social": { window: 60, max: 100 },
    },
  },
  advanced: { ipAddress: { ipAddressHeaders: ["x-onset-address"] } },
  plugins: [
    magicLink({
      expiresIn: 60 * 60 * 24,
      storeToken: "hashed",
      rateLimit: { window: 60, max: 30 },
      sendMagicLink: ({ token }) => {
        lastLink = `${publicOrigin()}${paths.signInLink(token)}`;
      },
    }),
    twoFactor({ issuer: "Onset" }),
    ...oidcPlugins(oidc),
    nextCookies(),
  ],
});

/** A page whose button signs `email` in once, within a day; the account is made when it is first used. */
export async function createMagicLink(input: { email: string; name: string }): Promise<string> {
  await auth.api.signInMagicLink({
    body: input,
    headers: new Headers(),
  });
  if (lastLink === null) throw new Error("the sign-in link was not made");
  return lastLink;
}

/** The cookies of whom the link's token signs in; none where it is used, expired or invented. */
export async function openMagicLink(token: string, received: Headers): Promise<string[]> {
  const headers = new Headers(received);
  // Of the form that was posted; this is another request.
  for (const name of ["content-type", "content-length", "origin"]) headers.delete(name);
  const url = new URL("/api/auth/magic-link/verify", publicOrigin());
  url.searchParams.set("token", token);
  url.searchParams.set("errorCallbackURL", paths.deadSignInLink());
  const response = await auth.handler(new Request(url, { headers }));
  return signsIn(response) ? response.headers.getSetCookie() : [];
}

/** Whether a response of Better Auth brings somebody a session. */
export function signsIn(response: Response): boolean {
  return response.headers.getSetCookie().some((cookie) => /session_token=[^;]/.test(cookie));
}
