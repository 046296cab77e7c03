import { describe, expect, it } from "vitest";
import { auth } from "@/lib/auth/auth";
import { readViewer } from "@/lib/auth/read-viewer";
import { db } from "@/lib/db/client";
import { putProject } from "@/lib/projects/service";
import { keyViewer } from "@/lib/testing/people";
import { openSignInLink } from "./open-sign-in-link";
import { needsSetUp, setUpAccount } from "./service";
import { createSignInLink } from "./sign-in-link";

const account = { name: "Ada", email: "Ada@Example.org", password: "correct horse battery" };

/** Presses the button on a link's page as a browser does and keeps the cookies. */
async function openLink(link: string): Promise<Headers> {
  const token = new URL(link).searchParams.get("token") ?? "";
  const response = await openSignInLink(
    new Request("http://localhost:3000/sign-in/open", {
      method: "POST",
      headers: { origin: "http://localhost:3000" },
      body: new URLSearchParams({ token }),
    }),
  );
  const cookies = response.headers.getSetCookie().map((cookie) => cookie.split(";")[0]);
  return new Headers({
    cookie: cookies.join("; "),
    location: response.headers.get("location") ?? "",
  });
}

async function viewerOf(headers: Headers) {
  const viewer = await readViewer(new Headers({ cookie: headers.get("cookie") ?? "" }));
  if (viewer?.kind !== "user") throw new Error("nobody is signed in");
  return viewer;
}

describe("the printed link", () => {
  it("makes the owner's account once, who then owns what nobody owned", async () => {
    await putProject({ kind: "system", name: "seed" }, "demo", {});
    const link = await createSignInLink();
    expect(await needsSetUp(await viewerOf(await openLink(link)))).toBe(true);
    expect(await db.user.count()).toBe(1);
    expect(await db.member.findMany({ select: { role: true } })).toEqual([{ role: "owner" }]);
  });

  it("works once: opened again it leads to the sign-in page with a reason", async () => {
    const link = await createSignInLink();
    await openLink(link);
    const again = await openLink(link);
    expect(again.get("cookie")).toBe("");
    expect(again.get("location")).toMatch(/\/sign-in\?error=/);
  });

  it("signs the same person in again, however often it is printed", async () => {
    const first = await viewerOf(await openLink(await createSignInLink()));
    const second = await viewerOf(await openLink(await createSignInLink()));
    expect(second.userId).toBe(first.userId);
  });

  it("is stored as a hash", async () => {
    const link = await createSignInLink();
    const token = new URL(link).searchParams.get("token") ?? "";
    expect(token.length).toBeGreaterThanOrEqual(32);
    const rows = await db.verification.findMany();
    expect(JSON.stringify(rows)).not.toContain(token);
  });
});

describe("setUpAccount", () => {
  it("gives the person of the link a password to sign in with, once", async () => {
    const headers = await openLink(await createSignInLink());
    const viewer = await viewerOf(headers);
    expect(await setUpAccount(viewer, account, headers)).toEqual({ email: "ada@example.org" });
    expect(await needsSetUp(viewer)).toBe(false);
    const { email, password } = account;
    const signedIn = await auth.api.signInEmail({ body: { email, password } });
    expect(signedIn.user.id).toBe(viewer.userId);
    await expect(setUpAccount(viewer, account, headers)).rejects.toMatchObject({
      code: "conflict",
    });
  });

  it("stores no password in clear", async () => {
    const rows = await db.account.findMany();
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toContain(account.password);
  });

  it("refuses a key, which has no account", async () => {
    const key = await keyViewer("demo", ["admin"]);
    await expect(setUpAccount(key, account, new Headers())).rejects.toMatchObject({
      code: "forbidden",
    });
  });
});

describe("sign-up", () => {
  it("is closed to strangers", async () => {
    const body = { name: "Eve", email: "eve@example.org", password: "a long password" };
    await expect(auth.api.signUpEmail({ body })).rejects.toThrow();
    expect(await db.user.count({ where: { email: body.email } })).toBe(0);
  });

  it("does not send links to whoever asks", async () => {
    const request = new Request("http://localhost:3000/api/auth/sign-in/magic-link", {
      method: "POST",
      headers: { "content-type": "application/json", origin: "http://localhost:3000" },
      body: JSON.stringify({ email: "eve@example.org" }),
    });
    expect((await auth.handler(request)).status).toBe(404);
  });
});
