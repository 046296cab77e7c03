import { randomUUID } from "node:crypto";
import { hashPassword } from "better-auth/crypto";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { createMagicLink } from "@/lib/auth/auth";
import { db } from "@/lib/db/client";
import { addressHeader } from "@/lib/http/client-address";
import { limits } from "@/lib/limits";
import { createUser } from "@/lib/testing/people";
import { answerAuth } from "./answer-auth";
import { openSignInLink } from "./open-sign-in-link";

const warn = vi.hoisted(() => vi.fn());
vi.mock("@/lib/http/log", () => ({ log: { warn, error: vi.fn(), info: vi.fn() } }));

const origin = "http://localhost:3000";
const password = "correct horse battery";

beforeEach(async () => {
  warn.mockClear();
  await db.signInTry.deleteMany({});
});

async function createAccount(): Promise<string> {
  const { userId, email } = await createUser("Ada");
  await db.account.create({
    data: {
      ...{ id: `a-${userId}`, accountId: userId, userId, providerId: "credential" },
      password: await hashPassword(password),
    },
  });
  return email;
}

type Try = { address?: string; headers?: Record<string, string> };

function post(call: string, body: object | string, { address, headers = {} }: Try = {}) {
  return answerAuth(
    new Request(`${origin}/api/auth${call}`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        origin,
        ...(address !== undefined && { [addressHeader]: address }),
        ...headers,
      },
      body: typeof body === "string" ? body : JSON.stringify(body),
    }),
  );
}

const signIn = (email: string, given: string, more: Try = {}) =>
  post("/sign-in/email", { email, password: given }, more);

async function fail(email: string, times: number, more: (at: number) => Try = () => ({})) {
  for (let at = 0; at < times; at++) {
    expect((await signIn(email, `wrong guess ${at}`, more(at))).status).toBe(401);
  }
}

describe("guesses at one account", () => {
  it("end after ten, for the right password too, with the time to wait", async () => {
    const email = await createAccount();
    expect((await signIn(email, password)).status).toBe(200);
    await fail(email, limits.failedSignInsAnAccount);
    const held = await signIn(email, password);
    expect(held.status).toBe(429);
    expect(Number(held.headers.get("retry-after"))).toBeGreaterThan(14 * 60);
    expect(await held.json()).toMatchObject({
      error: {
        message: "too many sign-ins failed for this account: wait 15 minutes, then try again",
      },
    });
    await db.signInTry.updateMany({ data: { at: new Date(Date.now() - 15 * 60_000) } });
    expect((await signIn(email, password)).status).toBe(200);
  });

  it("end as well where nobody has the account", async () => {
    await fail("nobody@example.org", limits.failedSignInsAnAccount);
    expect((await signIn("Nobody@Example.org ", "x")).status).toBe(429);
  });

  it("do not go on from other addresses, nor by saying so", async () => {
    const email = await createAccount();
    await fail(email, limits.failedSignInsAnAccount, (at) => ({
      address: `203.0.113.${at}`,
      headers: { "x-forwarded-for": `198.51.100.${at}` },
    }));
    const elsewhere = { address: "192.0.2.1", headers: { "x-forwarded-for": "192.0.2.2" } };
    expect((await signIn(email, password, elsewhere)).status).toBe(429);
  });

  it("are counted though they come at once", async () => {
    const email = await createAccount();
    const tries = Array.from({ length: 30 }, (_, at) => signIn(email, `guess number ${at}`));
    const statuses = (await Promise.all(tries)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 401)).toHaveLength(10);
    expect(statuses.filter((status) => status === 429)).toHaveLength(20);
  });

  it("leave others alone, and what succeeds counts for nothing", async () => {
    const [guessed, other] = [await createAccount(), await createAccount()];
    await fail(guessed, limits.failedSignInsAnAccount);
    for (let at = 0; at < 12; at++) expect((await signIn(other, password)).status).toBe(200);
  });
});

describe("guesses from one address", () => {
  it("end after a hundred at whatever accounts, and not for other addresses", async () => {
    const address = "203.0.113.77";
    for (const user of ["a", "b"]) await fail(`${user}@example.org`, 1, () => ({ address }));
    const counted = await db.signInTry.groupBy({ by: ["subject"], _count: true });
    const subject = counted.find(({ _count }) => _count === 2)?.subject ?? "";
    const ids = Array.from({ length: limits.failedSignInsAnAddress - 3 }, () => randomUUID());
    await db.signInTry.createMany({ data: ids.map((id) => ({ subject, id })) });
    await fail("c@example.org", 1, () => ({ address }));
    const fresh = await createAccount();
    expect((await signIn(fresh, password, { address })).status).toBe(429);
    expect((await signIn(fresh, password, { address: "203.0.113.78" })).status).toBe(200);
  });
});

it("logs who failed and from where, and never the password", async () => {
  await signIn("eve@example.org", "a secret guess", { address: "203.0.113.5" });
  expect(warn).toHaveBeenCalledWith(
    { account: "eve@example.org", address: "203.0.113.5" },
    "a sign-in failed",
  );
  expect(JSON.stringify(warn.mock.calls)).not.toContain("a secret guess");
  const stored = JSON.stringify(await db.signInTry.findMany());
  expect(stored).not.toContain("eve@example.org");
  expect(stored).not.toContain("203.0.113.5");
});

it("tells a page of another address which one this server is known by", async () => {
  const answer = await signIn("eve@example.org", "x", { headers: { origin: "http://10.0.0.5:9" } });
  expect(answer.status).toBe(403);
  expect(JSON.stringify(await answer.json())).toMatch(
    /known as http:\/\/localhost:3000.*ONSET_URL/,
  );
});

it.each([
  ["/change-password", { currentPassword: "x", newPassword: " \u200b\u3164\u2800          " }],
  ["/update-user", { name: "\u200b\u00ad" }],
])("%s refuses what cannot be seen", async (call, body) => {
  const answer = await post(call, body);
  expect(answer.status).toBe(400);
  expect(JSON.stringify(await answer.json())).toContain("nothing that can be seen");
});

it("takes no body of more than a sign-in has", async () => {
  expect((await post("/sign-in/email", "x".repeat(limits.signInBodyBytes + 1))).status).toBe(413);
});

describe("a sign-in link", () => {
  const press = (token: string, headers: Record<string, string> = { origin }) =>
    openSignInLink(
      new Request(`${origin}/sign-in/open`, {
        method: "POST",
        headers,
        body: new URLSearchParams({ token }),
      }),
    );

  it("that a preview opens signs nobody in and stays good", async () => {
    const { email, name } = await createUser("Ada");
    const link = new URL(await createMagicLink({ email, name }));
    expect(link.pathname).toBe("/sign-in/link");
    const token = link.searchParams.get("token") ?? "";
    // As it was printed before.
    const opened = await answerAuth(
      new Request(`${origin}/api/auth/magic-link/verify?token=${token}`),
    );
    expect([opened.status, opened.headers.get("location")]).toEqual([
      303,
      `/sign-in/link?token=${token}`,
    ]);
    expect(opened.headers.getSetCookie()).toEqual([]);
    const pressed = await press(token);
    expect(pressed.headers.get("location")).toBe("/");
    expect(pressed.headers.getSetCookie().join()).toMatch(/session_token=[^;]+;.*HttpOnly/i);
    expect((await press(token)).headers.get("location")).toBe("/sign-in?error=link");
  });

  it("is pressed on a page of ours only", async () => {
    const { email, name } = await createUser("Ada");
    const token = new URL(await createMagicLink({ email, name })).searchParams.get("token") ?? "";
    expect((await press(token, { origin: "https://evil.example" })).status).toBe(403);
    expect((await press(token)).headers.get("location")).toBe("/");
  });
});
