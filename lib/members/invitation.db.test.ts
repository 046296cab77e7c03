import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { readViewer } from "@/lib/auth/read-viewer";
import type { Viewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db/client";
import { putProject } from "@/lib/projects/service";
import { startMailServer } from "@/lib/testing/mail-server";
import { createMember, createUser, keyViewer } from "@/lib/testing/people";
import { acceptInvitation, lookAtInvitation } from "./accept-invitation";
import { invite, listInvitations, withdrawInvitation } from "./invite";

type Person = Extract<Viewer, { kind: "user" }>;

let owner: Person;
let project: string;
let email: string;

const tokenOf = ({ url }: { url: string }) => url.split("/").at(-1) ?? "";
const headers = new Headers();
const account = { name: "Grace", password: "correct horse battery" };
const accept = (viewer: Viewer | null, made: { url: string }) =>
  acceptInvitation(viewer, { token: tokenOf(made) }, headers);
const membersOf = () =>
  db.member.findMany({ where: { project: { slug: project } }, orderBy: { createdAt: "asc" } });

beforeEach(async () => {
  owner = await createUser("Ada");
  project = `invite-${owner.userId.slice(0, 8)}`;
  email = `grace-${owner.userId.slice(0, 8)}@example.org`;
  await putProject(owner, project, { name: "My team" });
});

afterEach(() => {
  vi.unstubAllEnvs();
});

describe("invite", () => {
  it("shows a link once, stores its hash alone, and lists it as open", async () => {
    const made = await invite(owner, project, { email, role: "editor" });
    expect(made).toMatchObject({ mail: "none", mailProblem: null });
    expect(JSON.stringify(await db.invitation.findMany())).not.toContain(tokenOf(made));
    expect(await listInvitations(owner, project)).toMatchObject([
      { id: made.id, email, role: "editor", invitedBy: "Ada", isExpired: false },
    ]);
  });

  it("is for who may administer, owners for owners alone, keys included", async () => {
    const editor = await createMember(project, "editor");
    const admin = await createMember(project, "admin");
    const key = await keyViewer(project, ["admin"]);
    await expect(invite(editor, project, { role: "viewer" })).rejects.toMatchObject({
      code: "forbidden",
    });
    for (const viewer of [admin, key]) {
      expect(await invite(viewer, project, { role: "admin" })).toMatchObject({ mail: "none" });
      await expect(invite(viewer, project, { role: "owner" })).rejects.toMatchObject({
        code: "forbidden",
      });
    }
  });

  it("says that somebody is a member already", async () => {
    const member = await createMember(project, "viewer");
    await expect(invite(owner, project, { email: member.email, role: "editor" })).rejects.toEqual(
      expect.objectContaining({
        code: "conflict",
        message: `${member.email} is a member already: viewer, viewer`,
      }),
    );
  });

  it("replaces an earlier one for the same address", async () => {
    const first = await invite(owner, project, { email, role: "editor" });
    await invite(owner, project, { email: email.toUpperCase(), role: "viewer" });
    expect(await listInvitations(owner, project)).toMatchObject([{ role: "viewer" }]);
    expect(await lookAtInvitation(tokenOf(first))).toMatchObject({ kind: "dead" });
  });

  it("goes by mail where a server is set; where that is down, the link is there all the same", async () => {
    const server = await startMailServer();
    vi.stubEnv("ONSET_SMTP_URL", server.url);
    vi.stubEnv("ONSET_MAIL_FROM", "onset@example.org");
    const sent = await invite(owner, project, { email, role: "editor" });
    expect(sent.mail).toBe("sent");
    expect(server.mails).toMatchObject([
      { to: email, subject: "Ada invites you to My team on Onset" },
    ]);
    expect(server.mails[0]?.text).toContain(sent.url);
    await server.stop();
    const unsent = await invite(owner, project, { email, role: "editor" });
    expect(unsent).toMatchObject({
      mail: "failed",
      mailProblem: `the mail server ${new URL(server.url).host} cannot be reached`,
    });
    expect(await lookAtInvitation(tokenOf(unsent))).toMatchObject({ kind: "open" });
  });
});

describe("acceptInvitation", () => {
  it("makes a new person, signs them in and gives them the role", async () => {
    const made = await invite(owner, project, { email, role: "editor" });
    const input = { token: tokenOf(made), account };
    const { answer, cookies } = await acceptInvitation(null, input, headers);
    expect(answer).toEqual({ project, role: "editor" });
    const cookie = cookies.map((line) => line.split(";")[0]).join("; ");
    expect(await readViewer(new Headers({ cookie }))).toMatchObject({ name: "Grace", email });
    const user = await db.user.findUniqueOrThrow({ where: { email } });
    expect(user).toMatchObject({ emailVerified: true, isAdministrator: false });
    expect((await membersOf()).at(-1)).toMatchObject({ userId: user.id, role: "editor" });
  });

  it("does not vouch for an address that somebody typed in", async () => {
    const made = await invite(owner, project, { role: "viewer" });
    await acceptInvitation(null, { token: tokenOf(made), account: { ...account, email } }, headers);
    expect((await db.user.findUniqueOrThrow({ where: { email } })).emailVerified).toBe(false);
  });

  it("makes a person who is signed in a member, and never takes a higher role away", async () => {
    const person = await createUser("Existing");
    expect((await accept(person, await invite(owner, project, { role: "editor" }))).answer).toEqual(
      {
        project,
        role: "editor",
      },
    );
    expect((await accept(person, await invite(owner, project, { role: "viewer" }))).answer).toEqual(
      {
        project,
        role: "editor",
      },
    );
  });

  it("works once, and says when it was used", async () => {
    const made = await invite(owner, project, { role: "viewer" });
    const [first, second] = [await createUser("First"), await createUser("Second")];
    await accept(first, made);
    await expect(accept(second, made)).rejects.toMatchObject({
      code: "not-found",
      message: expect.stringMatching(
        /^This invitation was used on .* it works once\..* tell Ada\.$/,
      ),
    });
    expect(await membersOf()).toHaveLength(2);
  });

  it("works once when two press at the same moment", async () => {
    const made = await invite(owner, project, { role: "viewer" });
    const people = [await createUser("First"), await createUser("Second")];
    const results = await Promise.allSettled(people.map((person) => accept(person, made)));
    expect(results.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(await membersOf()).toHaveLength(2);
  });

  it("leaves no account behind when it came too late", async () => {
    const made = await invite(owner, project, { email, role: "viewer" });
    await db.invitation.updateMany({ data: { expiresAt: new Date(0) } });
    const input = { token: tokenOf(made), account };
    await expect(acceptInvitation(null, input, headers)).rejects.toMatchObject({
      message: expect.stringMatching(/^This invitation ended on .* Ask Ada for a new one\.$/),
    });
    expect(await db.user.count({ where: { email } })).toBe(0);
  });

  it("is for the address that it names, whoever is signed in", async () => {
    const made = await invite(owner, project, { email, role: "viewer" });
    const other = await createUser("Other");
    await expect(accept(other, made)).rejects.toMatchObject({
      code: "conflict",
      message: `this invitation is for ${email}, and you are signed in as ${other.email}: sign out, then open it again`,
    });
    const input = { token: tokenOf(made), account: { ...account, email: other.email } };
    await expect(acceptInvitation(null, input, headers)).rejects.toMatchObject({
      message: `this invitation is for ${email}, not for ${other.email}`,
    });
    expect(await lookAtInvitation(tokenOf(made))).toMatchObject({ kind: "open" });
  });

  it("sends somebody who has an account to the sign-in, and stays open", async () => {
    const person = await createUser("Existing");
    const made = await invite(owner, project, { email: person.email, role: "viewer" });
    expect(await lookAtInvitation(tokenOf(made))).toMatchObject({ hasAccount: true });
    const input = { token: tokenOf(made), account };
    await expect(acceptInvitation(null, input, headers)).rejects.toMatchObject({
      code: "conflict",
      message: `${person.email} has an account already: sign in with it, then open the invitation again`,
    });
    expect((await accept(person, made)).answer.role).toBe("viewer");
  });

  it("is dead once it was withdrawn", async () => {
    const made = await invite(owner, project, { role: "viewer" });
    await withdrawInvitation(owner, { project, invitation: made.id });
    await expect(accept(await createUser("Late"), made)).rejects.toMatchObject({
      code: "not-found",
      message: expect.stringContaining("There is no such invitation"),
    });
    await expect(withdrawInvitation(owner, { project, invitation: made.id })).rejects.toMatchObject(
      { code: "not-found" },
    );
  });
});
