import "server-only";
import { db } from "@/lib/db/client";
import { type Role, roleIn, scopesWithin } from "@/lib/domain/roles";
import { AppError } from "@/lib/errors";
import { auth } from "./auth";
import { projectOfSecret } from "./project-of-secret";
import { hashSecretToken } from "./secret-token";
import { type KeyScope, keyScopes, type Viewer } from "./viewer";

const lastUseGranularityMs = 60_000;

/** The person whose session a page's request carries. A key opens no page, and a proxy may ask for a password of its own. */
export async function readPerson(
  headers: Headers,
): Promise<Extract<Viewer, { kind: "user" }> | null> {
  const own = new Headers(headers);
  own.delete("authorization");
  const viewer = await readViewer(own);
  return viewer?.kind === "user" ? viewer : null;
}

/** Who sends these headers: an API key, or a signed-in person, or nobody (null). A dead key is refused, not ignored. */
export async function readViewer(headers: Headers): Promise<Viewer | null> {
  const authorization = headers.get("authorization");
  if (authorization !== null) {
    const key = /^Bearer\s+(\S+)\s*$/i.exec(authorization)?.[1];
    if (key === undefined) {
      throw new AppError(
        "unauthenticated",
        "the Authorization header is not of the form: Bearer <API key>",
      );
    }
    return readKey(key);
  }
  const session = await auth.api.getSession({ headers });
  if (session === null) return null;
  const { id, name, email } = session.user;
  await noteSeen(id);
  return { kind: "user", userId: id, name, email };
}

const seenAtMs = new Map<string, number>();
const mostRemembered = 10_000;

/** Writes when a person was here last, at most once a minute. */
async function noteSeen(userId: string): Promise<void> {
  const now = Date.now();
  if (now - (seenAtMs.get(userId) ?? 0) < lastUseGranularityMs) return;
  if (seenAtMs.size > mostRemembered) seenAtMs.clear();
  seenAtMs.set(userId, now);
  await db.user.updateMany({ where: { id: userId }, data: { lastSeenAt: new Date(now) } });
}

async function readKey(key: string): Promise<Viewer> {
  const hash = hashSecretToken(key);
  const projectId = await projectOfSecret(hash);
  const row =
    projectId &&
    (await db.apiKey.findUnique({
      where: { projectId_hash: { projectId, hash } },
      include: { owner: { include: { members: { select: { projectId: true, role: true } } } } },
    }));
  const now = new Date();
  if (!row) throw new AppError("unauthenticated", "this API key does not exist");
  if (row.revokedAt !== null) throw new AppError("unauthenticated", "this API key was revoked");
  if (row.expiresAt !== null && row.expiresAt <= now) {
    throw new AppError("unauthenticated", `this API key expired at ${row.expiresAt.toISOString()}`);
  }
  if (row.lastUsedAt === null || now.getTime() - row.lastUsedAt.getTime() > lastUseGranularityMs) {
    await db.apiKey.updateMany({
      where: { projectId: row.projectId, id: row.id },
      data: { lastUsedAt: now },
    });
  }
  const stored = row.scopes.filter((scope): scope is KeyScope =>
    keyScopes.some((known) => known === scope),
  );
  const scopes = row.owner === null ? stored : scopesWithin(stored, roleOfOwner(row, row.owner));
  return { kind: "key", keyId: row.id, projectId: row.projectId, name: row.name, scopes };
}

type Owner = {
  name: string;
  disabledAt: Date | null;
  members: { projectId: string; role: string }[];
};

/** A key can do what its owner may, and nothing once they are gone. */
function roleOfOwner({ projectId }: { projectId: string }, owner: Owner): Role {
  if (owner.disabledAt !== null) {
    throw new AppError(
      "unauthenticated",
      `this API key is ${owner.name}'s, whose account is disabled`,
    );
  }
  const role = roleIn(owner.members.find((candidate) => candidate.projectId === projectId));
  if (role === null) {
    throw new AppError("unauthenticated", `this API key is ${owner.name}'s, who left the project`);
  }
  return role;
}
