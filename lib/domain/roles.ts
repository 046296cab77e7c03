/** Roles in a project, from the least to the most. */
export const roles = ["viewer", "editor", "admin", "owner"] as const;
export type Role = (typeof roles)[number];

/** The role of a stored membership; null where there is none. The database holds it to these names. */
export function roleIn(member: { role: string } | null | undefined): Role | null {
  return roles.find((role) => role === member?.role) ?? null;
}

/** The same of a row that is there; a name that is none counts as the least. */
export function storedRole(row: { role: string }): Role {
  return roleIn(row) ?? "viewer";
}

/** What may be done in a project. "own" is for its owners alone; no key has it. */
export type Right = "read" | "write" | "admin" | "own";

/** The one table of what each role may do; `roleMeanings` says it in words where a role is chosen. */
export const rightsOfRole: Record<Role, readonly Right[]> = {
  viewer: ["read"],
  editor: ["read", "write"],
  admin: ["read", "write", "admin"],
  owner: ["read", "write", "admin", "own"],
};

/** Each role in words; every one may also do what those before it may. */
export const roleMeanings: Record<Role, string> = {
  viewer: "Reads everything, also single answers.",
  editor: "Also uploads, edits and deletes runs, makes shared links and keys.",
  admin: "Also invites, changes roles and settings, reads the audit trail.",
  owner: "Also deletes the project and names owners.",
};

/** All that a role may do, in words, for somebody who does not see the roles before it. */
export function fullMeaning(role: Role): string {
  return roles
    .slice(0, roles.indexOf(role) + 1)
    .map((each) => roleMeanings[each])
    .join(" ");
}

/** The scopes of a key that are worth anything: its own, as far as the role of its owner goes. */
export function scopesWithin<Scope extends Right>(
  scopes: readonly Scope[],
  role: Role,
): readonly Scope[] {
  const rights = rightsOfRole[role];
  // A key with scope admin stands for all scopes, so it falls back to what its owner may.
  const meant = scopes.includes("admin" as Scope)
    ? (["read", "write", "admin"] as Scope[])
    : scopes;
  return meant.filter((scope) => rights.includes(scope));
}
