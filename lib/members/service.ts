import "server-only";
import { auth } from "@/lib/auth/auth";
import { isOidcOnly } from "@/lib/auth/oidc-settings";
import { createSecretToken, hashSecretToken } from "@/lib/auth/secret-token";
import { type KeyScope, keyScopes, type Viewer } from "@/lib/auth/viewer";
import { AppError, notFound } from "@/lib/errors";
import { nameChange } from "@/lib/http/call-context";
import { isUuid } from "@/lib/http/schema";
import { openToAdminister, openToKeys, type WriteScope } from "@/lib/projects/access";
import { mayAdminister } from "@/lib/projects/may-write";
import { makeOnce } from "@/lib/projects/repeated-response";
import { putProject } from "@/lib/projects/service";
import { insertKey, insertTerminalEntry, renameUser, revokeKey } from "./mutations";
import { hasAccount, listKeys } from "./queries";
import type { CreatedKey, CreateKeyInput, FirstStartInput, KeySummary } from "./schema";

const dayMs = 24 * 60 * 60 * 1000;
type Person = Extract<Viewer, { kind: "user" }>;

/** Of the account that the printed link makes, until its owner chooses one. */
export const placeholderEmail = "owner@onset.local";
const terminal: Viewer = { kind: "system", name: "terminal" };

/** Makes a key of the project; the key itself is in the answer and nowhere else. */
export async function createKey(
  viewer: Viewer,
  project: string,
  input: CreateKeyInput,
  key: string | null = null,
): Promise<CreatedKey> {
  const days = input.expiresInDays;
  const expiresAt = days ? new Date(Date.now() + days * dayMs) : null;
  const scope = await openToKeys(viewer, project);
  // A key can do no more than whoever makes it.
  if (input.scopes.includes("admin")) await openToAdminister(viewer, project);
  const once = { key, noun: "key", input };
  return makeOnce(scope, once, () => createKeyIn(scope, { ...input, expiresAt }));
}

async function createKeyIn(
  scope: WriteScope,
  input: { name: string; scopes: readonly KeyScope[]; expiresAt: Date | null },
): Promise<CreatedKey> {
  const key = createSecretToken("onset_");
  const row = await insertKey(scope, {
    name: input.name,
    hash: hashSecretToken(key),
    prefix: key.slice(0, 12),
    scopes: keyScopes.filter((known) => input.scopes.includes(known)),
    expiresAt: input.expiresAt,
    ownerId: scope.userId,
  });
  const summary = toSummary(row);
  nameChange({ action: "key.create", target: keyTarget(summary) });
  return { key, summary };
}

function keyTarget({ name, scopes }: KeySummary): string {
  return `keys/${name} (${scopes.join(", ")})`;
}

/** All keys for whoever administers the project; their own for whoever may make some. */
export async function listProjectKeys(viewer: Viewer, project: string): Promise<KeySummary[]> {
  const scope = await openToKeys(viewer, project);
  return (await listKeys(scope, await onlyOwn(viewer, scope))).map(toSummary);
}

/** The key is dead at the next request. */
export async function revokeProjectKey(viewer: Viewer, project: string, id: string): Promise<void> {
  const scope = await openToKeys(viewer, project);
  const isRevoked = isUuid(id) && (await revokeKey(scope, id, await onlyOwn(viewer, scope)));
  if (!isRevoked) throw notFound("API key", id);
}

/** The person whose keys alone a viewer sees; undefined where all are theirs to see. */
async function onlyOwn(viewer: Viewer, { slug, userId }: WriteScope): Promise<string | undefined> {
  const seesAll = userId === null || (await mayAdminister(viewer, slug));
  return seesAll ? undefined : userId;
}

export type TerminalKeyInput = {
  projectSlug: string;
  name: string;
  scopes: readonly KeyScope[];
  expiresAt: Date | null;
  createMissingProject: boolean;
};

/** A key for whoever can run commands on the server: `npm run key`. Mistakes come back as a sentence. */
export async function createKeyFromTerminal(
  input: TerminalKeyInput,
): Promise<{ ok: true; key: string } | { ok: false; message: string }> {
  const { projectSlug, createMissingProject } = input;
  try {
    if (createMissingProject) await putProject(terminal, projectSlug, {});
    const scope = await openToAdminister(terminal, projectSlug);
    const { key, summary } = await createKeyIn(scope, input);
    await insertTerminalEntry(scope, "key.create", keyTarget(summary));
    return { ok: true, key };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const hint = error.code === "not-found" ? "; add --create to make it" : "";
    return { ok: false, message: `${error.message}${hint}` };
  }
}

/** A person; a key has no account. */
export function requirePerson(viewer: Viewer): Person {
  if (viewer.kind === "user") return viewer;
  throw new AppError("forbidden", "only a signed-in person has an account");
}

/** Name, address and first password of a person who came by the printed link. */
export async function setUpAccount(
  viewer: Viewer,
  input: FirstStartInput,
  headers: Headers,
): Promise<{ email: string }> {
  const { userId } = requirePerson(viewer);
  if (await hasAccount(userId)) {
    throw new AppError(
      "conflict",
      "this account has a way to sign in already; change the password with the old one",
    );
  }
  if (input.password === undefined && !isOidcOnly()) {
    const message = "the password is missing";
    throw new AppError("invalid-input", message, [{ column: "password", message }]);
  }
  const email = input.email.toLowerCase();
  if (!(await renameUser(userId, { name: input.name, email }))) {
    throw new AppError("conflict", `somebody else signs in with ${email}`, [
      { column: "email", message: "is taken" },
    ]);
  }
  if (input.password !== undefined && !isOidcOnly())
    await auth.api.setPassword({ body: { newPassword: input.password }, headers });
  return { email };
}

/** Whether a person came by the printed link and has no name, address and password of their own yet. */
export async function needsSetUp({ userId, email }: Person): Promise<boolean> {
  if (await hasAccount(userId)) return false;
  return !isOidcOnly() || email === placeholderEmail;
}

function toSummary(row: Awaited<ReturnType<typeof insertKey>>): KeySummary {
  return {
    id: row.id,
    owner: row.owner && { user: row.owner.id, name: row.owner.name },
    name: row.name,
    prefix: row.prefix,
    scopes: keyScopes.filter((known) => row.scopes.includes(known)),
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt?.toISOString() ?? null,
    revokedAt: row.revokedAt?.toISOString() ?? null,
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
  };
}
