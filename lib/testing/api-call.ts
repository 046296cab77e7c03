import { randomBytes } from "node:crypto";
import type { KeyScope } from "@/lib/auth/viewer";
import { db } from "@/lib/db/client";
import { createKeyFromTerminal } from "@/lib/members/service";

type Handler = (request: Request, context: { params: Promise<never> }) => Promise<Response>;

export type ApiResponse = { status: number; body: Record<string, unknown>; headers: Headers };

/** Calls a route handler as Next does, with a real Request and promised params. */
export async function callRoute(
  handler: unknown,
  call: {
    method: string;
    params?: Record<string, string>;
    key?: string | null;
    body?: string | Uint8Array<ArrayBuffer>;
    query?: string;
    headers?: Record<string, string>;
  },
): Promise<ApiResponse> {
  const headers = new Headers(call.headers);
  if (call.key) headers.set("authorization", `Bearer ${call.key}`);
  const request = new Request(`http://localhost:3000/api/v1/test?${call.query ?? ""}`, {
    method: call.method,
    headers,
    ...(call.body === undefined ? {} : { body: call.body }),
  });
  const params = Promise.resolve(call.params ?? {}) as Promise<never>;
  const response = await (handler as Handler)(request, { params });
  const text = await response.text();
  return {
    status: response.status,
    body: text === "" ? {} : (JSON.parse(text) as Record<string, unknown>),
    headers: response.headers,
  };
}

/** A project of its own and a key to it. */
export async function createApiProject(): Promise<{ project: string; key: string }> {
  const project = `p-${randomBytes(6).toString("hex")}`;
  return { project, key: await createApiKey(project, ["read", "write", "admin"]) };
}

export async function createApiKey(project: string, scopes: readonly KeyScope[]): Promise<string> {
  const made = await createKeyFromTerminal({
    projectSlug: project,
    name: scopes.join("-"),
    scopes,
    expiresAt: null,
    createMissingProject: true,
  });
  if (!made.ok) throw new Error(made.message);
  return made.key;
}

/** A digest of every row of every table but keys, used with each call, and the trail, which has a line for a refusal. */
export async function fingerprintDatabase(): Promise<string> {
  const tables = await db.$queryRaw<{ name: string }[]>`
    SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename NOT IN ('api_key', 'secret_hash', 'audit_entry') ORDER BY 1`;
  const digests = tables.map(
    ({ name }) =>
      `SELECT '${name} ' || coalesce(md5(string_agg(t::text, '|' ORDER BY t::text)), 'empty') AS digest FROM "${name}" t`,
  );
  // One statement: asked table by table, most of the time went into the asking.
  const rows = await db.$queryRawUnsafe<{ digest: string }[]>(digests.join(" UNION ALL "));
  return rows
    .map(({ digest }) => digest)
    .toSorted()
    .join("\n");
}
