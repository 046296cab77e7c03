import { type Role, roles } from "./roles";

/** A value of the identity provider's claim, and the role that it gives in a project. */
export type ClaimRole = { value: string; project: string; role: Role };

/** Reads "ml-team=my-project:editor, leads=my-project:admin"; null where it is no such list. */
export function readClaimRoles(text: string): ClaimRole[] | null {
  const read = text
    .split(",")
    .filter((part) => part.trim() !== "")
    .map(readOne);
  return read.every((item) => item !== null) ? read : null;
}

function readOne(part: string): ClaimRole | null {
  const [, value, project, name] =
    /^\s*(.+?)\s*=\s*([A-Za-z0-9][A-Za-z0-9._-]{0,127})\s*:\s*(\w+)\s*$/.exec(part) ?? [];
  const role = roles.find((known) => known === name);
  if (value === undefined || project === undefined || role === undefined) return null;
  return { value, project, role };
}

/** The roles that a person's claim gives, by project: the highest where several fit. */
export function rolesByClaim(claim: unknown, table: readonly ClaimRole[]): Map<string, Role> {
  const values = new Set((Array.isArray(claim) ? claim : [claim]).map(String));
  const given = new Map<string, Role>();
  for (const { value, project, role } of table) {
    const before = given.get(project);
    const isHigher = before === undefined || roles.indexOf(role) > roles.indexOf(before);
    if (values.has(value) && isHigher) given.set(project, role);
  }
  return given;
}
