import { createHash } from "node:crypto";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { type MadeShare, readShared, TestShares } from "@/app/api/v1/test-shares";
import { db } from "@/lib/db/client";
import { createApiKey } from "@/lib/testing/api-call";
import { testedClient } from "@/lib/testing/tested-client";
import { canonicalJson } from "./canonical-json";
import type { SharedRunContent } from "./shared-view";

const dead = { error: { code: "not-found", message: "no such link", details: [] } };

function contentOf(answer: { body: Record<string, unknown> }): SharedRunContent {
  return answer.body.content as SharedRunContent;
}

/** Live links whose run is deleted, or one of whose runs is: with and without a password. */
async function orphansOf(shares: TestShares): Promise<MadeShare[]> {
  const runs = ["gone", "gone-for-good"];
  for (const run of runs) await shares.owner.putRun(run);
  const made = [
    await shares.make({ target: { kind: "run", run: "gone" } }),
    await shares.make({ target: { kind: "run", run: "gone-for-good" }, password: "correct horse" }),
    await shares.make({ target: { kind: "comparison", runs: ["first", "gone"] } }),
  ];
  await db.run.updateMany({ where: { slug: "gone" }, data: { deletedAt: new Date() } });
  await db.run.deleteMany({ where: { slug: "gone-for-good" } });
  return made;
}

function changeRow(share: MadeShare, data: object) {
  return db.share.updateMany({ where: { id: share.id }, data });
}

describe("a link", () => {
  let shares: TestShares;
  beforeAll(async () => {
    shares = await TestShares.create();
  });

  it("opens for a stranger and shows curves, figures and findings of its run", async () => {
    const { token } = await shares.make();
    const answer = await readShared(token);
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ title: "First run", mode: "live", checksum: null });
    const content = contentOf(answer);
    expect(content.curves.map(({ id }) => id)).toEqual(["train-known", "train-unknown", "dev"]);
    expect(content.curves[2]?.points.map(({ numerator, total }) => [numerator, total])).toEqual([
      [3, 3],
      [3, 3],
      [1, 3],
      [1, 3],
    ]);
    expect(content.best).toMatchObject({ step: 0, correct: 3, total: 3 });
    expect(content.drop).toMatchObject({ lost: 2, gained: 0 });
    expect(content.findings.length).toBeGreaterThan(0);
  });

  it("has a token of 32 random bytes of which only the SHA-256 is stored", async () => {
    const { id, token } = await shares.make();
    expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/);
    const row = await db.share.findFirstOrThrow({ where: { id } });
    expect(row.tokenHash).toBe(createHash("sha256").update(token).digest("hex"));
    const rows = await db.$queryRaw<{ text: string }[]>`SELECT s::text AS text FROM share s`;
    expect(rows.filter(({ text }) => text.includes(token))).toEqual([]);
  });

  it("ends after 30 days unless something else is said", async () => {
    const [usual, short, endless] = [
      await shares.make(),
      await shares.make({ expiresIn: "1d" }),
      await shares.make({ expiresIn: null }),
    ];
    const daysOf = async ({ id }: MadeShare) => {
      const { createdAt, expiresAt } = await db.share.findFirstOrThrow({ where: { id } });
      return expiresAt && Math.round((expiresAt.getTime() - createdAt.getTime()) / 86_400_000);
    };
    expect(await Promise.all([usual, short, endless].map(daysOf))).toEqual([30, 1, null]);
  });
});

describe("a token that does not open", () => {
  it("has one and the same answer, whatever the reason", async () => {
    const shares = await TestShares.create();
    const expired = await shares.make();
    const paused = await shares.make();
    const revoked = await shares.make();
    const living = await shares.make();
    const orphans = await orphansOf(shares);
    await changeRow(expired, { expiresAt: new Date(Date.now() - 1000) });
    await shares.change(paused.id, { paused: true });
    await shares.revoke(revoked.id);
    const tokens = [
      ...[expired, paused, revoked, ...orphans].map(({ token }) => token),
      living.token.slice(0, -1),
      `${living.token}a`,
      "random",
      "'; DROP TABLE share; --",
      "x".repeat(5000),
      "",
    ];
    const first = await readShared("another");
    for (const token of tokens) {
      const { status, body, headers } = await readShared(token);
      expect({ token, status, body }).toEqual({ token, status: 404, body: dead });
      expect([...headers]).toEqual([...first.headers]);
    }
    expect((await readShared(living.token)).status).toBe(200);
  });

  it("is dead at the next request once revoked, and its frozen data are gone", async () => {
    const shares = await TestShares.create();
    const { id, token } = await shares.make({ mode: "frozen" });
    expect((await readShared(token)).status).toBe(200);
    expect((await shares.revoke(id)).status).toBe(204);
    expect((await readShared(token)).status).toBe(404);
    expect((await db.share.findFirstOrThrow({ where: { id } })).snapshot).toBeNull();
    expect((await shares.change(id, { paused: false })).status).toBe(409);
  });

  it("opens again when it is resumed or extended", async () => {
    const shares = await TestShares.create();
    const share = await shares.make();
    await shares.change(share.id, { paused: true });
    expect((await readShared(share.token)).status).toBe(404);
    await shares.change(share.id, { paused: false });
    expect((await readShared(share.token)).status).toBe(200);
    await changeRow(share, { expiresAt: new Date(0) });
    expect((await readShared(share.token)).status).toBe(404);
    await shares.change(share.id, { expiresIn: "7d" });
    expect((await readShared(share.token)).status).toBe(200);
  });
});

describe("a live link", () => {
  it("shows what is uploaded later", async () => {
    const shares = await TestShares.create();
    const { token } = await shares.make();
    await shares.uploadThrough(5);
    expect(contentOf(await readShared(token)).curves[2]?.points).toHaveLength(6);
  });

  it("asks the database once for a dead link, whatever made it one", async () => {
    const shares = await TestShares.create();
    const [orphan, paused] = [await shares.make(), await shares.make()];
    await shares.change(paused.id, { paused: true });
    await db.run.updateMany({ where: { slug: "first" }, data: { deletedAt: new Date() } });
    const tested = testedClient();
    const asked = vi.spyOn(tested, "$queryRaw");
    const others = [vi.spyOn(tested.run, "findFirst"), vi.spyOn(tested.project, "findFirst")];
    for (const token of [orphan.token, paused.token, "random"]) {
      asked.mockClear();
      await readShared(token);
      expect(asked).toHaveBeenCalledTimes(1);
    }
    for (const other of others) expect(other).not.toHaveBeenCalled();
    vi.restoreAllMocks();
  });

  it("ends with its run, and does not show a later run of the same name", async () => {
    const shares = await TestShares.create();
    const { token } = await shares.make();
    await db.run.deleteMany({ where: { slug: "first" } });
    expect(await readShared(token)).toMatchObject({ status: 404, body: dead });
    await shares.owner.putRun("first", { dataset: "facts-of-the-house" });
    await shares.uploadThrough(3);
    expect((await readShared(token)).status).toBe(404);
    const { items } = (await shares.list()).body as { items: { state: string }[] };
    expect(items.map(({ state }) => state)).toEqual(["target-deleted"]);
  });
});

describe("a frozen link", () => {
  it("survives later uploads and the deletion of its run, byte for byte", async () => {
    const shares = await TestShares.create();
    const { token } = await shares.make({ mode: "frozen" });
    const before = await readShared(token);
    await shares.uploadThrough(5);
    await shares.owner.putRun("first", { name: "Renamed" });
    await db.run.deleteMany({ where: { slug: "first" } });
    const after = await readShared(token);
    expect(after.status).toBe(200);
    expect(after.body).toEqual(before.body);
    expect(after.body).toMatchObject({ title: "First run", mode: "frozen" });
  });

  it("has a checksum that anyone can compute from its content", async () => {
    const shares = await TestShares.create();
    const { token } = await shares.make({ mode: "frozen" });
    const { body } = await readShared(token);
    const sum = createHash("sha256").update(canonicalJson(body.content)).digest("hex");
    expect(body.checksum).toBe(sum);
  });

  it("does not open with other data than those that were frozen", async () => {
    const shares = await TestShares.create();
    const share = await shares.make({ mode: "frozen" });
    const other = await shares.make({ mode: "frozen", view: { hide: "dev" } });
    const { snapshot } = await db.share.findFirstOrThrow({ where: { id: other.id } });
    await changeRow(share, { snapshot });
    expect((await readShared(share.token)).status).toBe(500);
  });

  it("can be copied: the same data at a second address", async () => {
    const shares = await TestShares.create();
    const first = await shares.make({ mode: "frozen", title: "Kept" });
    await db.run.deleteMany({ where: { slug: "first" } });
    const copy = await shares.copy(first.id);
    const token = String(copy.body.url).split("/").at(-1) ?? "";
    expect(token).not.toBe(first.token);
    expect((await readShared(token)).body).toEqual((await readShared(first.token)).body);
  });
});

describe("the view of a link", () => {
  let shares: TestShares;
  beforeAll(async () => {
    shares = await TestShares.create();
  });

  it("leaves out what the page hid or zoomed away", async () => {
    const view = { hide: "train-known,train-unknown", from: "1", to: "2" };
    const content = contentOf(await readShared((await shares.make({ view })).token));
    expect(content.curves.map(({ id, points }) => [id, points.map(({ step }) => step)])).toEqual([
      ["dev", [1, 2]],
    ]);
    expect(content.learned).toBeNull();
  });

  it("shows a training metric within its zoom and no curve beside it, and Exhibit 1 where it is not there", async () => {
    const shares = await TestShares.create();
    const lines = [1, 2, 3, 4].map((step) => JSON.stringify({ step, loss: 4 / step, lr: 1 }));
    await shares.owner.upload("first", lines.join("\n"));
    const view = { chart: "metrics", metric: "loss", log: "true", mfrom: "1.5", mto: "3" };
    const content = contentOf(await readShared((await shares.make({ view })).token));
    expect(content.curves).toEqual([]);
    expect(content.metric).toMatchObject({ key: "loss", isLog: true, shown: 3, of: 3 });
    expect(content.metric?.points.map(({ step, value }) => [step, value])).toEqual([
      [1, 4],
      [2, 2],
      [3, 4 / 3],
    ]);
    const other = { ...view, metric: "who" };
    const instead = contentOf(await readShared((await shares.make({ view: other })).token));
    expect([instead.chart, instead.metric]).toEqual(["exhibit", null]);
    expect(instead.curves.length).toBeGreaterThan(0);
  });

  it.each(["live", "frozen"])(
    "shows a metric of a run that evaluated nothing, %s",
    async (mode) => {
      const shares = await TestShares.create();
      await shares.owner.putRun("trainer", { name: "Only a loss" });
      const lines = [1, 2].map((step) => JSON.stringify({ step, loss: 1 / step }));
      await shares.owner.upload("trainer", lines.join("\n"));
      const target = { kind: "run", run: "trainer" };
      const view = { chart: "metrics", metric: "loss" };
      const answer = await readShared((await shares.make({ target, view, mode })).token);
      expect(answer.body.title).toBe("Only a loss");
      const content = contentOf(answer);
      expect(content.metric?.points.map(({ value }) => value)).toEqual([1, 0.5]);
      expect(content).toMatchObject({
        curves: [],
        best: null,
        last: null,
        split: null,
        drop: null,
      });
      const whole = contentOf(await readShared((await shares.make({ target, mode })).token));
      expect(whole).toMatchObject({ chart: "exhibit", metric: null, curves: [], last: null });
    },
  );

  it("carries only the counts of its own rate", async () => {
    const { token } = await shares.make({ view: { y: "hallucination", x: "step" } });
    const dev = contentOf(await readShared(token)).curves.find(({ id }) => id === "dev");
    expect(dev?.points[2]).toEqual({ step: 2, epoch: 2, x: 2, numerator: 2, total: 3 });
  });

  it("reads hostile parameters as if they were not there", async () => {
    const view = {
      x: "<script>",
      y: "__proto__",
      from: "NaN",
      to: "Infinity",
      split: "'",
      of: "?",
    };
    const answer = await readShared((await shares.make({ view })).token);
    expect(contentOf(answer)).toMatchObject({ x: "epoch", rate: "accuracy", zoom: null });
  });

  it("is not widened by anything a guest sends", async () => {
    const { token } = await shares.make({ view: { hide: "dev" } });
    const { GET } = await import("@/app/api/v1/shared/[token]/route");
    const request = new Request(
      "http://localhost/?hide=&chart=categories&split=dev&of=all&y=abstention",
    );
    const body = await (await GET(request, { params: Promise.resolve({ token }) })).json();
    const { asOf: _, ...asked } = body.content;
    const { asOf: __, ...plain } = contentOf(await readShared(token));
    expect(asked).toEqual(plain);
    expect(JSON.stringify(body)).not.toContain('"id":"dev"');
  });
});

describe("the rights to share", () => {
  it("are refused for a run of another project, as if it did not exist", async () => {
    const mine = await TestShares.create();
    const theirs = await TestShares.create();
    await theirs.owner.putRun("only-theirs");
    const target = { kind: "run", run: "only-theirs" };
    const missing = { kind: "run", run: "nobody-has-it" };
    const foreign = await mine.post({ target });
    expect(foreign.status).toBe(404);
    expect(foreign.body.error).toMatchObject({ message: "no such run: only-theirs" });
    expect((await mine.post({ target: missing })).status).toBe(404);
    expect(
      (await mine.post({ target: { kind: "comparison", runs: ["first", "only-theirs"] } })).status,
    ).toBe(404);
    expect((await mine.post({}, { project: theirs.owner.project })).status).toBe(404);
  });

  it("need the right to write", async () => {
    const shares = await TestShares.create();
    const { id, token } = await shares.make();
    const reader = await createApiKey(shares.owner.project, ["read"]);
    expect((await shares.post({}, { key: reader })).status).toBe(403);
    expect((await shares.change(id, { paused: true }, reader)).status).toBe(403);
    expect((await shares.copy(id, reader)).status).toBe(403);
    expect((await shares.revoke(id, reader)).status).toBe(403);
    expect((await shares.list(reader)).status).toBe(200);
    expect((await readShared(token)).status).toBe(200);
  });

  it("do not reach the links of another project", async () => {
    const mine = await TestShares.create();
    const theirs = await (await TestShares.create()).make();
    for (const id of [theirs.id, "not-an-id", "01a20c12-a484-755b-8586-000000000000"]) {
      expect((await mine.change(id, { paused: true })).status).toBe(404);
      expect((await mine.copy(id)).status).toBe(404);
      expect((await mine.revoke(id)).status).toBe(404);
    }
    expect((await readShared(theirs.token)).status).toBe(200);
  });

  it("show every link with its maker and never a token", async () => {
    const shares = await TestShares.create();
    const { token } = await shares.make({ title: "One", password: "correct horse" });
    const answer = await shares.list();
    expect(answer.body.items).toMatchObject([
      {
        title: "One",
        creator: "key read-write-admin",
        views: 0,
        state: "active",
        hasPassword: true,
      },
    ]);
    const text = JSON.stringify(answer.body);
    for (const secret of [token, "tokenHash", "passwordHash", "correct horse"])
      expect(text).not.toContain(secret);
  });
});

describe("bad input", () => {
  let shares: TestShares;
  beforeAll(async () => {
    shares = await TestShares.create();
  });

  it.each([
    [{ mode: "forever" }, "mode"],
    [{ expiresIn: "2y" }, "expiresIn"],
    [{ title: "x".repeat(2001) }, "title"],
    [{ title: "   " }, "title"],
    [{ note: "x".repeat(10_001) }, "note"],
    [{ password: "short" }, "password"],
    [{ password: "long enough", allow: { embed: true } }, "allow.embed"],
    [{ target: { kind: "run", run: "../x" } }, "target.run"],
    [{ target: { kind: "dataset" } }, "target.kind"],
    [{ target: { kind: "comparison", runs: [] } }, "target.runs"],
    [{ view: { x: { y: 1 } } }, "view.x"],
  ])("is refused with its place: %j", async (body, column) => {
    const answer = await shares.post(body);
    expect(answer.status).toBe(400);
    const { details } = answer.body.error as { details: { column: string }[] };
    expect(details.map((detail) => detail.column)).toContain(column);
    expect(await db.share.count({ where: { createdBy: "key read-write-admin", title: "x" } })).toBe(
      0,
    );
  });
});
