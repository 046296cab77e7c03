import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { PATCH as changeAccount } from "@/app/api/v1/account/route";
import { GET } from "@/app/api/v1/audit/route";
import { POST as makePasswordLink } from "@/app/api/v1/people/[user]/password-link/route";
import { PATCH as changePerson } from "@/app/api/v1/people/[user]/route";
import { createAccount } from "@/lib/auth/accounts";
import { db } from "@/lib/db/client";
import { limits } from "@/lib/limits";
import { answerAuth } from "@/lib/members/answer-auth";
import { createApiKey, createApiProject } from "@/lib/testing/api-call";
import { createUser } from "@/lib/testing/people";
import { signedIn } from "@/lib/testing/rights-world";
import { recordEntry } from "./record-entry";
import type { AuditEntryItem, AuditPage } from "./schema";

const origin = "http://localhost:3000";
let administrator: Record<string, string>;
let somebody: Record<string, string>;
let user: string;

type Handler = (request: Request, context: { params: Promise<never> }) => Promise<Response>;

/** By its own address, which is what the trail tells. */
function call(
  handler: unknown,
  [method, path]: readonly [string, string],
  { headers, body, user }: { headers: Record<string, string>; body?: object; user?: string },
): Promise<Response> {
  const request = new Request(`${origin}/api/v1${path}`, {
    method,
    headers: { ...headers, origin, "x-onset-address": "192.0.2.7" },
    ...(body && { body: JSON.stringify(body) }),
  });
  return (handler as Handler)(request, { params: Promise.resolve({ user } as never) });
}

async function trail(query = ""): Promise<AuditEntryItem[]> {
  const answer = await call(GET, ["GET", `/audit?${query}`], { headers: administrator });
  expect(answer.status).toBe(200);
  return ((await answer.json()) as AuditPage).items;
}

beforeEach(async () => {
  await db.serverEntry.deleteMany();
  const root = await createUser("Root");
  await db.user.update({ where: { id: root.userId }, data: { isAdministrator: true } });
  administrator = await signedIn(root);
  const person = await createUser("Ada");
  user = person.userId;
  somebody = await signedIn(person);
});

describe("the trail of the server", () => {
  test("has what administrators do to people, and what others were refused", async () => {
    const change = ["PATCH", `/people/${user}`] as const;
    const link = ["POST", `/people/${user}/password-link`] as const;
    const body = { isDisabled: false };
    const asked = { headers: administrator, body, user };
    expect((await call(changePerson, change, asked)).status).toBe(200);
    expect((await call(makePasswordLink, link, asked)).status).toBe(200);
    expect((await call(changePerson, change, { ...asked, headers: somebody })).status).toBe(403);
    expect(await trail()).toMatchObject([
      { action: "person.change", target: `people/${user}`, outcome: "refused", status: 403 },
      { action: "person.password-link", outcome: "done", address: "192.0.2.7" },
      {
        ...{ actor: expect.stringContaining("Root"), action: "person.change", outcome: "done" },
        target: expect.stringMatching(/^ada-.*@example\.org \(isDisabled: false\)$/),
      },
    ]);
    expect(await trail("outcome=refused")).toHaveLength(1);
    expect(await trail("action=person&actor=root")).toHaveLength(2);
  });

  test("has what people do to their own accounts", async () => {
    await call(changeAccount, ["PATCH", "/account"], {
      headers: somebody,
      body: { name: "Ada L." },
    });
    expect(await trail("action=account")).toMatchObject([{ action: "account.change" }]);
  });

  test("has sign-ins, those that failed with their reason, and no password", async () => {
    const email = `eve-${randomUUID()}@example.org`;
    const password = "correct horse battery";
    await createAccount({ name: "Eve", email, password, isVouchedFor: true });
    for (const secret of ["not this at all", password]) {
      const headers = {
        "content-type": "application/json",
        origin,
        "x-onset-address": "192.0.2.8",
      };
      const body = JSON.stringify({ email, password: secret });
      await answerAuth(
        new Request(`${origin}/api/auth/sign-in/email`, { method: "POST", headers, body }),
      );
    }
    const entries = await trail("action=session.create");
    expect(entries).toMatchObject([
      { actor: `Eve <${email}>`, outcome: "done", reason: null, address: "192.0.2.8" },
      { actor: email, outcome: "refused", reason: "wrong e-mail or password" },
    ]);
    expect(JSON.stringify(await db.serverEntry.findMany())).not.toMatch(/correct horse|not this/);
  });

  test("keeps a bounded number of refusals a minute from one address", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    const address = "192.0.2.9";
    const tried = { actor: "eve", action: "session.create", target: "sign-in", address };
    for (let tries = 0; tries < limits.refusalsKeptAMinute * 3; tries += 1)
      await recordEntry("server", { ...tried, status: 401, reason: "wrong" }, address);
    vi.useRealTimers();
    const entries = await db.serverEntry.findMany({ where: { address } });
    expect(entries.length).toBe(limits.refusalsKeptAMinute + 1);
    expect(entries.filter(({ action }) => action === "trail.full")).toHaveLength(1);
  });

  test("is taken away as a file, and is the administrators' alone", async () => {
    await call(changeAccount, ["PATCH", "/account"], {
      headers: somebody,
      body: { name: "Ada L." },
    });
    const file = await call(GET, ["GET", "/audit?format=csv"], { headers: administrator });
    expect(file.headers.get("content-disposition")).toContain("server.audit.csv");
    expect(await file.text()).toMatch(/^\uFEFF?at,actor,action[^\n]*\r?\n[^\n]*account\.change/);
    const { project } = await createApiProject();
    const key = await createApiKey(project, ["read", "write", "admin"]);
    for (const headers of [somebody, { authorization: `Bearer ${key}` }]) {
      expect((await call(GET, ["GET", "/audit"], { headers })).status).toBe(403);
    }
  });
});
