import "server-only";
import { recordEntry } from "@/lib/audit/record-entry";
import { createAccount, deleteAccount, signInWith } from "@/lib/auth/accounts";
import { isOidcOnly } from "@/lib/auth/oidc-settings";
import { hashSecretToken } from "@/lib/auth/secret-token";
import { auditName, type Viewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db/client";
import { type Role, roleIn, roles, storedRole } from "@/lib/domain/roles";
import { AppError } from "@/lib/errors";
import { nameChange } from "@/lib/http/call-context";
import { clientAddress } from "@/lib/http/client-address";
import type { AcceptedInvitation, AcceptInput } from "./invitation-schema";
import { findInvitation, type InvitationRow, isAddressTaken } from "./queries";

type Person = Extract<Viewer, { kind: "user" }>;

/** What the page of an invitation says: it stands, or why it does not. */
export type InvitationState =
  | {
      kind: "open";
      project: string;
      projectName: string;
      role: Role;
      email: string | null;
      invitedBy: string | null;
      /** Somebody signs in with the address that it is for. */
      hasAccount: boolean;
    }
  | { kind: "dead"; sentence: string };

export async function lookAtInvitation(token: string): Promise<InvitationState> {
  const row = await findInvitation(hashSecretToken(token));
  const sentence = whyDead(row);
  if (row === null || sentence !== null) return { kind: "dead", sentence: sentence ?? "" };
  return {
    kind: "open",
    project: row.project.slug,
    projectName: row.project.name,
    role: storedRole(row),
    email: row.email,
    invitedBy: row.invitedBy,
    hasAccount: row.email !== null && (await isAddressTaken(row.email)),
  };
}

function whyDead(row: InvitationRow | null): string | null {
  if (row === null || row.project.deletedAt !== null)
    return "There is no such invitation: it was withdrawn or replaced by a newer one, or the address was cut. Ask for a new one.";
  if (row.acceptedAt !== null)
    return `This invitation was used on ${row.acceptedAt.toUTCString()}; it works once. If that was you, sign in. If not, tell ${row.invitedBy ?? "whoever sent it"}.`;
  if (row.expiresAt <= new Date())
    return `This invitation ended on ${row.expiresAt.toUTCString()}. Ask ${row.invitedBy ?? "whoever sent it"} for a new one.`;
  return null;
}

type Accepted = { answer: AcceptedInvitation; cookies: string[] };

/** Makes whoever holds the link a member: the person signed in, or a new one with the account that they name. */
export async function acceptInvitation(
  viewer: Viewer | null,
  { token, account }: AcceptInput,
  headers: Headers,
): Promise<Accepted> {
  const row = await findInvitation(hashSecretToken(token));
  const who = row?.email ?? account?.email ?? (viewer?.kind === "user" ? viewer.email : "nobody");
  if (row !== null) nameAcceptance(row, `${who} (${row.role})`);
  const dead = whyDead(row);
  if (row === null || dead !== null) throw new AppError("not-found", dead ?? "");
  if (viewer?.kind === "user") {
    await refuseOtherAddress(row, viewer);
    return { answer: await join(row, viewer), cookies: [] };
  }
  if (account === undefined) {
    throw new AppError(
      "unauthenticated",
      "sign in, or send a name and a password for a new account",
    );
  }
  return joinAnew(row, account, headers);
}

/** For the trail of the project that they come to. */
function nameAcceptance({ project }: InvitationRow, member: string, by?: Person): void {
  const target = `members/${member}`;
  nameChange({ project: project.slug, action: "invitation.accept", target, ...(by && { by }) });
}

async function refuseOtherAddress(row: InvitationRow, { email }: Person): Promise<void> {
  if (row.email === null || row.email === email) return;
  throw new AppError(
    "conflict",
    `this invitation is for ${row.email}, and you are signed in as ${email}: sign out, then open it again`,
  );
}

async function joinAnew(
  row: InvitationRow,
  account: NonNullable<AcceptInput["account"]>,
  headers: Headers,
): Promise<Accepted> {
  const email = row.email ?? account.email;
  if (isOidcOnly())
    throw new AppError("conflict", "people sign in by the identity provider here: use its button");
  if (email === undefined) {
    const message = "an e-mail address is missing";
    throw new AppError("invalid-input", message, [{ column: "account.email", message }]);
  }
  if (row.email !== null && account.email !== undefined && account.email !== row.email) {
    const message = `this invitation is for ${row.email}, not for ${account.email}`;
    throw new AppError("conflict", message, [{ column: "account.email", message }]);
  }
  // Whoever invited the address vouches for it; one that was typed in is not known to be theirs.
  const isVouchedFor = row.email !== null;
  const { name, password } = account;
  const userId = await createAccount({ name, email, password, isVouchedFor });
  if (userId === null) {
    const message = `${email} has an account already: sign in with it, then open the invitation again`;
    throw new AppError("conflict", message, [{ column: "account.email", message }]);
  }
  const person: Person = { kind: "user", userId, name, email };
  const answer = await join(row, person).catch(async (error: unknown) => {
    await deleteAccount(userId);
    throw error;
  });
  const cookies = await signInWith({ email, password }, headers);
  await recordEntry("server", {
    ...{ actor: auditName(person), actorId: userId, action: "session.create" },
    ...{ target: "a new account, by an invitation", status: 200, address: clientAddress(headers) },
  });
  return { answer, cookies };
}

/** Uses the invitation up and makes the person a member in one step. A member keeps the higher role. */
function join(row: InvitationRow, person: Person): Promise<AcceptedInvitation> {
  const { projectId } = row;
  const { userId, name, email } = person;
  const role = storedRole(row);
  return db.$transaction(async (tx) => {
    const now = new Date();
    const used = await tx.invitation.updateMany({
      where: { id: row.id, projectId, acceptedAt: null, expiresAt: { gt: now } },
      data: { acceptedAt: now, acceptedBy: `${name} <${email}>` },
    });
    if (used.count === 0)
      throw new AppError("conflict", "this invitation was used a moment ago; it works once");
    const where = { projectId_userId: { projectId, userId } };
    const before = roleIn(await tx.member.findUnique({ where, select: { role: true } }));
    const higher = before && roles.indexOf(before) >= roles.indexOf(role) ? before : role;
    const data = { role: higher, byClaim: false };
    await tx.member.upsert({ where, create: { projectId, userId, ...data }, update: data });
    nameAcceptance(row, `${email} (${higher})`, person);
    return { project: row.project.slug, role: higher };
  });
}
