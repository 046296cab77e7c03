import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { startMailServer } from "@/lib/testing/mail-server";

const origin = "http://localhost:3000";
const password = "correct horse battery";

let email: string;
let post: (call: string, body: object) => Promise<Response>;
let sessions: () => Promise<number>;

let asking = 0;
/** Calls are limited by address, which is not what is tried here. */
const nextAddress = () => `192.0.2.${++asking}`;

/** A server that was started with these settings, and one account. */
async function startWith(settings: Record<string, string>): Promise<void> {
  vi.resetModules();
  for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value);
  const { answerAuth } = await import("./answer-auth");
  const { createAccount } = await import("@/lib/auth/accounts");
  const { db } = await import("@/lib/db/client");
  email = `ada-${randomUUID()}@example.org`;
  const userId = await createAccount({ name: "Ada", email, password, isVouchedFor: true });
  sessions = () => db.session.count({ where: { userId: userId ?? "" } });
  post = (call, body) =>
    answerAuth(
      new Request(`${origin}/api/auth${call}`, {
        method: "POST",
        headers: { "content-type": "application/json", origin, "x-onset-address": nextAddress() },
        body: JSON.stringify(body),
      }),
    );
}

const signIn = async (secret: string) =>
  (await post("/sign-in/email", { email, password: secret })).status;

afterEach(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

describe("with a mail server", () => {
  let mail: Awaited<ReturnType<typeof startMailServer>>;

  beforeEach(async () => {
    mail = await startMailServer();
    await startWith({ ONSET_SMTP_URL: mail.url, ONSET_MAIL_FROM: "onset@example.org" });
  });
  afterEach(() => mail.stop());

  const asked = () =>
    post("/request-password-reset", { email, redirectTo: `${origin}/sign-in/reset` });
  const linkIn = async () => {
    await vi.waitFor(() => expect(mail.mails.length).toBeGreaterThan(0), { timeout: 5000 });
    const letter = mail.mails.at(-1);
    expect(letter?.to).toBe(email);
    return new URL(/http\S+/.exec(letter?.text ?? "")?.[0] ?? "");
  };

  test("a forgotten password is chosen anew by the link of a mail, once, and ends every session", async () => {
    expect(await signIn(password)).toBe(200);
    expect((await asked()).status).toBe(200);
    const link = await linkIn();
    expect(link.pathname).toBe("/sign-in/reset");
    const token = link.searchParams.get("token") ?? "";
    const choose = async (newPassword: string) =>
      (await post("/reset-password", { token, newPassword })).status;
    expect(await choose("short")).toBe(400);
    expect(await choose("a better password")).toBe(200);
    expect(await sessions()).toBe(0);
    expect(await choose("another password")).toBe(400);
    expect([await signIn(password), await signIn("a better password")]).toEqual([401, 200]);
  });

  test("whoever asks for an address that nobody has gets the same answer, and no mail is sent", async () => {
    const known = await (await asked()).json();
    await linkIn();
    const unknown = { email: `no-${email}`, redirectTo: `${origin}/sign-in/reset` };
    const answer = await post("/request-password-reset", unknown);
    expect([answer.status, await answer.json()]).toEqual([200, known]);
    // A mail to somebody who is there comes after whatever the first call would have sent.
    await asked();
    await vi.waitFor(() => expect(mail.mails).toHaveLength(2), { timeout: 5000 });
    expect(mail.mails.map(({ to }) => to)).toEqual([email, email]);
  });
});

test("without a mail server nobody asks for a mail in vain", async () => {
  await startWith({});
  const answer = await post("/request-password-reset", { email });
  expect(answer.status).toBe(404);
});

test("by the provider only: passwords sign nobody in and are not chosen anew", async () => {
  const mail = await startMailServer();
  await startWith({
    ...{ ONSET_SMTP_URL: mail.url, ONSET_MAIL_FROM: "onset@example.org" },
    ...{ ONSET_OIDC_ISSUER: "https://id.example.org", ONSET_OIDC_CLIENT_ID: "onset" },
    ...{ ONSET_OIDC_CLIENT_SECRET: "secret", ONSET_OIDC_ONLY: "on" },
  });
  const calls = {
    "/sign-in/email": { email, password },
    "/request-password-reset": { email },
    "/reset-password": { token: "t", newPassword: password },
  };
  for (const [call, body] of Object.entries(calls)) {
    const answer = await post(call, body);
    expect(answer.status, call).toBe(409);
    expect(await answer.json()).toMatchObject({
      error: { message: "nobody signs in by password on this server" },
    });
  }
  expect(await sessions()).toBe(0);
  expect(mail.mails).toEqual([]);
  await mail.stop();
});
