import "server-only";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { auth } from "./auth";
import { hashSecretToken } from "./secret-token";
import { type KeyScope, keyScopes, type Viewer } from "./viewer";

const lastUseGranularityMs = 60_000;

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
  return { kind: "user", userId: id, name, email };
}

async function readKey(key: string): Promise<Viewer> {
  const row = await db.apiKey.findUnique({ where: { hash: hashSecretToken(key) } });
  const now = new Date();
  if (row === null) throw new AppError("unauthenticated", "this API key does not exist");
  if (row.revokedAt !== null) throw new AppError("unauthenticated", "this API key was revoked");
  if (row.expiresAt !== null && row.expiresAt <= now) {
    throw new AppError("unauthenticated", `this API key expired at ${row.expiresAt.toISOString()}`);
  }
  if (row.lastUsedAt === null || now.getTime() - row.lastUsedAt.getTime() > lastUseGranularityMs) {
    await db.apiKey.updateMany({ where: { id: row.id }, data: { lastUsedAt: now } });
  }
  const scopes = row.scopes.filter((scope): scope is KeyScope =>
    keyScopes.some((known) => known === scope),
  );
  return { kind: "key", keyId: row.id, projectId: row.projectId, name: row.name, scopes };
}
