import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { db } from "@/lib/db/client";
import { addressHeader } from "@/lib/http/client-address";
import { startIdentityProvider } from "@/lib/testing/identity-provider";
import { createUser } from "@/lib/testing/people";

type Provider = Awaited<ReturnType<typeof startIdentityProvider>>;
type Answer = typeof import("./answer-auth").answerAuth;

let provider: Provider;
let answerAuth: Answer;
let signInProblem: (code: string) => string;
const origin = "http://localhost:3000";
const signIn = { provider: "oidc", callbackURL: "/", errorCallbackURL: "/sign-in" };

beforeAll(async () => {
  provider = await startIdentityProvider();
  vi.stubEnv("ONSET_OIDC_ISSUER", provider.issuer);
  vi.stubEnv("ONSET_OIDC_CLIENT_ID", "onset");
  vi.stubEnv("ONSET_OIDC_CLIENT_SECRET", "secret");
  vi.stubEnv("ONSET_OIDC_DOMAINS", "example.org");
  vi.stubEnv("ONSET_OIDC_ROLES", "ml-team=by-claim:editor, leads=by-claim:owner");
  ({ answerAuth } = await import("./answer-auth"));
  ({ signInProblem } = await import("@/lib/auth/sign-in-problems"));
});

afterAll(async () => {
  vi.unstubAllEnvs();
  await provider.stop();
});

let asking = 0;
/** By which an entry of the trail is found again. */
const nextAddress = () => `198.51.100.${++asking}`;
const lastEntry = () => db.serverEntry.findFirst({ orderBy: { createdAt: "desc" } });

/** The address of the provider that a press of the button leads to, and the cookies of the browser. */
async function begin(): Promise<{ url: URL; cookie: string; status: number }> {
  const response = await answerAuth(
    new Request(`${origin}/api/auth/sign-in/social`, {
      method: "POST",
      headers: { "content-type": "application/json", origin },
      body: JSON.stringify(signIn),
    }),
  );
  const body = (await response.json()) as { url?: string };
  const cookie = response.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
  return { url: new URL(body.url ?? origin), cookie, status: response.status };
}

/** Comes back from the provider: the code of the problem, null when somebody is signed in. */
async function comeBack({ url, cookie }: { url: URL; cookie: string }): Promise<string | null> {
  const from = nextAddress();
  const state = url.searchParams.get("state") ?? "";
  const back = `${origin}/api/auth/callback/oidc?code=c&state=${state}`;
  const response = await answerAuth(
    new Request(back, { headers: { cookie, [addressHeader]: from } }),
  );
  expect(response.status).toBe(302);
  const isSignedIn = response.headers
    .getSetCookie()
    .some((line) => /session_token=[^;]/.test(line));
  const { searchParams } = new URL(response.headers.get("location") ?? "", origin);
  expect(isSignedIn).toBe(!searchParams.has("error"));
  const code = searchParams.get("error");
  // Each is in the trail, with the sentence that whoever came was shown.
  expect(await db.serverEntry.findMany({ where: { address: from } })).toMatchObject([
    {
      ...{ action: "session.create", target: "sign-in by the identity provider" },
      ...{ outcome: code === null ? "done" : "refused" },
      reason: code === null ? null : signInProblem(code),
    },
  ]);
  return code;
}

async function signInAs(claims: Record<string, unknown>): Promise<string | null> {
  const begun = await begin();
  provider.say(claims, begun.url.searchParams.get("nonce"));
  return comeBack(begun);
}

/** Claims of somebody new. */
function someone(more: Record<string, unknown> = {}) {
  const sub = randomUUID();
  return { sub, email: `p-${sub}@example.org`, email_verified: true, name: "Grace", ...more };
}

describe("the identity provider", () => {
  it("signs somebody in whom it vouches for, the same person each time", async () => {
    const claims = someone();
    expect(await signInAs(claims)).toBeNull();
    expect(await signInAs({ ...claims, name: "Other" })).toBeNull();
    const users = await db.user.findMany({ where: { email: claims.email } });
    expect(users).toMatchObject([{ name: "Grace", isAdministrator: false }]);
    const [{ id = "" } = {}] = users;
    expect(await lastEntry()).toMatchObject({ actor: `Grace <${claims.email}>`, actorId: id });
  });

  it.each([
    ["another issuer", { iss: "https://evil.example.org" }, "unable_to_get_user_info"],
    ["an expired token", { exp: 1_000_000 }, "unable_to_get_user_info"],
    ["another client", { aud: "other" }, "unable_to_get_user_info"],
    ["another sign-in", { nonce: "other" }, "unable_to_get_user_info"],
    ["no e-mail", { email: undefined }, "email_not_found"],
    ["an e-mail that is not verified", { email_verified: false }, "oidc_email_not_verified"],
    ["an address of another domain", { email: "eve@example.com" }, "oidc_domain"],
    ["an address of a domain that ends alike", { email: "eve@evil-example.org" }, "oidc_domain"],
  ])("signs nobody in by a token of %s, and says why", async (_, wrong, code) => {
    const people = await db.user.count();
    expect(await signInAs(someone(wrong))).toBe(code);
    expect(await db.user.count()).toBe(people);
    if (code === "oidc_domain") expect((await lastEntry())?.actor).toContain("Grace <eve@");
    expect(signInProblem(code)).not.toBe(signInProblem("a code that nobody wrote"));
  });

  it("takes each answer once, and from the browser that asked alone", async () => {
    const begun = await begin();
    provider.say(someone(), begun.url.searchParams.get("nonce"));
    expect(await comeBack({ url: begun.url, cookie: "" })).toBe("state_mismatch");
    const again = await begin();
    provider.say(someone(), again.url.searchParams.get("nonce"));
    expect(await comeBack(again)).toBeNull();
    expect(await comeBack(again)).toBe("state_mismatch");
    expect(signInProblem("state_mismatch")).toMatch(/has been used already/);
  });

  it("is not connected to an account whose address nobody vouched for", async () => {
    const squatter = await createUser("Squatter");
    expect(await signInAs(someone({ email: squatter.email }))).toBe("account_not_linked");
    const data = { emailVerified: true };
    await db.user.update({ where: { id: squatter.userId }, data });
    expect(await signInAs(someone({ email: squatter.email }))).toBeNull();
  });

  it("does not open a disabled account", async () => {
    const claims = someone();
    await signInAs(claims);
    const where = { email: claims.email };
    await db.user.update({ where, data: { disabledAt: new Date() } });
    expect(await signInAs(claims)).toBe("ACCOUNT_DISABLED");
    expect(signInProblem("ACCOUNT_DISABLED")).toMatch(/was disabled/);
  });
});

describe("roles by claim", () => {
  const roleOf = async (email: string) =>
    (await db.member.findFirst({ where: { user: { email }, project: { slug: "by-claim" } } }))
      ?.role ?? null;

  beforeAll(async () => {
    await db.project.create({ data: { slug: "by-claim", name: "By claim" } });
  });

  it("are given, changed and ended as the claim says", async () => {
    const claims = someone({ groups: ["ml-team", "others"] });
    const held: (string | null)[] = [];
    for (const groups of [["ml-team"], ["ml-team", "leads"], ["ml-team"], []]) {
      if (groups.length === 2) await signInAs(someone({ groups: ["leads"] }));
      expect(await signInAs({ ...claims, groups })).toBeNull();
      held.push(await roleOf(claims.email));
    }
    expect(held).toEqual(["editor", "owner", "editor", null]);
    const entries = await db.auditEntry.findMany({
      where: { project: { slug: "by-claim" }, target: { contains: claims.email } },
      orderBy: { createdAt: "asc" },
    });
    const actor = "the identity provider";
    expect(entries.map(({ action, target }) => `${action} ${target}`)).toEqual([
      `member.create members/${claims.email} (editor, by claim)`,
      `member.change members/${claims.email} (owner, by claim)`,
      `member.change members/${claims.email} (editor, by claim)`,
      `member.delete members/${claims.email} (editor, by claim)`,
    ]);
    expect(entries.every((entry) => entry.actor === actor)).toBe(true);
  });

  it("leave what was given by hand", async () => {
    const claims = someone({ groups: ["ml-team"] });
    await signInAs(claims);
    const { id } = await db.user.findUniqueOrThrow({ where: { email: claims.email } });
    await db.member.updateMany({ where: { userId: id }, data: { role: "admin", byClaim: false } });
    await signInAs({ ...claims, groups: [] });
    expect(await roleOf(claims.email)).toBe("admin");
  });

  it("do not take a project's last owner away", async () => {
    await db.member.deleteMany({ where: { project: { slug: "by-claim" } } });
    const claims = someone({ groups: ["leads"] });
    await signInAs(claims);
    await signInAs({ ...claims, groups: [] });
    expect(await roleOf(claims.email)).toBe("owner");
  });
});

describe("a provider that is down", () => {
  it("signs nobody in, and says so", async () => {
    const begun = await begin();
    await provider.stop();
    expect(await comeBack(begun)).toBe("invalid_code");
    expect(signInProblem("invalid_code")).toMatch(/cannot be reached/);
  });
});
