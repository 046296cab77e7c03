import { describe, expect, it, test } from "vitest";
import { fullMeaning, rightsOfRole, roleMeanings, roles, scopesWithin } from "./roles";

describe("rightsOfRole", () => {
  it("gives each role what the one before it has, and more", () => {
    for (const [at, role] of roles.entries()) {
      const before = roles[at - 1];
      if (before === undefined) continue;
      expect(rightsOfRole[role]).toEqual(expect.arrayContaining([...rightsOfRole[before]]));
      expect(rightsOfRole[role].length).toBeGreaterThan(rightsOfRole[before].length);
    }
  });

  it("keeps owning to owners", () => {
    expect(roles.filter((role) => rightsOfRole[role].includes("own"))).toEqual(["owner"]);
  });
});

describe("scopesWithin", () => {
  it.each([
    ["owner", ["admin"], ["read", "write", "admin"]],
    ["admin", ["read", "write"], ["read", "write"]],
    ["editor", ["admin"], ["read", "write"]],
    ["viewer", ["read", "write", "admin"], ["read"]],
    ["viewer", ["write"], []],
  ] as const)(
    "leaves the key of a person who is %s with scopes %j only %j",
    (role, scopes, left) => {
      expect(scopesWithin(scopes, role)).toEqual(left);
    },
  );
});

test("the whole meaning of a role begins with what everybody may", () => {
  expect(fullMeaning("viewer")).toBe(roleMeanings.viewer);
  expect(fullMeaning("editor")).toBe(`${roleMeanings.viewer} ${roleMeanings.editor}`);
});
