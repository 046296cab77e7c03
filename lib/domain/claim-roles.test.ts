import { describe, expect, it } from "vitest";
import { readClaimRoles, rolesByClaim } from "./claim-roles";

describe("readClaimRoles", () => {
  it("reads value, project and role, with blanks around them", () => {
    expect(readClaimRoles("ml-team = team-a : editor , /org/leads=team.b:admin,")).toEqual([
      { value: "ml-team", project: "team-a", role: "editor" },
      { value: "/org/leads", project: "team.b", role: "admin" },
    ]);
  });

  it.each(["ml-team", "ml-team=team", "ml-team=team:king", "=team:editor", "a=b/c:editor"])(
    "knows that %j is none",
    (text) => {
      expect(readClaimRoles(text)).toBeNull();
    },
  );
});

describe("rolesByClaim", () => {
  const table = readClaimRoles("ml=a:editor, leads=a:admin, ml=b:viewer") ?? [];

  it("takes a list or a single value, and the highest role where several fit", () => {
    expect([...rolesByClaim(["ml", "leads"], table)]).toEqual([
      ["a", "admin"],
      ["b", "viewer"],
    ]);
    expect([...rolesByClaim("ml", table)]).toEqual([
      ["a", "editor"],
      ["b", "viewer"],
    ]);
  });

  it("gives nothing without the claim, or for values that nobody listed", () => {
    expect([...rolesByClaim(undefined, table)]).toEqual([]);
    expect([...rolesByClaim(["others"], table)]).toEqual([]);
  });
});
