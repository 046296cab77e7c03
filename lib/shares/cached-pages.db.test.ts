import { gunzipSync } from "node:zlib";
import { afterAll, afterEach, beforeEach, expect, it, vi } from "vitest";
import { type MadeShare, TestShares } from "@/app/api/v1/test-shares";
import { db } from "@/lib/db/client";
import { isOwnRender, type PageResponse, readCachedPage } from "./cached-pages";
import { createUnlockCookie, unlockCookieName } from "./unlock-cookie";

const self = "http://self.test";
let shares: TestShares;
let rendered: Request[];

beforeEach(async () => {
  process.env.ONSET_SELF = self;
  rendered = [];
  vi.stubGlobal("fetch", async (url: string, init: RequestInit) => {
    rendered.push(new Request(url, init));
    const headers = { "content-type": "text/html; charset=utf-8", "x-policy": "strict" };
    return new Response(`<p>rendering ${rendered.length}</p>`, { headers });
  });
  shares = await TestShares.create();
});

afterEach(() => {
  globalThis.onsetQueryListener = undefined;
  vi.unstubAllGlobals();
  vi.useRealTimers();
});
afterAll(() => {
  delete process.env.ONSET_SELF;
});

type Asked = { area?: "s" | "embed"; search?: string; headers?: object; cookies?: object };

function open({ token }: MadeShare, { area = "s", search = "", headers, cookies }: Asked = {}) {
  const jar = new Map(Object.entries(cookies ?? {}));
  return readCachedPage({
    ...{ method: "GET", pathname: `/${area}/${token}`, search: new URLSearchParams(search), token },
    headers: new Headers({ accept: "text/html", ...headers }),
    cookieOf: (name) => jar.get(name),
  });
}

const textOf = (answer: PageResponse | null) =>
  answer === null ? null : (answer.body?.toString("utf8") ?? "");
const headerOf = (answer: PageResponse | null | undefined, name: string) =>
  new Map(answer?.headers).get(name);

it("renders once for two hundred viewers, and gives each the page with the headers it had", async () => {
  const link = await shares.make({ mode: "frozen" });
  const answers = await Promise.all(Array.from({ length: 200 }, () => open(link)));
  expect(rendered).toHaveLength(1);
  expect(new Set(answers.map(textOf))).toEqual(new Set(["<p>rendering 1</p>"]));
  expect(headerOf(answers[7], "x-policy")).toBe("strict");
  const [request] = rendered;
  expect(request && isOwnRender(request.headers)).toBe(true);
});

it("gives no page to who comes after a link was revoked, while earlier guests still wait for theirs", async () => {
  const link = await shares.make({ mode: "frozen" });
  await open(link);
  const earlier = Array.from({ length: 50 }, () => open(link));
  await db.share.updateMany({ where: { id: link.id }, data: { revokedAt: new Date() } });
  const later = Array.from({ length: 50 }, () => open(link));
  await Promise.all(earlier);
  expect(new Set((await Promise.all(later)).map(textOf))).toEqual(new Set([null]));
});

it("asks the database of two hundred viewers who come at once a few times only", async () => {
  const link = await shares.make({ mode: "frozen" });
  await open(link);
  let statements = 0;
  globalThis.onsetQueryListener = (statement) => {
    if (/FROM "share"/.test(statement)) statements++;
  };
  await Promise.all(Array.from({ length: 200 }, () => open(link)));
  expect(statements).toBe(2);
});

it("sends nothing to whoever has the page", async () => {
  const link = await shares.make({ mode: "frozen" });
  const etag = headerOf(await open(link), "etag") ?? "";
  const again = await open(link, { headers: { "if-none-match": etag } });
  expect([again?.status, textOf(again)]).toEqual([304, ""]);
});

it("is packed for whoever takes it so, once for all", async () => {
  const link = await shares.make({ mode: "frozen" });
  const as = (encodings: string) => open(link, { headers: { "accept-encoding": encodings } });
  const packed = await as("gzip, deflate, br");
  expect(headerOf(packed, "content-encoding")).toBe("gzip");
  expect(gunzipSync(packed?.body ?? "").toString("utf8")).toBe("<p>rendering 1</p>");
  for (const encodings of ["identity", "gzip;q=0, br", "xgzip"]) {
    const plain = await as(encodings);
    expect([textOf(plain), headerOf(plain, "content-encoding")]).toEqual([
      "<p>rendering 1</p>",
      undefined,
    ]);
  }
  expect(headerOf(packed, "vary")).toBe("Accept-Encoding");
});

it.each<[string, (link: MadeShare) => Promise<unknown>]>([
  ["is revoked", (link) => shares.revoke(link.id)],
  ["is paused", (link) => shares.change(link.id, { paused: true })],
  ["ends", ({ id }) => db.share.updateMany({ where: { id }, data: { expiresAt: new Date(0) } })],
  ["loses its run", () => db.run.updateMany({ data: { deletedAt: new Date() } })],
  [
    "gets a password",
    ({ id }) => db.share.updateMany({ where: { id }, data: { passwordHash: "aa:bb" } }),
  ],
])("gives no page of a link that %s after it was kept", async (_, end) => {
  const link = await shares.make();
  expect(await open(link)).not.toBeNull();
  await end(link);
  expect(await open(link)).toBeNull();
});

it.each<[string, (link: MadeShare) => Promise<unknown>]>([
  ["an upload", () => shares.uploadThrough(5)],
  ["another title", (link) => shares.change(link.id, { title: "Another" })],
  ["new settings", () => db.project.updateMany({ data: { alpha: 0.01 } })],
])("renders a live link anew after %s", async (_, change) => {
  const link = await shares.make();
  await open(link);
  await change(link);
  await open(link);
  expect(rendered).toHaveLength(2);
});

it("goes on giving what is there while a change is made that is taken back", async () => {
  const link = await shares.make();
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() });
  const before = textOf(await open(link));
  const undone = db.$transaction(async (tx) => {
    await tx.project.updateMany({ data: { alpha: 0.01 } });
    expect(textOf(await open(link))).toBe(before);
    throw new Error("undone");
  });
  await expect(undone).rejects.toThrow("undone");
  expect(textOf(await open(link))).toBe(before);
});

it("gives a page behind a password only to who has the cookie of that password", async () => {
  const link = await shares.make({ password: "correct horse" });
  const share = await db.share.findFirstOrThrow({ where: { id: link.id } });
  const cookies = { [unlockCookieName(share)]: createUnlockCookie(share, new Date()).value };
  expect(await open(link)).toBeNull();
  expect(await open(link, { cookies })).not.toBeNull();
  expect(await open(link)).toBeNull();
  expect(await open(link, { area: "embed", cookies })).toBeNull();
  await db.share.updateMany({ where: { id: link.id }, data: { passwordHash: "cc:dd" } });
  expect(await open(link, { cookies })).toBeNull();
});

it("keeps an embed by its theme and height, apart from the page", async () => {
  const link = await shares.make({ mode: "frozen", allow: { embed: true } });
  const searches = ["theme=dark", "theme=light&height=300", "theme=dark&utm=1"];
  for (const search of searches) await open(link, { area: "embed", search });
  await open(link);
  expect(rendered).toHaveLength(3);
});

it("does not keep what is no page", async () => {
  vi.stubGlobal("fetch", async () => new Response("gone", { status: 404 }));
  const link = await shares.make({ mode: "frozen" });
  expect(await open(link)).toBeNull();
});

it("leaves whoever asks for no page to the server", async () => {
  const link = await shares.make({ mode: "frozen" });
  expect(await open(link, { headers: { accept: "*/*" } })).toBeNull();
  expect(isOwnRender(new Headers({ "x-onset-render": "guessed" }))).toBe(false);
});

it("counts the views of people, all that came at once", async () => {
  const link = await shares.make({ mode: "frozen" });
  const person = { "user-agent": "Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0 Safari/537.36" };
  await Promise.all(Array.from({ length: 30 }, () => open(link, { headers: person })));
  await Promise.all(
    Array.from({ length: 3 }, () => open(link, { headers: { "user-agent": "curl/8" } })),
  );
  const viewsOf = async () => (await db.share.findFirstOrThrow({ where: { id: link.id } })).views;
  await vi.waitFor(async () => expect(await viewsOf()).toBe(30), { timeout: 10_000 });
});
