import { beforeAll, describe, expect, it } from "vitest";
import { readShared, TestShares } from "@/app/api/v1/test-shares";
import { POST } from "@/app/s/[token]/unlock/route";
import { db } from "@/lib/db/client";
import { limits } from "@/lib/limits";
import { unlockShare } from "./unlock-share";
import { visitShare } from "./visit";

const password = "correct horse";
const readPassword = async () => password;

let shares: TestShares;
beforeAll(async () => {
  shares = await TestShares.create();
});

/** A link of its own for each test. */
const lockedShare = () => shares.make({ password });

function rewind(id: string) {
  const lastFailedAt = new Date(Date.now() - 3_600_000);
  return db.shareTry.updateMany({ where: { shareId: id }, data: { lastFailedAt } });
}

describe("a link with a password", () => {
  it("keeps the password as a scrypt hash only", async () => {
    const { id } = await lockedShare();
    const { passwordHash } = await db.share.findFirstOrThrow({ where: { id } });
    expect(passwordHash).toMatch(/^[0-9a-f]{32}:[0-9a-f]{128}$/);
    expect(passwordHash).not.toContain(password);
  });

  it("tells nothing without it, and asks for it by Basic", async () => {
    const { token } = await lockedShare();
    const answer = await readShared(token);
    expect(answer.status).toBe(401);
    expect(answer.headers.get("www-authenticate")).toMatch(/^Basic /);
    expect(JSON.stringify(answer.body)).not.toContain("First run");
  });

  it("opens with it", async () => {
    const { token } = await lockedShare();
    expect(await readShared(token, password)).toMatchObject({
      status: 200,
      body: { title: "First run" },
    });
  });

  it("slows down after five wrong tries from an address, even for the right password", async () => {
    const { id, token } = await lockedShare();
    for (let wrong = 0; wrong < 5; wrong++) {
      expect((await readShared(token, `guess ${wrong}`)).status).toBe(401);
    }
    const sixth = await readShared(token, "guess 6");
    expect(sixth.status).toBe(429);
    expect(Number(sixth.headers.get("retry-after"))).toBeGreaterThan(0);
    expect((await readShared(token, password)).status).toBe(429);
    await rewind(id);
    expect((await readShared(token, password)).status).toBe(200);
    expect((await db.share.findFirstOrThrow({ where: { id } })).failedTries).toBe(0);
  });

  it("keeps nobody waiting for what another address guesses", async () => {
    const { token } = await lockedShare();
    for (let wrong = 0; wrong < 30; wrong++) await readShared(token, `no ${wrong}`, "203.0.113.1");
    expect((await readShared(token, password, "203.0.113.1")).status).toBe(429);
    expect((await readShared(token, "wrong too", "203.0.113.2")).status).toBe(401);
    expect((await readShared(token, password, "203.0.113.2")).status).toBe(200);
  });

  it("counts the addresses of one IPv6 network together", async () => {
    const { token } = await lockedShare();
    for (let wrong = 0; wrong < 5; wrong++)
      await readShared(token, `no ${wrong}`, `2001:db8::${wrong}`);
    expect((await readShared(token, password, "2001:db8::ffff")).status).toBe(429);
    expect((await readShared(token, password, "2001:db8:0:1::1")).status).toBe(200);
  });

  it("slows everybody down where very many addresses guess", async () => {
    const { id, token } = await lockedShare();
    await db.share.updateMany({
      where: { id },
      data: { failedTries: limits.freeLinkTries, lastFailedAt: new Date() },
    });
    expect((await readShared(token, password, "203.0.113.9")).status).toBe(429);
  });

  it("is not outrun by many guesses at once", async () => {
    const { id, token } = await lockedShare();
    const guesses = Array.from({ length: 20 }, (_, n) => readShared(token, `guess number ${n}`));
    const statuses = (await Promise.all(guesses)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 401)).toHaveLength(5);
    expect(statuses.filter((status) => status === 429)).toHaveLength(15);
    expect((await db.share.findFirstOrThrow({ where: { id } })).failedTries).toBe(5);
  });

  it("stays open for those who gave it while others guess", async () => {
    const { token } = await lockedShare();
    expect((await readShared(token, password)).status).toBe(200);
    for (let wrong = 0; wrong < 6; wrong++) await readShared(token, `guess ${wrong}`);
    expect((await readShared(token, password)).status).toBe(200);
  });

  it("gives a cookie that opens this link and no other, until the password changes", async () => {
    const { id, token } = await lockedShare();
    const other = await shares.make({ password });
    const answer = await unlockShare(token, { readPassword, address: "", isSecure: true });
    const cookie = answer.kind === "right" ? answer.cookie : "";
    expect(cookie).toMatch(/; HttpOnly; SameSite=Lax; Secure$/);
    const [pair = ""] = cookie.split(";");
    const value = pair.slice(pair.indexOf("=") + 1);
    const visitWith = (asked: string, given: string) =>
      visitShare(asked, { cookieOf: () => given, address: "" }).then(({ kind }) => kind);
    expect(await visitWith(token, value)).toBe("open");
    expect(await visitWith(other.token, value)).toBe("locked");
    expect(await visitWith(token, value.replace(/^\d/, "9"))).toBe("locked");
    await db.share.updateMany({ where: { id }, data: { passwordHash: "another:hash" } });
    expect(await visitWith(token, value)).toBe("locked");
  });

  it("reads no form of a dead link, and only a form of a living one", async () => {
    const post = (to: string, type: string) =>
      POST(
        new Request(`http://localhost:3000/s/${to}/unlock`, {
          method: "POST",
          headers: { "content-type": type },
          body: new ReadableStream({
            start(controller) {
              controller.enqueue(new TextEncoder().encode(`password=${password}`));
              controller.close();
            },
          }),
          duplex: "half",
        } as RequestInit),
        { params: Promise.resolve({ token: to }) },
      );
    const { token } = await lockedShare();
    // Sent in chunks, a body has no length beforehand.
    const opened = await post(token, "application/x-www-form-urlencoded");
    expect([opened.status, opened.headers.get("set-cookie") !== null]).toEqual([303, true]);
    expect((await post(token, "application/json")).status).toBe(415);
    expect((await post("no-such-link", "application/json")).status).toBe(303);
  });

  it("does not say whether a dead link had one", async () => {
    const { id, token } = await lockedShare();
    await shares.revoke(id);
    expect(await readShared(token, password)).toMatchObject({ status: 404 });
    expect(await unlockShare(token, { readPassword, address: "", isSecure: false })).toEqual({
      kind: "dead",
    });
  });
});
