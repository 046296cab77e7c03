import { createAuthClient } from "better-auth/client";

/** The browser's side of sign-in; it talks to /api/auth of the page's own origin. */
export const authClient = createAuthClient();
