import "server-only";
import { findLivingShare } from "./open-share";
import { tryPassword } from "./password-gate";
import { createUnlockCookie, unlockCookieName } from "./unlock-cookie";

export type Unlocking =
  | { kind: "dead" }
  | { kind: "right"; cookie: string }
  | { kind: "wrong" | "wait" };

/** A password given on the page of a link: right ones come back as the Set-Cookie of the link. */
export async function unlockShare(
  token: string,
  input: { password: string; isSecure: boolean },
): Promise<Unlocking> {
  const now = new Date();
  const share = await findLivingShare(token, now);
  if (share === null) return { kind: "dead" };
  const { kind } = await tryPassword(share, input.password);
  if (kind !== "right") return { kind };
  const { value, maxAge } = createUnlockCookie(share, now);
  const secure = input.isSecure ? "; Secure" : "";
  const name = unlockCookieName(share);
  const cookie = `${name}=${value}; Path=/; Max-Age=${maxAge}; HttpOnly; SameSite=Lax${secure}`;
  return { kind, cookie };
}
