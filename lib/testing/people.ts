import { randomUUID } from "node:crypto";
import type { KeyScope, Viewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db/client";
import type { Role } from "@/lib/domain/roles";

type Person = Extract<Viewer, { kind: "user" }>;

/** A person as Better Auth stores one, without a password. */
export async function createUser(name: string): Promise<Person> {
  const userId = randomUUID();
  const email = `${name.toLowerCase()}-${userId}@example.org`;
  await db.user.create({ data: { id: userId, name, email } });
  return { kind: "user", userId, name, email };
}

/** A person with a role in an existing project. */
export async function createMember(project: string, role: Role): Promise<Person> {
  const person = await createUser(role);
  const { id } = await db.project.findUniqueOrThrow({ where: { slug: project } });
  await db.member.create({ data: { projectId: id, userId: person.userId, role } });
  return person;
}

/** A key's viewer, as if the key had been read from a request. */
export async function keyViewer(project: string, scopes: readonly KeyScope[]): Promise<Viewer> {
  const { id } = await db.project.findUniqueOrThrow({ where: { slug: project } });
  return { kind: "key", keyId: randomUUID(), projectId: id, name: "test key", scopes };
}
