import { beforeAll, describe, expect, it } from "vitest";
import { GET } from "@/app/api/v1/projects/[project]/audit/route";
import { db } from "@/lib/db/client";
import { callRoute, createApiKey, createApiProject } from "@/lib/testing/api-call";
import type { AuditPage } from "./schema";
import { pruneAudit } from "./service";

let project: string;
let projectId: string;
let key: string;

const total = 10_000;
const start = Date.parse("2026-11-01T00:00:00Z");
const minuteMs = 60_000;

beforeAll(async () => {
  ({ project, key } = await createApiProject());
  ({ id: projectId } = await db.project.findUniqueOrThrow({ where: { slug: project } }));
  await db.auditEntry.deleteMany({ where: { projectId } });
  // Three at a time, so that pages end between entries of one time.
  await db.$executeRaw`
    INSERT INTO "audit_entry" ("id", "projectId", "actor", "action", "target", "address",
      "outcome", "status", "reason", "createdAt")
    SELECT gen_random_uuid(), ${projectId}::uuid,
      CASE WHEN at % 4 = 0 THEN 'Ada Owner <ada@example.org>' ELSE 'key ci' END,
      CASE WHEN at % 2 = 0 THEN 'run.change' ELSE 'upload.create' END,
      'runs/r' || at, '203.0.113.7',
      CASE WHEN at % 10 = 0 THEN 'refused' ELSE 'done' END,
      CASE WHEN at % 10 = 0 THEN 403 ELSE 200 END,
      CASE WHEN at % 10 = 0 THEN '=HYPERLINK("x")' END,
      ${new Date(start)}::timestamptz + (at / 3) * INTERVAL '1 minute'
    FROM generate_series(0, ${total - 1}::int) AS at`;
});

async function list(query: string): Promise<AuditPage> {
  const answer = await callRoute(GET, { method: "GET", params: { project }, key, query });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body as unknown as AuditPage;
}

async function takeAll(query: string): Promise<string> {
  const request = new Request(`http://localhost:3000/api/v1/projects/${project}/audit?${query}`, {
    headers: { authorization: `Bearer ${key}` },
  });
  return (await GET(request, { params: Promise.resolve({ project }) })).text();
}

describe("ten thousand entries", () => {
  it("are listed the last first, each once, page by page", async () => {
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: AuditPage = await list(`limit=200${cursor === null ? "" : `&cursor=${cursor}`}`);
      seen.push(...page.items.map(({ target }) => target));
      cursor = page.nextCursor;
    } while (cursor !== null && seen.length <= total);
    expect(seen).toHaveLength(total);
    expect(new Set(seen).size).toBe(total);
    expect(seen[0]).toBe("runs/r9999");
    expect(seen.slice(-3).toSorted()).toEqual(["runs/r0", "runs/r1", "runs/r2"]);
  });

  it("are narrowed by who, what, how it ended and when", async () => {
    const query = "actor=ADA@example&action=run&outcome=refused&from=2026-11-02&to=2026-11-02";
    const { items, actions } = await list(`${query}&limit=200`);
    // Day two: minutes 1440 to 2879, so entries 4320 to 8639; of them every twentieth.
    const expected = Array.from({ length: total }, (_, at) => at).filter(
      (at) => at % 20 === 0 && at >= 4320 && at <= 8639,
    );
    expect(expected.length).toBeGreaterThan(200);
    expect(items).toHaveLength(200);
    expect(items.every(({ at }) => at.startsWith("2026-11-02"))).toBe(true);
    expect(actions).toEqual(["run.change", "upload.create"]);
    const lines = (await takeAll(`${query}&format=jsonl`)).trim().split("\n");
    const targets = lines.map((line) => (JSON.parse(line) as { target: string }).target);
    expect(targets.toSorted()).toEqual(expected.map((at) => `runs/r${at}`).toSorted());
  });

  it("are taken away whole, as CSV too, where no cell is a formula", async () => {
    const rows = (await takeAll("format=csv")).trim().split("\r\n");
    expect(rows[0]).toBe("at,actor,action,target,address,outcome,status,reason");
    expect(rows).toHaveLength(total + 1);
    expect(rows.find((row) => row.includes("HYPERLINK"))).toContain(`"'=HYPERLINK(""x"")"`);
  });
});

it.each([
  ["cursor=nonsense", /cursor: is none that this list gave/],
  ["from=yesterday", /from/],
  ["outcome=perhaps", /outcome/],
])("%s is refused with a sentence", async (query, sentence) => {
  const answer = await callRoute(GET, { method: "GET", params: { project }, key, query });
  expect(answer.status).toBe(400);
  expect((answer.body.error as { message: string }).message).toMatch(sentence);
});

it("is read by those who administer the project, a key with scope admin among them", async () => {
  const read = async (scopes: readonly ("read" | "write" | "admin")[]) => {
    const given = await createApiKey(project, scopes);
    return (await callRoute(GET, { method: "GET", params: { project }, key: given })).status;
  };
  expect(await read(["read", "write"])).toBe(403);
  expect(await read(["admin"])).toBe(200);
});

it("keeps entries as many days as the setting says, and for good at 0", async () => {
  const now = new Date(start + 366 * 24 * 60 * minuteMs);
  const old = await db.auditEntry.count({
    where: { projectId, createdAt: { lt: new Date(start + 24 * 60 * minuteMs) } },
  });
  process.env.ONSET_KEEP_AUDIT_DAYS = "0";
  expect(await pruneAudit(now)).toBe(0);
  delete process.env.ONSET_KEEP_AUDIT_DAYS;
  expect(await pruneAudit(now)).toBe(old);
  expect(await db.auditEntry.count({ where: { projectId } })).toBeLessThan(total);
});
