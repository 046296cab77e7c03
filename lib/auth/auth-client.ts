import { createAuthClient } from "better-auth/client";
import { twoFactorClient } from "better-auth/client/plugins";

/** The browser's side of sign-in; it talks to /api/auth of the page's own origin. */
export const authClient = createAuthClient({ plugins: [twoFactorClient()] });
