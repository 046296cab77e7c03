import { expect, test } from "vitest";
import { describeAuthCall } from "./describe-auth-call";

const quiet = { isRefused: false, isSignedIn: false, hadSession: false };

test.each([
  ["/sign-in/email", { isSignedIn: true }, "session.create"],
  ["/sign-in/email", { isRefused: true }, "session.create"],
  ["/sign-in/email", {}, "session.begin"],
  ["/sign-in/social", {}, undefined],
  ["/sign-in/social", { isRefused: true }, "session.create"],
  ["/callback/oidc", { isSignedIn: true }, "session.create"],
  ["/callback/oidc", { isRefused: true }, "session.create"],
  ["/oauth2/callback/oidc", { isSignedIn: true, hadSession: true }, "session.create"],
  ["/callback/oidc", { hadSession: true }, "identity.connect"],
  ["/link-social", { hadSession: true }, undefined],
  ["/link-social", { isRefused: true }, "identity.connect"],
  ["/two-factor/verify-totp", { isSignedIn: true }, "session.create"],
  ["/two-factor/verify-totp", { isRefused: true }, "session.create"],
  ["/two-factor/verify-totp", { hadSession: true, isSignedIn: true }, "second-step.turn-on"],
  ["/two-factor/verify-totp", { hadSession: true, isRefused: true }, "second-step.turn-on"],
  ["/two-factor/verify-totp", { hadSession: true }, undefined],
  ["/two-factor/disable", { hadSession: true, isSignedIn: true }, "second-step.turn-off"],
  ["/sign-out", { hadSession: true }, "session.end"],
  ["/sign-out", {}, undefined],
  ["/request-password-reset", {}, "password.ask-reset"],
  ["/reset-password", { isRefused: true }, "password.reset"],
  ["/get-session", { hadSession: true }, undefined],
  ["/an-address-of-none", { isRefused: true }, "session.call"],
])("%s that ended as %o is written as %s", (call, ending, action) => {
  expect(describeAuthCall({ ...quiet, ...ending, call })?.action).toBe(action);
});
