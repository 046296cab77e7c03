import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { addressHeader } from "@/lib/http/client-address";
import { startMailServer } from "@/lib/testing/mail-server";
import { totpOf } from "@/lib/testing/totp";

const origin = "http://localhost:3000";
const password = "correct horse battery";

let mail: Awaited<ReturnType<typeof startMailServer>>;
let server: Awaited<ReturnType<typeof startServer>>;

/** The modules of a server that can send mail. */
async function startServer() {
  vi.stubEnv("ONSET_SMTP_URL", mail.url);
  vi.stubEnv("ONSET_MAIL_FROM", "onset@example.org");
  const { answerAuth } = await import("./answer-auth");
  const { openSignInLink } = await import("./open-sign-in-link");
  const { createMagicLink } = await import("@/lib/auth/auth");
  const { createAccount } = await import("@/lib/auth/accounts");
  const { db } = await import("@/lib/db/client");
  return { answerAuth, openSignInLink, createMagicLink, createAccount, db };
}

beforeAll(async () => {
  mail = await startMailServer();
  server = await startServer();
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await mail.stop();
});

let asking = 0;

/** A browser, which keeps its cookies, at an address that no other has. */
class Visitor {
  readonly address = `203.0.113.${++asking}`;
  readonly #cookies = new Map<string, string>();

  async post(call: string, fields: object = {}): Promise<Response> {
    return this.#keep(await server.answerAuth(this.#request(`/api/auth${call}`, fields)));
  }

  async press(token: string): Promise<Response> {
    const form = new URLSearchParams({ token });
    return this.#keep(await server.openSignInLink(this.#request("/sign-in/open", form)));
  }

  #request(path: string, body: object): Request {
    const isForm = body instanceof URLSearchParams;
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const headers = { origin, cookie, [addressHeader]: this.address };
    return new Request(`${origin}${path}`, {
      method: "POST",
      headers: isForm ? headers : { ...headers, "content-type": "application/json" },
      body: isForm ? body : JSON.stringify(body),
    });
  }

  #keep(answer: Response): Response {
    for (const line of answer.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === "") this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
    return answer;
  }

  /** "session.create done Ada" for each line of the trail from here, the first first. */
  async trail(): Promise<string[]> {
    const entries = await server.db.serverEntry.findMany({
      where: { address: this.address },
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    });
    return entries.map(({ actor, action, outcome }) => `${action} ${outcome} ${actor}`);
  }
}

async function newAccount() {
  const email = `ada-${randomUUID()}@example.org`;
  await server.createAccount({ name: "Ada", email, password, isVouchedFor: true });
  return { email, who: `Ada <${email}>` };
}

test("a sign-in by a printed link, a sign-out, and a link that is spent", async () => {
  const { email, who } = await newAccount();
  const link = new URL(await server.createMagicLink({ email, name: "Ada" }));
  const token = link.searchParams.get("token") ?? "";
  const visitor = new Visitor();
  await visitor.press(token);
  await visitor.post("/sign-out");
  // Nobody is in any more.
  await visitor.post("/sign-out");
  await visitor.press(token);
  expect(await visitor.trail()).toEqual([
    `session.create done ${who}`,
    `session.end done ${who}`,
    "session.create refused nobody",
  ]);
});

test("a reset that is asked for, done, and tried again with the same link", async () => {
  const { email, who } = await newAccount();
  const visitor = new Visitor();
  await visitor.post("/request-password-reset", { email, redirectTo: `${origin}/sign-in/reset` });
  await vi.waitFor(() => expect(mail.mails.at(-1)?.to).toBe(email), { timeout: 5000 });
  const address = /http\S+/.exec(mail.mails.at(-1)?.text ?? "")?.[0] ?? "";
  const token = new URL(address).searchParams.get("token") ?? "";
  for (const newPassword of ["a better password", "another password"])
    await visitor.post("/reset-password", { token, newPassword });
  expect(await visitor.trail()).toEqual([
    // Whoever asks is nobody yet: what they typed stands for them.
    `password.ask-reset done ${email}`,
    `password.reset done ${who}`,
    "password.reset refused nobody",
  ]);
});

test("a second step that is turned on, asked for, missed, passed, and turned off", async () => {
  const { email, who } = await newAccount();
  const visitor = new Visitor();
  await visitor.post("/sign-in/email", { email, password });
  const begun = await visitor.post("/two-factor/enable", { password });
  const { totpURI } = (await begun.json()) as { totpURI: string };
  const secret = new URL(totpURI).searchParams.get("secret") ?? "";
  const code = (at = Date.now()) => totpOf(secret, at);
  await visitor.post("/two-factor/verify-totp", { code: code(Date.now() - 600_000) });
  expect((await visitor.post("/two-factor/verify-totp", { code: code() })).status).toBe(200);
  expect(await visitor.trail()).toEqual([
    `session.create done ${who}`,
    `second-step.prepare done ${who}`,
    `second-step.turn-on refused ${who}`,
    `second-step.turn-on done ${who}`,
  ]);

  const later = new Visitor();
  await later.post("/sign-in/email", { email, password });
  await later.post("/two-factor/verify-totp", { code: code(Date.now() - 600_000) });
  expect((await later.post("/two-factor/verify-totp", { code: code() })).status).toBe(200);
  await later.post("/two-factor/disable", { password: "not the password" });
  expect((await later.post("/two-factor/disable", { password })).status).toBe(200);
  expect(await later.trail()).toEqual([
    `session.begin done ${who}`,
    `session.create refused ${who}`,
    `session.create done ${who}`,
    `second-step.turn-off refused ${who}`,
    `second-step.turn-off done ${who}`,
  ]);
});
