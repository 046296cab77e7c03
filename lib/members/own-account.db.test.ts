import { beforeEach, describe, expect, it } from "vitest";
import { createAccount, signInWith } from "@/lib/auth/accounts";
import { auth } from "@/lib/auth/auth";
import { readViewer } from "@/lib/auth/read-viewer";
import type { Viewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db/client";
import { putProject } from "@/lib/projects/service";
import { createUser, keyViewer } from "@/lib/testing/people";
import { changePassword } from "./change-account";
import { changePerson, createPasswordLink } from "./change-person";
import { listHeldProjects, listPeople } from "./list-people";
import { deviceOf, listSessions, removeOtherSessions, removeSession } from "./list-sessions";

const password = "correct horse battery";
let email: string;
let userId: string;

/** Signs in on another browser: its cookies, as it sends them. */
async function browser(userAgent = "curl/8", secret = password): Promise<Headers> {
  const received = new Headers({ "user-agent": userAgent });
  const cookies = await signInWith({ email, password: secret }, received);
  return new Headers({ cookie: cookies.map((line) => line.split(";")[0]).join("; ") });
}
async function viewerOf(headers: Headers): Promise<Viewer> {
  const viewer = await readViewer(headers);
  if (viewer === null) throw new Error("nobody is signed in");
  return viewer;
}
const isSignedIn = async (headers: Headers) => (await readViewer(headers)) !== null;

async function createAdministrator() {
  const person = await createUser("Root");
  await db.user.update({ where: { id: person.userId }, data: { isAdministrator: true } });
  return person;
}

beforeEach(async () => {
  email = `ada-${crypto.randomUUID()}@example.org`;
  const account = { name: "Ada", email, password, isVouchedFor: true };
  userId = (await createAccount(account)) ?? "";
});

describe("sessions", () => {
  const firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

  it("are listed with their device, the one that asks first, without their secrets", async () => {
    const [old, here] = [await browser(firefox), await browser("")];
    const sessions = await listSessions(await viewerOf(here), here);
    expect(sessions.map(({ device, isThis }) => [device, isThis])).toEqual([
      ["an unknown device", true],
      ["Firefox on Linux", false],
    ]);
    for (const { token } of await db.session.findMany({ where: { userId } }))
      expect(JSON.stringify(sessions)).not.toContain(token);
    expect(await isSignedIn(old)).toBe(true);
  });

  it("end one by one, or all but the one that asks", async () => {
    const [first, second, here] = [await browser(), await browser(), await browser()];
    const viewer = await viewerOf(here);
    const other = (await listSessions(viewer, second)).find(({ isThis }) => isThis);
    await removeSession(viewer, other?.id ?? "");
    expect([await isSignedIn(first), await isSignedIn(second)]).toEqual([true, false]);
    await removeOtherSessions(viewer, here);
    expect([await isSignedIn(first), await isSignedIn(here)]).toEqual([false, true]);
  });

  it("of others are not there to end, and a key has none", async () => {
    const headers = await browser();
    const [{ id } = { id: "" }] = await listSessions(await viewerOf(headers), headers);
    const stranger = await createUser("Eve");
    await expect(removeSession(stranger, id)).rejects.toMatchObject({ code: "not-found" });
    expect(await isSignedIn(headers)).toBe(true);
    await putProject(stranger, "of-eve", {});
    const key = await keyViewer("of-eve", ["admin"]);
    await expect(listSessions(key, new Headers())).rejects.toMatchObject({ code: "forbidden" });
  });

  it("name a device that says nothing known as it does", () => {
    expect(deviceOf("onset-test/1")).toBe("onset-test/1");
    expect(deviceOf(null)).toBe("an unknown device");
  });
});

describe("changePassword", () => {
  it("ends the other sessions and keeps this one by new cookies", async () => {
    const [other, here] = [await browser(), await browser()];
    const given = { current: password, password: "a better password" };
    const cookies = await changePassword(await viewerOf(here), given, here);
    const cookie = cookies.map((line) => line.split(";")[0]).join("; ");
    expect(await isSignedIn(new Headers({ cookie }))).toBe(true);
    expect(await isSignedIn(other)).toBe(false);
    expect(await isSignedIn(await browser("curl/8", "a better password"))).toBe(true);
  });

  it("refuses a wrong current password, names the field, and ends nothing", async () => {
    const [other, here] = [await browser(), await browser()];
    const given = { current: "not it at all", password: "a better password" };
    await expect(changePassword(await viewerOf(here), given, here)).rejects.toMatchObject({
      code: "invalid-input",
      details: [{ column: "current", message: "this is not the current password" }],
    });
    expect(await isSignedIn(other)).toBe(true);
  });
});

describe("a link for a new password", () => {
  const tokenOf = (url: string) => new URL(url).searchParams.get("token") ?? "";
  const reset = (token: string, newPassword: string) =>
    auth.api.resetPassword({ body: { token, newPassword } });

  it("made by an administrator works once and ends every session", async () => {
    const session = await browser();
    const { url } = await createPasswordLink(await createAdministrator(), userId);
    const rows = await db.verification.findMany();
    expect(JSON.stringify(rows)).not.toContain(tokenOf(url));
    await reset(tokenOf(url), "a better password");
    expect(await isSignedIn(session)).toBe(false);
    expect(await isSignedIn(await browser("curl/8", "a better password"))).toBe(true);
    await expect(reset(tokenOf(url), "another password")).rejects.toThrow();
  });

  it("is made by nobody else", async () => {
    const person = await createUser("Person");
    await expect(createPasswordLink(person, userId)).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("administration", () => {
  it("sees people and projects, and nothing in a project", async () => {
    const root = await createAdministrator();
    const owner = await createUser("Owner");
    const project = `held-${owner.userId.slice(0, 8)}`;
    await putProject(owner, project, { name: "Held" });
    const person = (await listPeople(root)).find(({ user }) => user === owner.userId);
    expect(person).toMatchObject({ projects: 1, hasPassword: false, isDisabled: false });
    const held = (await listHeldProjects(root)).find(({ id }) => id === project);
    expect(held).toMatchObject({ name: "Held", owners: ["Owner"], members: 1, runs: 0 });
    await expect(putProject(root, project, { name: "Mine" })).rejects.toMatchObject({
      code: "not-found",
    });
  });

  it("is refused to everybody else, keys included", async () => {
    const owner = await createUser("Owner");
    const project = `own-${owner.userId.slice(0, 8)}`;
    await putProject(owner, project, {});
    for (const viewer of [owner, await keyViewer(project, ["admin"])]) {
      await expect(listPeople(viewer)).rejects.toMatchObject({ code: "forbidden" });
      await expect(listHeldProjects(viewer)).rejects.toMatchObject({ code: "forbidden" });
      await expect(changePerson(viewer, userId, { isDisabled: true })).rejects.toMatchObject({
        code: "forbidden",
      });
    }
  });

  it("disables an account: signed out at once, and signs in no more until it is opened", async () => {
    const root = await createAdministrator();
    const session = await browser();
    await changePerson(root, userId, { isDisabled: true });
    expect(await isSignedIn(session)).toBe(false);
    await expect(browser()).rejects.toMatchObject({ body: { code: "ACCOUNT_DISABLED" } });
    await changePerson(root, userId, { isDisabled: false });
    expect(await isSignedIn(await browser())).toBe(true);
  });

  it("does not lock itself out", async () => {
    const root = await createAdministrator();
    for (const input of [{ isDisabled: true }, { isAdministrator: false }])
      await expect(changePerson(root, root.userId, input)).rejects.toMatchObject({
        code: "conflict",
      });
    expect(await listPeople(root)).not.toEqual([]);
  });
});

describe("sign-in by strangers", () => {
  it.each(["/change-password", "/update-user", "/list-sessions", "/request-password-reset"])(
    "finds %s closed",
    async (path) => {
      const request = new Request(`http://localhost:3000/api/auth${path}`, {
        method: path === "/list-sessions" ? "GET" : "POST",
        headers: { "content-type": "application/json", origin: "http://localhost:3000" },
        ...(path !== "/list-sessions" && { body: "{}" }),
      });
      expect((await auth.handler(request)).status).toBe(404);
    },
  );
});
