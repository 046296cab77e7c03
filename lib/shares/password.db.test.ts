import { describe, expect, it } from "vitest";
import { readShared, TestShares } from "@/app/api/v1/test-shares";
import { db } from "@/lib/db/client";
import { unlockShare } from "./unlock-share";
import { visitShare } from "./visit";

const password = "correct horse";

async function lockedShare() {
  const shares = await TestShares.create();
  return { shares, ...(await shares.make({ password })) };
}

function rewind(id: string) {
  return db.share.update({
    where: { id },
    data: { lastFailedAt: new Date(Date.now() - 3_600_000) },
  });
}

describe("a link with a password", () => {
  it("keeps the password as a scrypt hash only", async () => {
    const { id } = await lockedShare();
    const { passwordHash } = await db.share.findUniqueOrThrow({ where: { id } });
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

  it("slows down after five wrong tries, even for the right password of somebody new", async () => {
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
    expect((await db.share.findUniqueOrThrow({ where: { id } })).failedTries).toBe(0);
  });

  it("is not outrun by many guesses at once", async () => {
    const { id, token } = await lockedShare();
    const guesses = Array.from({ length: 20 }, (_, n) => readShared(token, `guess number ${n}`));
    const statuses = (await Promise.all(guesses)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 401)).toHaveLength(5);
    expect(statuses.filter((status) => status === 429)).toHaveLength(15);
    expect((await db.share.findUniqueOrThrow({ where: { id } })).failedTries).toBe(5);
  });

  it("stays open for those who gave it while others guess", async () => {
    const { token } = await lockedShare();
    expect((await readShared(token, password)).status).toBe(200);
    for (let wrong = 0; wrong < 6; wrong++) await readShared(token, `guess ${wrong}`);
    expect((await readShared(token, password)).status).toBe(200);
  });

  it("gives a cookie that opens this link and no other, until the password changes", async () => {
    const { id, token, shares } = await lockedShare();
    const other = await shares.make({ password });
    const answer = await unlockShare(token, { password, isSecure: true });
    const cookie = answer.kind === "right" ? answer.cookie : "";
    expect(cookie).toMatch(/; HttpOnly; SameSite=Lax; Secure$/);
    const [pair = ""] = cookie.split(";");
    const value = pair.slice(pair.indexOf("=") + 1);
    const visitWith = (asked: string, given: string) =>
      visitShare(asked, { cookieOf: () => given }).then(({ kind }) => kind);
    expect(await visitWith(token, value)).toBe("open");
    expect(await visitWith(other.token, value)).toBe("locked");
    expect(await visitWith(token, value.replace(/^\d/, "9"))).toBe("locked");
    await db.share.update({ where: { id }, data: { passwordHash: "another:hash" } });
    expect(await visitWith(token, value)).toBe("locked");
  });

  it("does not say whether a dead link had one", async () => {
    const { id, token, shares } = await lockedShare();
    await shares.revoke(id);
    expect(await readShared(token, password)).toMatchObject({ status: 404 });
    expect(await unlockShare(token, { password, isSecure: false })).toEqual({ kind: "dead" });
  });
});
