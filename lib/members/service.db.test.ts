import { createHash } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { readViewer } from "@/lib/auth/read-viewer";
import type { Viewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db/client";
import { putProject } from "@/lib/projects/service";
import { createMember, createUser, keyViewer } from "@/lib/testing/people";
import { createKey, createKeyFromTerminal, listProjectKeys, revokeProjectKey } from "./service";

let owner: Viewer;

beforeAll(async () => {
  owner = await createUser("Owner");
  await putProject(owner, "mine", {});
  await putProject(owner, "other", {});
});

const bearer = (key: string) => new Headers({ authorization: `Bearer ${key}` });

describe("createKey", () => {
  it("stores the hash of the key and not the key", async () => {
    const { key, summary } = await createKey(owner, "mine", { name: "ci", scopes: ["read"] });
    const row = await db.apiKey.findFirstOrThrow({ where: { id: summary.id } });
    expect(row.hash).toBe(createHash("sha256").update(key).digest("hex"));
    expect(JSON.stringify(row)).not.toContain(key);
    expect(key.startsWith(row.prefix)).toBe(true);
    expect(key.length - row.prefix.length).toBeGreaterThanOrEqual(36);
  });

  it("makes a key that opens its project with its scopes", async () => {
    const { key } = await createKey(owner, "mine", { name: "ci", scopes: ["write", "read"] });
    expect(await readViewer(bearer(key))).toMatchObject({
      kind: "key",
      name: "ci",
      scopes: ["read", "write"],
    });
  });

  it.each([
    ["viewer", "read"],
    ["editor", "admin"],
  ] as const)("is refused to a %s for scope %s", async (role, scope) => {
    const member = await createMember("mine", role);
    const making = createKey(member, "mine", { name: "x", scopes: [scope] });
    await expect(making).rejects.toMatchObject({ code: "forbidden" });
  });

  it("makes a key that can do what its owner may, and nothing once they are gone", async () => {
    const member = await createMember("mine", "admin");
    const { key } = await createKey(member, "mine", { name: "follows", scopes: ["admin"] });
    expect(await readViewer(bearer(key))).toMatchObject({ scopes: ["read", "write", "admin"] });
    await db.member.updateMany({ where: { userId: member.userId }, data: { role: "viewer" } });
    expect(await readViewer(bearer(key))).toMatchObject({ scopes: ["read"] });
    const disabledAt = new Date();
    await db.user.update({ where: { id: member.userId }, data: { disabledAt } });
    await expect(readViewer(bearer(key))).rejects.toMatchObject({
      code: "unauthenticated",
      message: "this API key is admin's, whose account is disabled",
    });
    await db.user.update({ where: { id: member.userId }, data: { disabledAt: null } });
    await db.member.deleteMany({ where: { userId: member.userId } });
    await expect(readViewer(bearer(key))).rejects.toMatchObject({
      message: "this API key is admin's, who left the project",
    });
  });

  it("is refused to a key that may write but not administer", async () => {
    const key = await keyViewer("mine", ["read", "write"]);
    const making = createKey(key, "mine", { name: "x", scopes: ["admin"] });
    await expect(making).rejects.toMatchObject({ code: "forbidden" });
  });

  it("finds no project for a key of another one", async () => {
    const key = await keyViewer("other", ["admin"]);
    const making = createKey(key, "mine", { name: "x", scopes: ["read"] });
    await expect(making).rejects.toMatchObject({ code: "not-found" });
  });
});

describe("reading a key", () => {
  it("refuses a key that never was, and a header of another form", async () => {
    await expect(readViewer(bearer("onset_nothing"))).rejects.toMatchObject({
      code: "unauthenticated",
    });
    const basic = new Headers({ authorization: "Basic abc" });
    await expect(readViewer(basic)).rejects.toMatchObject({ code: "unauthenticated" });
  });

  it("refuses an expired key and says since when", async () => {
    const made = await createKeyFromTerminal({
      projectSlug: "mine",
      name: "old",
      scopes: ["read"],
      expiresAt: new Date("2020-01-02T03:04:05Z"),
      createMissingProject: false,
    });
    if (!made.ok) throw new Error(made.message);
    await expect(readViewer(bearer(made.key))).rejects.toMatchObject({
      code: "unauthenticated",
      message: "this API key expired at 2020-01-02T03:04:05.000Z",
    });
  });

  it("remembers when a key was used last", async () => {
    const { key, summary } = await createKey(owner, "mine", { name: "used", scopes: ["read"] });
    expect(summary.lastUsedAt).toBeNull();
    await readViewer(bearer(key));
    const listed = (await listProjectKeys(owner, "mine")).find(({ id }) => id === summary.id);
    expect(listed?.lastUsedAt).not.toBeNull();
  });
});

describe("revokeProjectKey", () => {
  it("kills the key at the next request, and may be repeated", async () => {
    const { key, summary } = await createKey(owner, "mine", { name: "dead", scopes: ["read"] });
    await revokeProjectKey(owner, "mine", summary.id);
    const first = (await listProjectKeys(owner, "mine")).find(({ id }) => id === summary.id);
    await expect(readViewer(bearer(key))).rejects.toMatchObject({
      code: "unauthenticated",
      message: "this API key was revoked",
    });
    await revokeProjectKey(owner, "mine", summary.id);
    const again = (await listProjectKeys(owner, "mine")).find(({ id }) => id === summary.id);
    expect(again?.revokedAt).toBe(first?.revokedAt);
  });

  it("does not find a key of another project, and leaves it alive", async () => {
    const { key, summary } = await createKey(owner, "other", { name: "far", scopes: ["read"] });
    const revoking = revokeProjectKey(owner, "mine", summary.id);
    await expect(revoking).rejects.toMatchObject({ code: "not-found" });
    expect(await readViewer(bearer(key))).toMatchObject({ kind: "key" });
  });

  it.each(["", "not-an-id", "' OR 1=1 --"])("does not find the key %j", async (id) => {
    await expect(revokeProjectKey(owner, "mine", id)).rejects.toMatchObject({ code: "not-found" });
  });
});

describe("listProjectKeys", () => {
  it("never tells a hash", async () => {
    await createKey(owner, "mine", { name: "listed", scopes: ["read"] });
    const keys = await listProjectKeys(owner, "mine");
    const hashes = await db.apiKey.findMany({ select: { hash: true } });
    for (const { hash } of hashes) expect(JSON.stringify(keys)).not.toContain(hash);
  });

  it("shows an editor their own keys alone, which they may revoke, and no other", async () => {
    const editor = await createMember("mine", "editor");
    const own = await createKey(editor, "mine", { name: "own", scopes: ["read", "write"] });
    const foreign = await createKey(owner, "mine", { name: "foreign", scopes: ["read"] });
    const listed = await listProjectKeys(editor, "mine");
    expect(listed.map(({ name }) => name)).toEqual(["own"]);
    expect(listed[0]?.owner).toEqual({ user: editor.userId, name: "editor" });
    await revokeProjectKey(editor, "mine", own.summary.id);
    const revoking = revokeProjectKey(editor, "mine", foreign.summary.id);
    await expect(revoking).rejects.toMatchObject({ code: "not-found" });
  });

  it("is refused to a member who may only read, and to a key that may only write", async () => {
    const reader = await createMember("mine", "viewer");
    await expect(listProjectKeys(reader, "mine")).rejects.toMatchObject({ code: "forbidden" });
    const key = await keyViewer("mine", ["read", "write"]);
    await expect(listProjectKeys(key, "mine")).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("createKeyFromTerminal", () => {
  const input = {
    name: "terminal",
    scopes: ["read"],
    expiresAt: null,
    createMissingProject: false,
  } as const;

  it("says how to make a project that is missing", async () => {
    expect(await createKeyFromTerminal({ ...input, projectSlug: "nowhere" })).toEqual({
      ok: false,
      message: "no such project: nowhere; add --create to make it",
    });
  });

  it("makes the missing project when asked to", async () => {
    const made = await createKeyFromTerminal({
      ...input,
      projectSlug: "from-terminal",
      createMissingProject: true,
    });
    expect(made.ok).toBe(true);
    expect(await db.project.count({ where: { slug: "from-terminal" } })).toBe(1);
  });
});
