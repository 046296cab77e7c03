/** How a call to Better Auth ended. */
export type AuthEnding = {
  /** Its address below /api/auth. */
  call: string;
  isRefused: boolean;
  /** Somebody's session began by it. */
  isSignedIn: boolean;
  /** It came with a session. */
  hadSession: boolean;
};

type Described = { action: string; target: string };

const signIn = (by: string): Described => ({
  action: "session.create",
  target: `sign-in by ${by}`,
});

const byProvider = signIn("the identity provider");
const secondStep = (what: string): Described => ({
  action: `second-step.${what}`,
  target: "account",
});

/** What is done to one's own account, whether it ends well or is refused. */
const done: Record<string, Described> = {
  "/two-factor/enable": secondStep("prepare"),
  "/two-factor/disable": secondStep("turn-off"),
  "/two-factor/generate-backup-codes": secondStep("new-codes"),
  "/request-password-reset": { action: "password.ask-reset", target: "account" },
  "/reset-password": { action: "password.reset", target: "account" },
};

/** Calls that sign somebody in, or try to; at the end of the others nobody is. */
const signingIn: Record<string, Described> = {
  "/sign-in/email": signIn("password"),
  "/sign-in/social": byProvider,
  "/two-factor/verify-totp": signIn("code"),
  "/two-factor/verify-backup-code": signIn("recovery code"),
};

const connect: Described = { action: "identity.connect", target: "account" };
const comesBack = /^\/(oauth2\/)?callback\//;

/** A call in the words of the trail; null: it changed nothing, and nothing was refused. */
export function describeAuthCall(ending: AuthEnding): Described | null {
  const { call, isRefused, isSignedIn, hadSession } = ending;
  const isCode = call.startsWith("/two-factor/verify-");
  if (comesBack.test(call)) {
    if (isSignedIn || (isRefused && !hadSession)) return byProvider;
    return hadSession ? connect : null;
  }
  if (isCode && hadSession) return isRefused || isSignedIn ? secondStep("turn-on") : null;
  if (call === "/sign-out") {
    return hadSession || isRefused ? { action: "session.end", target: "sign-out" } : null;
  }
  if (call === "/link-social") return isRefused ? connect : null;
  if (done[call] !== undefined) return done[call];
  const way = signingIn[call];
  if (way === undefined) return isRefused ? { action: "session.call", target: call } : null;
  if (isSignedIn || isRefused) return way;
  // The password was right; nobody is in before the code is.
  return call === "/sign-in/email"
    ? { action: "session.begin", target: "password right, code asked" }
    : null;
}
