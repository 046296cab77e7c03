import { beforeEach, describe, expect, test } from "vitest";
import {
  POST as invite,
  GET as listInvitations,
} from "@/app/api/v1/projects/[project]/invitations/route";
import { POST as createKey, GET as listKeys } from "@/app/api/v1/projects/[project]/keys/route";
import { PUT as putRun } from "@/app/api/v1/projects/[project]/runs/[run]/route";
import { POST as copyShare } from "@/app/api/v1/projects/[project]/shares/[share]/copy/route";
import {
  POST as createShare,
  GET as listShares,
} from "@/app/api/v1/projects/[project]/shares/route";
import { callRoute, createApiKey, createApiProject } from "@/lib/testing/api-call";

let params: { project: string; run: string; share: string };
let key: string;

type Call = { method?: string; body?: object; once?: string };

async function call(handler: unknown, { method = "POST", body, once }: Call = {}) {
  return callRoute(handler, {
    ...{ method, params, key },
    ...(body && { body: JSON.stringify(body) }),
    ...(once && { headers: { "idempotency-key": once } }),
  });
}
const count = async (list: unknown) => {
  const { items } = (await call(list, { method: "GET" })).body as { items: unknown[] };
  return items.length;
};
const link = { target: { kind: "run", run: "r" } };

beforeEach(async () => {
  const { project } = await createApiProject();
  key = await createApiKey(project, ["read", "write", "admin"]);
  params = { project, run: "r", share: "" };
  await call(putRun, { method: "PUT", body: {} });
  const made = await call(createShare, { body: link });
  params.share = String(made.body.id);
});

const calls: [string, unknown, unknown, object | undefined][] = [
  ["link", createShare, listShares, link],
  ["copy", copyShare, listShares, undefined],
  ["key", createKey, listKeys, { name: "ci", scopes: ["read"] }],
  ["invitation", invite, listInvitations, { role: "viewer" }],
];

describe.each(calls)("a secret that is told once: %s", (noun, make, list, body) => {
  test("is made once for a key, also by two calls at once, and the second says where it is", async () => {
    const before = await count(list);
    const asked = { once: "a", ...(body && { body }) };
    const both = await Promise.all([call(make, asked), call(make, asked)]);
    const late = await call(make, asked);
    expect([...both, late].map(({ status }) => status).toSorted()).toEqual([200, 409, 409]);
    expect(late.body.error).toMatchObject({
      message: expect.stringContaining(`the ${noun} of Idempotency-Key "a" was asked for before`),
    });
    expect(await count(list)).toBe(before + 1);
    expect((await call(make, { ...asked, once: "b" })).status).toBe(200);
  });
});

test("a call that failed under a key may be sent again under it, and a key is of one call", async () => {
  const wrong = { target: { kind: "run", run: "missing" } };
  expect((await call(createShare, { body: wrong, once: "c" })).status).toBe(404);
  expect((await call(createShare, { body: link, once: "c" })).status).toBe(200);
  const other = await call(createKey, { body: { name: "ci", scopes: ["read"] }, once: "c" });
  expect(other.status).toBe(409);
  expect(other.body.error).toMatchObject({ message: expect.stringContaining("another") });
});
