import "server-only";
import { findLivingShare } from "./open-share";
import { tryPassword } from "./password-gate";
import { createUnlockCookie, unlockCookieName } from "./unlock-cookie";

export type Unlocking =
  | { kind: "dead" }
  | { kind: "right"; cookie: string }
  | { kind: "wrong" | "wait" };

/** A password given on the page of a link, read only where the link lives: a right one comes back as its Set-Cookie. */
export async function unlockShare(
  token: string,
  input: { readPassword: () => Promise<string>; address: string; isSecure: boolean },
): Promise<Unlocking> {
  const now = new Date();
  const share = await findLivingShare(token, now);
  if (share === null) return { kind: "dead" };
  const { id, projectId } = share;
  const password = await input.readPassword();
  const { kind } = await tryPassword({ id, projectId, address: input.address }, password);
  if (kind !== "right") return { kind };
  const { value, maxAge } = createUnlockCookie(share, now);
  const secure = input.isSecure ? "; Secure" : "";
  const name = unlockCookieName(share);
  const cookie = `${name}=${value}; Path=/; Max-Age=${maxAge}; HttpOnly; SameSite=Lax${secure}`;
  return { kind, cookie };
}
