import { beforeAll, describe, expect, it } from "vitest";
import type { KeyScope, Viewer } from "@/lib/auth/viewer";
import type { Right, Role } from "@/lib/domain/roles";
import { createMember, createUser, keyViewer } from "@/lib/testing/people";
import {
  canCreateProject,
  openToAdminister,
  openToOwn,
  openToRead,
  openToReadRuns,
  openToWrite,
} from "./access";
import { putProject } from "./service";

const doors = {
  read: openToRead,
  write: openToWrite,
  admin: openToAdminister,
  own: openToOwn,
} as const;

async function rightsOf(viewer: Viewer, project: string): Promise<Right[]> {
  const opened: Right[] = [];
  for (const right of ["read", "write", "admin", "own"] as const) {
    await doors[right](viewer, project).then(
      () => opened.push(right),
      () => null,
    );
  }
  return opened;
}

beforeAll(async () => {
  const owner = await createUser("Owner");
  await putProject(owner, "mine", {});
  await putProject(owner, "other", {});
});

describe("roles", () => {
  it.each<[Role, Right[]]>([
    ["owner", ["read", "write", "admin", "own"]],
    ["admin", ["read", "write", "admin"]],
    ["editor", ["read", "write"]],
    ["viewer", ["read"]],
  ])("gives %s the rights %j", async (role, rights) => {
    expect(await rightsOf(await createMember("mine", role), "mine")).toEqual(rights);
  });

  it("tells a viewer who may not write what they may", async () => {
    const viewer = await createMember("mine", "viewer");
    await expect(openToWrite(viewer, "mine")).rejects.toMatchObject({
      code: "forbidden",
      message: "this needs the right to write: you may read",
    });
  });

  it("tells an admin what is the owners' alone", async () => {
    const admin = await createMember("mine", "admin");
    await expect(openToOwn(admin, "mine")).rejects.toMatchObject({
      code: "forbidden",
      message: "this needs an owner of the project: you may read, write, admin",
    });
  });

  it("answers a stranger as if the project were not there", async () => {
    const stranger = await createUser("Stranger");
    await expect(openToRead(stranger, "mine")).rejects.toMatchObject({ code: "not-found" });
    await expect(openToAdminister(stranger, "mine")).rejects.toMatchObject({ code: "not-found" });
  });
});

describe("keys", () => {
  it.each<[KeyScope[], KeyScope[]]>([
    [["read"], ["read"]],
    [
      ["read", "write"],
      ["read", "write"],
    ],
    [["write"], ["write"]],
    [["admin"], ["read", "write", "admin"]],
    [[], []],
  ])("with scopes %j open %j", async (scopes, rights) => {
    expect(await rightsOf(await keyViewer("mine", scopes), "mine")).toEqual(rights);
  });

  it("of another project find nothing, whatever their scopes", async () => {
    const key = await keyViewer("other", ["read", "write", "admin"]);
    await expect(openToRead(key, "mine")).rejects.toMatchObject({
      code: "not-found",
      message: "no such project: mine",
    });
  });

  it("name themselves and their scopes when they are refused", async () => {
    const key = await keyViewer("mine", ["read"]);
    await expect(openToWrite(key, "mine")).rejects.toMatchObject({
      code: "forbidden",
      message: 'this needs the right to write: the key "test key" has scopes read',
    });
  });

  it("cannot make a project", async () => {
    expect(canCreateProject(await keyViewer("mine", ["admin"]))).toBe(false);
    expect(canCreateProject(await createUser("Maker"))).toBe(true);
  });
});

describe("share links", () => {
  it("open the runs they were made for and nothing else of the project", async () => {
    const key = await keyViewer("mine", []);
    if (key.kind !== "key") throw new Error("expected a key");
    const share: Viewer = { kind: "share", projectId: key.projectId, runIds: ["a"] };
    expect(await rightsOf(share, "mine")).toEqual([]);
    expect((await openToReadRuns(share, "mine")).runIds).toEqual(["a"]);
    await expect(openToReadRuns(share, "other")).rejects.toMatchObject({ code: "not-found" });
    expect(canCreateProject(share)).toBe(false);
  });
});
