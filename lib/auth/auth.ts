import "server-only";
import { randomBytes } from "node:crypto";
import { betterAuth } from "better-auth";
import { prismaAdapter } from "better-auth/adapters/prisma";
import { nextCookies } from "better-auth/next-js";
import { magicLink } from "better-auth/plugins";
import { db } from "@/lib/db/client";
import { setUpFirstUser } from "./first-user";
import { publicOrigin } from "./origin";

/** The last link made, handed to `createSignInLink`, which runs alone in its own process. */
let lastLink: string | null = null;

export const auth = betterAuth({
  appName: "Onset",
  baseURL: publicOrigin(),
  // Without a secret (while building) sessions end with the process.
  secret: process.env.ONSET_SECRET ?? randomBytes(32).toString("hex"),
  database: prismaAdapter(db, { provider: "postgresql", transaction: true }),
  telemetry: { enabled: false },
  trustedOrigins: [publicOrigin()],
  // Accounts come from the printed link (and, later, invitations): strangers cannot make one, nor ask for links.
  emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 10 },
  disabledPaths: ["/sign-in/magic-link"],
  session: { expiresIn: 60 * 60 * 24 * 30, updateAge: 60 * 60 * 24 },
  databaseHooks: { user: { create: { after: ({ id }) => setUpFirstUser(id) } } },
  rateLimit: { enabled: true, window: 60, max: 200 },
  plugins: [
    magicLink({
      expiresIn: 60 * 60 * 24,
      storeToken: "hashed",
      rateLimit: { window: 60, max: 30 },
      sendMagicLink: ({ url }) => {
        lastLink = url;
      },
    }),
    nextCookies(),
  ],
});

/** A link that signs `email` in once, within a day; the account is made when it is first used. */
export async function createMagicLink(input: { email: string; name: string }): Promise<string> {
  await auth.api.signInMagicLink({
    body: { ...input, callbackURL: "/", errorCallbackURL: "/sign-in?error=link" },
    headers: new Headers(),
  });
  if (lastLink === null) throw new Error("the sign-in link was not made");
  return lastLink;
}
