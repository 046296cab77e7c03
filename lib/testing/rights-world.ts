import { randomUUID } from "node:crypto";
import { createMagicLink, openMagicLink } from "@/lib/auth/auth";
import { hashSecretToken } from "@/lib/auth/secret-token";
import { db } from "@/lib/db/client";
import type { Role } from "@/lib/domain/roles";
import type { ViewerKind } from "@/lib/rights/expected";
import { createApiKey, createApiProject } from "@/lib/testing/api-call";
import { createMember, createUser } from "@/lib/testing/people";

type Person = { name: string; email: string };

/** Headers by which a person is known, as their browser sends them after signing in. */
export async function signedIn({ name, email }: Person): Promise<Record<string, string>> {
  const link = new URL(await createMagicLink({ email, name }));
  const token = link.searchParams.get("token") ?? "";
  const cookies = (await openMagicLink(token, new Headers())).map((each) => each.split(";")[0]);
  return { cookie: cookies.join("; ") };
}

/** A project with all that an address can name, and everybody who may come to it. */
export type RightsWorld = {
  project: string;
  /** Values of the parameters of addresses. */
  params: Record<string, string>;
  headersOf: Record<ViewerKind, Record<string, string>>;
  /** The tokens of links by the guest who holds one. */
  tokenOf: Partial<Record<ViewerKind, string>>;
  /** A call with all rights, which makes what the next cell needs. */
  /** After a project was handed over, everybody has the role of their name again. */
  resetRoles: () => Promise<void>;
  asOwner: (method: string, path: string, body?: unknown) => Promise<Record<string, unknown>>;
};

const dataset = "facts";
const run = "first";
const prediction = { step: 1, epoch: 1, split: "dev", example_id: "a", prediction: "x" };
const example = { example_id: "a", split: "dev", question: "Q?", answers: ["x"] };
const trained = { ...example, example_id: "t", split: "train", category: "HighlyKnown" };

function bearer(key: string) {
  return { authorization: `Bearer ${key}` };
}

export async function createRightsWorld(serverUrl: string): Promise<RightsWorld> {
  const { project, key } = await createApiProject();
  const other = await createApiProject();
  const asOwner = async (method: string, path: string, body?: unknown) => {
    const response = await fetch(`${serverUrl}/api/v1/projects/${project}${path}`, {
      method,
      headers: bearer(key),
      ...(body === undefined
        ? {}
        : { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return text.startsWith("{") ? (JSON.parse(text) as Record<string, unknown>) : {};
  };
  await asOwner("PUT", `/datasets/${dataset}`, { baseModel: "base-a" });
  await asOwner(
    "PUT",
    `/datasets/${dataset}/examples`,
    [example, trained].map((each) => JSON.stringify(each)).join("\n"),
  );
  await asOwner("PUT", `/datasets/${dataset}/label-sets/base-b`, { baseModel: "base-b" });
  for (const name of [run, "second"]) {
    await asOwner("PUT", `/runs/${name}`, { dataset });
    for (const step of [1, 2]) {
      const line = JSON.stringify({ ...prediction, step, epoch: step });
      await asOwner("POST", `/runs/${name}/uploads`, line);
    }
  }
  const share = async (fields: object) => {
    const made = await asOwner("POST", "/shares", { target: { kind: "run", run }, ...fields });
    return { id: String(made.id), token: String(made.url).split("/").at(-1) ?? "" };
  };
  const allow = { examples: false, downloads: true, embed: true };
  const revoked = await share({ mode: "live", allow });
  await asOwner("DELETE", `/shares/${revoked.id}`);
  const live = await share({ mode: "live", allow });
  const tokenOf = {
    "guest of a live link": live.token,
    "guest of a frozen link": (await share({ mode: "frozen", allow })).token,
    "guest of a link with a password": (await share({ mode: "live", password: "open sesame" }))
      .token,
    "guest of a revoked link": revoked.token,
  };
  const revokedKey = await createApiKey(project, ["admin"]);
  await changeKey(revokedKey, { revokedAt: new Date() });
  const expiredKey = await createApiKey(project, ["admin"]);
  await changeKey(expiredKey, { expiresAt: new Date(Date.now() - 1000) });
  const administrator = await createUser("Administrator");
  await db.user.update({
    where: { id: administrator.userId },
    data: { isAdministrator: true },
  });
  const roleOf = new Map<string, Role>();
  const member = async (role: Role) => {
    const person = await createMember(project, role);
    roleOf.set(person.userId, role);
    return signedIn(person);
  };
  const { id: projectId } = await db.project.findUniqueOrThrow({ where: { slug: project } });
  const resetRoles = async () => {
    for (const [userId, role] of roleOf) {
      const where = { projectId_userId: { projectId, userId } };
      await db.member.update({ where, data: { role } });
    }
  };
  const headersOf = {
    nobody: {},
    viewer: await member("viewer"),
    editor: await member("editor"),
    admin: await member("admin"),
    owner: await member("owner"),
    "server administrator": await signedIn(administrator),
    "member of another project": await signedIn(await createMember(other.project, "owner")),
    "read key": bearer(await createApiKey(project, ["read"])),
    "write key": bearer(await createApiKey(project, ["read", "write"])),
    "admin key": bearer(await createApiKey(project, ["admin"])),
    "expired key": bearer(expiredKey),
    "revoked key": bearer(revokedKey),
    "guest of a live link": {},
    "guest of a frozen link": {},
    "guest of a link with a password": {},
    "guest of a revoked link": {},
  };
  const { id: report } = await asOwner("POST", "/reports", { title: "Ours" });
  const params = {
    report: String(report),
    ...{ project, dataset, run, example: "a", base: "base-b", share: live.id },
    ...{ version: "2.0", call: "experiments/search", path: "", all: "get-session" },
    ...{ upload: randomUUID(), drop: randomUUID(), view: randomUUID(), mapping: randomUUID() },
    key: randomUUID(),
  };
  return { project, params, headersOf, tokenOf, asOwner, resetRoles };
}

function changeKey(key: string, data: { revokedAt?: Date; expiresAt?: Date }) {
  return db.apiKey.updateMany({ where: { hash: hashSecretToken(key) }, data });
}
