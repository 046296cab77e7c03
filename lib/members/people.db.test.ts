import { beforeEach, describe, expect, it } from "vitest";
import { readViewer } from "@/lib/auth/read-viewer";
import type { Viewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db/client";
import { openToRead } from "@/lib/projects/access";
import { putProject } from "@/lib/projects/service";
import { createMember, createUser, keyViewer } from "@/lib/testing/people";
import { changeRole, handOverProject } from "./change-role";
import { listMembers } from "./list-members";
import { removeMember } from "./remove-member";
import { createKey, listProjectKeys } from "./service";

type Person = Extract<Viewer, { kind: "user" }>;

let owner: Person;
let project: string;
const at = (person: Person) => ({ project, user: person.userId });
const bearer = (key: string) => new Headers({ authorization: `Bearer ${key}` });

async function roleOf(person: Person): Promise<string | undefined> {
  const members = await listMembers({ kind: "system", name: "test" }, project);
  return members.find(({ user }) => user === person.userId)?.role;
}

beforeEach(async () => {
  owner = await createUser("Ada");
  project = `people-${owner.userId.slice(0, 8)}`;
  await putProject(owner, project, {});
});

describe("listMembers", () => {
  it("names everybody, owners first, for whoever administers", async () => {
    const admin = await createMember(project, "admin");
    await createMember(project, "viewer");
    const members = await listMembers(admin, project);
    expect(members.map(({ role }) => role)).toEqual(["owner", "admin", "viewer"]);
    expect(members[0]).toMatchObject({ name: "Ada", email: owner.email, lastSeenAt: null });
    expect(await listMembers(await keyViewer(project, ["admin"]), project)).toEqual(members);
  });

  it("is refused to who may not administer, and to strangers as if it were not there", async () => {
    const editor = await createMember(project, "editor");
    await expect(listMembers(editor, project)).rejects.toMatchObject({ code: "forbidden" });
    const stranger = await createUser("Stranger");
    await expect(listMembers(stranger, project)).rejects.toMatchObject({ code: "not-found" });
  });
});

describe("changeRole", () => {
  it("gives a member another role", async () => {
    const member = await createMember(project, "viewer");
    expect(await changeRole(owner, at(member), "editor")).toMatchObject({ role: "editor" });
    expect(await roleOf(member)).toBe("editor");
  });

  it("leaves the last owner an owner, and says what to do first", async () => {
    await expect(changeRole(owner, at(owner), "viewer")).rejects.toMatchObject({
      code: "conflict",
      message: `Ada is the last owner of project "${project}": name another owner first`,
    });
    expect(await roleOf(owner)).toBe("owner");
  });

  it("lets one of two owners go even when both ask at once", async () => {
    const second = await createMember(project, "owner");
    const results = await Promise.allSettled([
      changeRole(owner, at(owner), "viewer"),
      changeRole(second, at(second), "viewer"),
    ]);
    expect(results.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  });

  it("keeps naming and changing owners to owners", async () => {
    const admin = await createMember(project, "admin");
    const member = await createMember(project, "editor");
    for (const viewer of [admin, await keyViewer(project, ["admin"])]) {
      await expect(changeRole(viewer, at(member), "owner")).rejects.toMatchObject({
        code: "forbidden",
      });
      await expect(changeRole(viewer, at(owner), "viewer")).rejects.toMatchObject({
        code: "forbidden",
      });
    }
    expect(await changeRole(admin, at(member), "admin")).toMatchObject({ role: "admin" });
  });

  it("does not find people of another project", async () => {
    const stranger = await createUser("Stranger");
    await expect(changeRole(owner, at(stranger), "viewer")).rejects.toMatchObject({
      code: "not-found",
    });
  });
});

describe("handOverProject", () => {
  it("makes the other an owner and oneself an admin", async () => {
    const heir = await createMember(project, "editor");
    await handOverProject(owner, at(heir));
    expect([await roleOf(heir), await roleOf(owner)]).toEqual(["owner", "admin"]);
  });

  it("is refused to admins, and towards a disabled account", async () => {
    const admin = await createMember(project, "admin");
    await expect(handOverProject(admin, at(admin))).rejects.toMatchObject({ code: "forbidden" });
    const data = { disabledAt: new Date() };
    await db.user.update({ where: { id: admin.userId }, data });
    await expect(handOverProject(owner, at(admin))).rejects.toMatchObject({ code: "conflict" });
    expect(await roleOf(owner)).toBe("owner");
  });
});

describe("removeMember", () => {
  it("ends what the person saw at once", async () => {
    const member = await createMember(project, "editor");
    await removeMember(owner, at(member), {});
    await expect(openToRead(member, project)).rejects.toMatchObject({ code: "not-found" });
  });

  it("lets anyone leave but the last owner", async () => {
    const reader = await createMember(project, "viewer");
    await removeMember(reader, at(reader), {});
    expect(await roleOf(reader)).toBeUndefined();
    await expect(removeMember(owner, at(owner), {})).rejects.toMatchObject({ code: "conflict" });
    expect(await roleOf(owner)).toBe("owner");
  });

  it("is refused to editors, and of owners to admins", async () => {
    const [editor, admin] = [
      await createMember(project, "editor"),
      await createMember(project, "admin"),
    ];
    await expect(removeMember(editor, at(admin), {})).rejects.toMatchObject({ code: "forbidden" });
    await createMember(project, "owner");
    await expect(removeMember(admin, at(owner), {})).rejects.toMatchObject({ code: "forbidden" });
  });

  it("asks what becomes of keys that work, and changes nothing before it knows", async () => {
    const member = await createMember(project, "editor");
    const { key } = await createKey(member, project, { name: "trainer", scopes: ["write"] });
    await expect(removeMember(owner, at(member), {})).rejects.toMatchObject({
      code: "conflict",
      message:
        'editor holds a key that works (trainer): say whether keys are to "revoke" or "handOver"',
    });
    expect(await roleOf(member)).toBe("editor");
    await removeMember(owner, at(member), { keys: "revoke" });
    await expect(readViewer(bearer(key))).rejects.toMatchObject({
      message: "this API key was revoked",
    });
  });

  it("hands keys over to whoever removes, with no more than the one who leaves could do", async () => {
    const member = await createMember(project, "admin");
    const { key } = await createKey(member, project, { name: "trainer", scopes: ["admin"] });
    await changeRole(owner, at(member), "editor");
    await removeMember(owner, at(member), { keys: "handOver" });
    expect(await readViewer(bearer(key))).toMatchObject({ scopes: ["read", "write"] });
    expect(await listProjectKeys(owner, project)).toMatchObject([
      { name: "trainer", owner: { user: owner.userId } },
    ]);
  });

  it("hands a leaver's keys to an owner, or to the member who was named, and to nobody else", async () => {
    const [member, heir] = [
      await createMember(project, "editor"),
      await createMember(project, "editor"),
    ];
    await createKey(member, project, { name: "trainer", scopes: ["read"] });
    const stranger = await createUser("Stranger");
    const given = { keys: "handOver", to: stranger.userId } as const;
    await expect(removeMember(member, at(member), given)).rejects.toMatchObject({
      code: "invalid-input",
    });
    await removeMember(member, at(member), { keys: "handOver", to: heir.userId });
    expect((await listProjectKeys(heir, project)).map(({ name }) => name)).toEqual(["trainer"]);
    await removeMember(heir, at(heir), { keys: "handOver" });
    expect(await listProjectKeys(owner, project)).toMatchObject([
      { owner: { user: owner.userId } },
    ]);
  });
});
