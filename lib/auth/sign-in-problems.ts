/** Why a way to sign in did not lead in, by the code that the address of the sign-in page carries. */
const sentences: Record<string, string> = {
  oidc_domain:
    "Your identity provider vouches for you, but addresses of your domain may not come in here. Ask whoever runs this server.",
  oidc_email_not_verified:
    "Your identity provider says that your e-mail address is not verified. Verify it there, then try again.",
  email_not_found:
    "Your identity provider did not tell your e-mail address, by which people are known here. It must release the claim email to Onset.",
  state_mismatch:
    "This sign-in was begun in another window, has been used already, or took longer than ten minutes. Begin again.",
  state_not_found: "The identity provider sent you back without what was begun here. Begin again.",
  issuer_mismatch:
    "The answer came from another identity provider than the one set here. Nobody was signed in.",
  unable_to_get_user_info:
    "The identity provider's answer did not hold: its token is expired, is not signed by it, or is for somebody else. Try again; if it stays, check the clocks of both servers and ONSET_OIDC_ISSUER.",
  invalid_code:
    "The identity provider did not confirm the sign-in: it cannot be reached from this server, or refused its client id and secret. Try again in a moment.",
  oauth_provider_not_found: "The identity provider cannot be reached. Try again in a moment.",
  access_denied: "The identity provider was told no. Nobody was signed in.",
  account_not_linked:
    "There is an account with your address, and nobody has vouched that it is yours. Sign in with its password, then connect the identity provider under your account.",
  account_already_linked_to_different_user:
    "That identity belongs to another account here. Sign out there, or use that account.",
  email_does_not_match:
    "The identity provider knows you under another e-mail address than this account has.",
  signup_disabled: "There is no account for you here yet. Ask for an invitation.",
  ACCOUNT_DISABLED:
    "This account was disabled by an administrator of this server. Ask them to open it again.",
};

const unknown =
  "The sign-in did not work, for a reason that this page does not know. Begin again; the server's log says more.";

export function signInProblem(code: string): string {
  return sentences[code] ?? unknown;
}
