import "server-only";
import type { z } from "zod";
import { publicOrigin } from "@/lib/auth/origin";
import { createSecretToken, hashSecretToken } from "@/lib/auth/secret-token";
import type { Viewer } from "@/lib/auth/viewer";
import { storedRole } from "@/lib/domain/roles";
import { AppError, notFound } from "@/lib/errors";
import { nameChange } from "@/lib/http/call-context";
import { isUuid } from "@/lib/http/schema";
import { canSendMail, sendMail } from "@/lib/mail/send-mail";
import { paths } from "@/lib/paths";
import { type AdminScope, openToAdminister, openToOwn } from "@/lib/projects/access";
import { makeOnce } from "@/lib/projects/repeated-response";
import type { Invitation } from "@/prisma/generated/client";
import {
  type InvitationSummary,
  type InviteInput,
  invitationLifetimes,
  inviteInput,
  type MadeInvitation,
} from "./invitation-schema";
import { deleteInvitation, replaceInvitation } from "./mutations";
import { findMemberByEmail, findProjectName, listOpenInvitations } from "./queries";

const dayMs = 24 * 60 * 60 * 1000;
const mostOpen = 200;

/** Invites whoever has the link, or one address, whose earlier invitation is replaced. The link is in the answer alone. */
export async function invite(
  viewer: Viewer,
  project: string,
  given: InviteInput,
  key: string | null = null,
): Promise<MadeInvitation> {
  const input = inviteInput.parse(given);
  const scope = await openToAdminister(viewer, project);
  if (input.role === "owner") await openToOwn(viewer, project);
  return makeOnce(scope, { key, noun: "invitation", input }, () => makeInvitation(scope, input));
}

async function makeInvitation(
  scope: AdminScope,
  { email, role, expiresIn }: z.output<typeof inviteInput>,
): Promise<MadeInvitation> {
  const member = email === undefined ? null : await findMemberByEmail(scope, email);
  if (member !== null) {
    const message = `${email} is a member already: ${member.user.name}, ${member.role}`;
    throw new AppError("conflict", message, [{ column: "email", message }]);
  }
  if ((await listOpenInvitations(scope)).length >= mostOpen)
    throw new AppError("conflict", `${mostOpen} invitations are open; withdraw one first`);
  const token = createSecretToken("oi_");
  const expiresAt = new Date(Date.now() + invitationLifetimes[expiresIn] * dayMs);
  const row = await replaceInvitation(scope, {
    email: email ?? null,
    role,
    tokenHash: hashSecretToken(token),
    expiresAt,
  });
  const target = `invitations/${email ?? "whoever has the link"} (${role})`;
  nameChange({ action: "invitation.create", target });
  const url = `${publicOrigin()}${paths.invitation(token)}`;
  const name = await findProjectName(scope);
  const mail = await mailInvitation({ email, url, expiresAt, project: name, by: scope.actor });
  return { id: row.id, url, expiresAt: expiresAt.toISOString(), ...mail };
}

type Letter = {
  email: string | undefined;
  url: string;
  expiresAt: Date;
  project: string;
  by: string;
};

async function mailInvitation(
  letter: Letter,
): Promise<Pick<MadeInvitation, "mail" | "mailProblem">> {
  if (letter.email === undefined || !canSendMail()) return { mail: "none", mailProblem: null };
  const sent = await sendMail({
    to: letter.email,
    subject: `${letter.by} invites you to ${letter.project} on Onset`,
    text: `${letter.by} invites you to the project ${letter.project} on Onset.\n\nOpen this address to accept. It works once, until ${letter.expiresAt.toUTCString()}:\n${letter.url}\n\nIf you do not know what this is about, do nothing.\n`,
  });
  return sent.ok
    ? { mail: "sent", mailProblem: null }
    : { mail: "failed", mailProblem: sent.problem };
}

/** Invitations that nobody accepted yet, the last first. */
export async function listInvitations(
  viewer: Viewer,
  project: string,
): Promise<InvitationSummary[]> {
  return (await listOpenInvitations(await openToAdminister(viewer, project))).map(toInvitation);
}

/** Its link is dead from then on. */
export async function withdrawInvitation(
  viewer: Viewer,
  { project, invitation }: { project: string; invitation: string },
): Promise<void> {
  const scope = await openToAdminister(viewer, project);
  if (!isUuid(invitation) || !(await deleteInvitation(scope, invitation)))
    throw notFound("invitation", invitation);
}

function toInvitation(row: Invitation): InvitationSummary {
  return {
    id: row.id,
    email: row.email,
    role: storedRole(row),
    invitedBy: row.invitedBy,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    isExpired: row.expiresAt <= new Date(),
  };
}
