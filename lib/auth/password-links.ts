import "server-only";
import { randomBytes } from "node:crypto";
import { sendMail } from "@/lib/mail/send-mail";
import { paths } from "@/lib/paths";
import { publicOrigin } from "./origin";

export const passwordLinkHours = 24;

/** The page on which the holder of `token` chooses a new password. */
export function passwordLink(token: string): string {
  return `${publicOrigin()}${paths.resetPassword(token)}`;
}

export function createPasswordToken(): string {
  return randomBytes(24).toString("base64url");
}

/** Tells a person who asked where to choose a new password. Whether it arrives must not show in how long we take. */
export function mailPasswordLink(user: { email: string; name: string }, token: string): void {
  void sendMail({
    to: user.email,
    subject: "A new password for Onset",
    text: `Hello ${user.name},\n\nsomebody, probably you, asked for a new password for ${user.email} on Onset. Choose it here within ${passwordLinkHours} hours:\n${passwordLink(token)}\n\nIf it was not you, do nothing: the old password stays.\n`,
  });
}
