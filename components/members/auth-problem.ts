import { capitalise } from "@/lib/format";

type Problem = {
  status: number;
  code?: string | undefined;
  /** Our own refusal, before Better Auth was asked. */
  error?: { message: string };
};

/** What Better Auth's answer to a sign-in or a code means for whoever typed it. */
export function authProblem({ status, code = "", error }: Problem): string {
  if (error !== undefined) return `${capitalise(error.message)}.`;
  if (code === "ACCOUNT_DISABLED")
    return "This account was disabled by an administrator of this server. Ask them to open it again.";
  if (code === "INVALID_CODE") {
    const now = new Date().toISOString().slice(11, 19);
    return `This is not the code of this half minute. Codes need clocks that agree: this device says ${now} UTC. If the app's clock is off, set it to the network's time, or use a recovery code.`;
  }
  if (code === "INVALID_BACKUP_CODE") return "This is none of your recovery codes, or it was used.";
  if (code === "INVALID_TWO_FACTOR_COOKIE")
    return "The password was typed too long ago. Sign in again.";
  if (code === "ACCOUNT_TEMPORARILY_LOCKED")
    return "Too many wrong codes. The second step is locked for some minutes; then sign in again.";
  if (code === "INVALID_PASSWORD") return "This is not your password.";
  if (code === "INVALID_TOKEN")
    return "This link was used already or has expired. Ask for a new one.";
  if (status === 429) return "Too many attempts. Wait a little and try again.";
  if (status === 401 || status === 400) return "No account has this e-mail and password together.";
  return "The server did not answer as expected. Try again in a moment.";
}
