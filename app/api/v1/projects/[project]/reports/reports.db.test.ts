import { createHash } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { readShared, TestShares } from "@/app/api/v1/test-shares";
import { db } from "@/lib/db/client";
import { canonicalJson } from "@/lib/shares/canonical-json";
import type { SharedReport } from "@/lib/shares/shared-view";
import { callRoute, createApiKey } from "@/lib/testing/api-call";
import { purgeDeleted } from "@/lib/uploads/purge-deleted";
import { GET as listDeleted } from "../deleted-reports/route";
import { POST as addChart } from "./[report]/charts/route";
import { POST as restore } from "./[report]/restore/route";
import { PUT as change, GET as read, DELETE as remove } from "./[report]/route";
import { POST as restoreVersion } from "./[report]/versions/[version]/restore/route";
import { GET as listVersions } from "./[report]/versions/route";
import { POST as create, GET as list } from "./route";

type Block = { kind: string; chart: string; text: string; checksum: string | null };
type Answer = { status: number; body: Record<string, unknown> };

let shares: TestShares;
beforeEach(async () => {
  shares = await TestShares.create();
});

const text = (words: string) => ({ kind: "text", text: words });
const newChart = (fields: object = {}) => ({
  ...{ kind: "new-chart", target: { kind: "run", run: "first" } },
  ...fields,
});

function call(
  handler: unknown,
  { method = "POST", params = {}, body, key = shares.owner.key }: Partial<Call> = {},
): Promise<Answer> {
  return callRoute(handler, {
    ...{ method, key, params: { project: shares.owner.project, ...params } },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}
type Call = { method: string; params: Record<string, string>; body: unknown; key: string };

async function made(body: object = {}): Promise<{ id: string; blocks: Block[] }> {
  const answer = await call(create, { body: { title: "For Friday", ...body } });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body as { id: string; blocks: Block[] };
}

const messageOf = ({ body }: Answer) => (body.error as { message: string }).message;

async function contentOf(report: string, mode: "live" | "frozen" = "live"): Promise<SharedReport> {
  const { token } = await shares.make({ target: { kind: "report", report }, mode });
  return (await readShared(token)).body.content as SharedReport;
}

describe("a report", () => {
  it("keeps its texts and charts in their order, and shows a guest both", async () => {
    const blocks = [text("# Before"), newChart({ caption: "Half new" }), text("After")];
    const report = await made({ blocks });
    expect(report.blocks.map(({ kind }) => kind)).toEqual(["text", "chart", "text"]);
    const content = await contentOf(report.id);
    expect(content.blocks[0]).toEqual(text("# Before"));
    const [, chart] = content.blocks;
    if (chart?.kind !== "chart" || chart.content?.kind !== "run") throw new Error("no chart");
    expect(chart).toMatchObject({ caption: "Half new", name: "First run", mode: "live" });
    expect(chart.content.curves.map(({ id }) => id)).toEqual([
      "train-known",
      "train-unknown",
      "dev",
    ]);
    expect(chart.content.examples).toBeNull();
  });

  it("shows in a live chart what is uploaded later, and in a frozen one what was there", async () => {
    const { id } = await made({ blocks: [newChart(), newChart({ mode: "frozen" })] });
    await shares.uploadThrough(5);
    const content = await contentOf(id);
    const points = content.blocks.map((block) =>
      block.kind === "chart" && block.content?.kind === "run"
        ? block.content.curves[2]?.points.length
        : null,
    );
    expect(points).toEqual([6, 4]);
  });

  it("names for a frozen chart the SHA-256 of its content", async () => {
    const { id, blocks } = await made({ blocks: [newChart({ mode: "frozen" })] });
    const [chart] = (await contentOf(id)).blocks;
    if (chart?.kind !== "chart") throw new Error("no chart");
    const sum = createHash("sha256").update(canonicalJson(chart.content)).digest("hex");
    expect([chart.checksum, blocks[0]?.checksum]).toEqual([sum, sum]);
  });

  it("keeps a frozen chart of a deleted run, and says of a live one that it is gone until it is restored", async () => {
    const { id } = await made({ blocks: [newChart(), newChart({ mode: "frozen" })] });
    const { token } = await shares.make({ target: { kind: "report", report: id } });
    const shown = async () => {
      const { content } = (await readShared(token)).body as { content: SharedReport };
      return content.blocks.map((block) => block.kind === "chart" && block.content !== null);
    };
    await db.run.updateMany({ where: { slug: "first" }, data: { deletedAt: new Date() } });
    expect(await shown()).toEqual([false, true]);
    // Another run that took its name is not shown in its place.
    await db.run.updateMany({ where: { slug: "first" }, data: { slug: "first~old" } });
    await shares.owner.putRun("first");
    expect(await shown()).toEqual([false, true]);
  });

  it("is refused with more than 20 charts, at once or one after the other", async () => {
    const many = Array.from({ length: 100 }, () => newChart());
    const answer = await call(create, { body: { title: "Many", blocks: many } });
    expect([answer.status, messageOf(answer)]).toEqual([
      400,
      "blocks: a report holds at most 20 charts, not 100: put the others into a second report",
    ]);
    const full = await made({ blocks: many.slice(0, 20) });
    const params = { report: full.id };
    const more = await call(addChart, { params, body: { target: newChart().target } });
    expect([more.status, messageOf(more)]).toEqual([
      400,
      "a report holds at most 20 charts, not 21: put the others into a second report",
    ]);
    const texts = Array.from({ length: 101 }, () => text("a"));
    const most = await call(create, { body: { title: "Many", blocks: texts } });
    expect([most.status, messageOf(most)]).toEqual([
      400,
      "blocks: at most 100 texts and charts; make a second report of the rest",
    ]);
  });

  it.each([
    [{ title: " " }, "title"],
    [{ blocks: [newChart({ target: { kind: "run", run: "no-such" } })] }, "blocks.0: "],
    [
      { blocks: [text("a"), { kind: "chart", chart: "0f2f53e0-1c5e-4a7e-9d6a-3a6f3f1f2a11" }] },
      "blocks.1: chart",
    ],
    [{ blocks: [{ kind: "picture" }] }, "blocks.0.kind"],
    [{ blocks: [text("a\0b")] }, "blocks.0.text"],
    [{ blocks: [text("x".repeat(60_000)), text("y".repeat(60_000))] }, "blocks: the texts"],
  ])("%j is refused with its place, and nothing is stored", async (body, place) => {
    const answer = await call(create, { body: { title: "Ours", ...body } });
    expect(answer.status).toBe(400);
    expect(messageOf(answer)).toContain(place);
    expect(await db.report.count({ where: { project: { slug: shares.owner.project } } })).toBe(0);
  });

  it("may not be read or written with a key that lacks the right", async () => {
    const { id } = await made();
    const key = await createApiKey(shares.owner.project, ["read"]);
    const params = { report: id };
    expect((await call(read, { method: "GET", params, key })).status).toBe(200);
    expect((await call(create, { body: {}, key })).status).toBe(403);
    expect((await call(remove, { method: "DELETE", params, key })).status).toBe(403);
    const other = await TestShares.create();
    const stranger = await call(read, { method: "GET", params, key: other.owner.key });
    expect(stranger.status).toBe(404);
  });
});

describe("saving", () => {
  it("makes the next version, and keeps charts that it names", async () => {
    const { id, blocks } = await made({ blocks: [newChart({ mode: "frozen" })] });
    const [kept] = blocks;
    const body = {
      title: "Anew",
      version: 1,
      blocks: [text("Words"), { kind: "chart", chart: kept?.chart, caption: "Still it" }],
    };
    const saved = await call(change, { method: "PUT", params: { report: id }, body });
    expect(saved.body).toMatchObject({ title: "Anew", version: 2 });
    expect((saved.body.blocks as Block[])[1]).toMatchObject({
      ...{ chart: kept?.chart, caption: "Still it", checksum: kept?.checksum },
    });
  });

  it("is refused on a version that somebody wrote over, and says who and what to do", async () => {
    const { id } = await made();
    const save = (title: string) =>
      call(change, {
        ...{ method: "PUT", params: { report: id } },
        body: { title, version: 1, blocks: [] },
      });
    expect((await save("Mine")).status).toBe(200);
    const late = await save("Theirs");
    expect(late.status).toBe(409);
    expect(messageOf(late)).toMatch(/saved version 2 of this report since you opened it/);
    const stands = await call(read, { method: "GET", params: { report: id } });
    expect(stands.body).toMatchObject({ title: "Mine", version: 2 });
  });

  it("lets one of two writers at once through, and writes one version", async () => {
    const { id } = await made();
    const save = (title: string) =>
      call(change, {
        ...{ method: "PUT", params: { report: id } },
        body: { title, version: 1, blocks: [newChart()] },
      });
    const answers = await Promise.all([save("Mine"), save("Theirs")]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await db.reportChart.count({ where: { reportId: id } })).toBe(1);
  });

  it("adds charts sent at the same time, each once", async () => {
    const { id } = await made();
    const body = { target: newChart().target };
    const add = () => call(addChart, { params: { report: id }, body });
    const answers = await Promise.all([add(), add(), add()]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    const stands = await call(read, { method: "GET", params: { report: id } });
    expect(stands.body).toMatchObject({ charts: 3, version: 4 });
  });

  it("brings an older version back with its charts, as a version of its own", async () => {
    const { id, blocks } = await made({ blocks: [newChart({ mode: "frozen" }), text("Old")] });
    const body = { title: "Emptied", version: 1, blocks: [] };
    await call(change, { method: "PUT", params: { report: id }, body });
    const params = { report: id, version: "1" };
    const back = await call(restoreVersion, { params });
    expect(back.body).toMatchObject({ title: "For Friday", version: 3 });
    expect(back.body.blocks).toEqual(blocks);
    const { items } = (await call(listVersions, { method: "GET", params: { report: id } })).body;
    expect((items as { version: number }[]).map(({ version }) => version)).toEqual([3, 2, 1]);
    for (const version of ["9", "0", "1e3", "x"])
      expect((await call(restoreVersion, { params: { ...params, version } })).status).toBe(404);
  });

  it("forgets the fifty-first version, and charts that no version has any more", async () => {
    const { id } = await made({ blocks: [newChart()] });
    for (let version = 1; version <= 50; version++) {
      const body = { title: `Version ${version + 1}`, version, blocks: [] };
      await call(change, { method: "PUT", params: { report: id }, body });
    }
    const where = { reportId: id };
    expect(await db.reportVersion.count({ where })).toBe(50);
    expect(await db.reportVersion.count({ where: { ...where, version: 1 } })).toBe(0);
    expect(await db.reportChart.count({ where })).toBe(0);
  });
});

describe("a deleted report", () => {
  it("is found by nobody, ends its live links, keeps its frozen ones, and can be restored", async () => {
    const { id } = await made({ blocks: [text("Words")] });
    const target = { kind: "report", report: id };
    const [live, frozen] = [
      await shares.make({ target }),
      await shares.make({ target, mode: "frozen" }),
    ];
    const statuses = async () =>
      Promise.all([live, frozen].map(async ({ token }) => (await readShared(token)).status));
    expect(await statuses()).toEqual([200, 200]);
    const params = { report: id };
    expect((await call(remove, { method: "DELETE", params })).status).toBe(204);
    expect((await call(read, { method: "GET", params })).status).toBe(404);
    expect((await call(list, { method: "GET" })).body.items).toEqual([]);
    expect(await statuses()).toEqual([404, 200]);
    const links = (await shares.list()).body.items as { mode: string; state: string }[];
    expect(new Map(links.map(({ mode, state }) => [mode, state]))).toEqual(
      new Map([
        ["live", "target-deleted"],
        ["frozen", "active"],
      ]),
    );
    const { items } = (await call(listDeleted, { method: "GET" })).body;
    expect(items).toMatchObject([{ id, title: "For Friday" }]);
    expect((await call(restore, { params })).status).toBe(200);
    expect(await statuses()).toEqual([200, 200]);
  });

  it("is gone for good after seven days", async () => {
    const { id } = await made();
    const longAgo = new Date(Date.now() - 8 * 24 * 60 * 60 * 1000);
    await db.report.updateMany({ where: { id }, data: { deletedAt: longAgo } });
    expect((await call(restore, { params: { report: id } })).status).toBe(404);
    expect(await purgeDeleted()).toMatchObject({ reports: 1 });
    expect(await db.reportVersion.count({ where: { reportId: id } })).toBe(0);
  });
});

describe("a link to a report", () => {
  it("follows the report's title and text, unless it is frozen", async () => {
    const { id } = await made({ blocks: [text("First"), newChart()] });
    const target = { kind: "report", report: id };
    const [live, frozen] = [
      await shares.make({ target }),
      await shares.make({ target, mode: "frozen" }),
    ];
    const before = await readShared(frozen.token);
    await readShared(live.token);
    const body = { title: "Anew", version: 1, blocks: [text("Second")] };
    await call(change, { method: "PUT", params: { report: id }, body });
    expect((await readShared(live.token)).body).toMatchObject({
      ...{ title: "Anew", content: { blocks: [text("Second")] } },
    });
    const after = await readShared(frozen.token);
    expect(after.body).toEqual(before.body);
    const sum = createHash("sha256").update(canonicalJson(after.body.content)).digest("hex");
    expect(after.body.checksum).toBe(sum);
  });

  it("tells no run that the report does not show, and no example", async () => {
    await shares.owner.putRun("hidden-run", { name: "Hidden run" });
    const { id } = await made({ blocks: [newChart(), newChart({ mode: "frozen" })] });
    const allow = { examples: true };
    const { token } = await shares.make({ target: { kind: "report", report: id }, allow });
    const told = JSON.stringify((await readShared(token)).body);
    expect(told).not.toMatch(/hidden/i);
    expect(told).not.toContain("Where is plain");
    expect(told).not.toContain(id);
  });

  it("is refused for a report of another project", async () => {
    const other = await TestShares.create();
    const { id } = await made();
    const answer = await other.post({ target: { kind: "report", report: id } });
    expect(answer.status).toBe(404);
  });
});
