import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { readConnection } from "@/lib/db/connection-file";
import { type EmbeddedServer, startEmbeddedServer } from "@/lib/db/embedded-server";
import { migrate } from "@/lib/db/migrate";
import { exampleLines, predictionLines } from "@/lib/testing/outcome-run";
import { startServerProcess } from "@/lib/testing/start-server-process";

const dataDir = mkdtempSync(path.join(tmpdir(), "onset-interrupted-"));
let server: EmbeddedServer;
let project = "";
let key = "";

/** What the receiver of webhooks got: the run, and the delivery that it was. */
let received: { run: string; delivery: string }[] = [];
/** How the receiver answers; null: not until a test does. */
let answers: number | null = 200;
let held: ServerResponse[] = [];
const receiver = createServer(async (request, response) => {
  let body = "";
  for await (const chunk of request) body += chunk;
  const { run } = JSON.parse(body) as { run: string };
  received.push({ run, delivery: String(request.headers["x-onset-delivery"]) });
  if (answers === null) held.push(response);
  else response.writeHead(answers).end();
});

async function query<T extends object>(sql: string, values: unknown[] = []): Promise<T[]> {
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  try {
    return (await client.query(sql, values)).rows as T[];
  } finally {
    await client.end();
  }
}

const serve = () =>
  startServerProcess({
    DATABASE_URL: server.url,
    ONSET_WEBHOOK_ALLOW: "127.0.0.1",
    ONSET_LOG_LEVEL: "fatal",
  });

async function call(url: string, [method, place]: readonly [string, string], body?: string) {
  const response = await fetch(`${url}/api/v1/projects/${project}${place}`, {
    method,
    headers: { authorization: `Bearer ${key}` },
    ...(body !== undefined && { body }),
  });
  if (!response.ok) throw new Error(`${method} ${place}: ${response.status}`);
}

const results = predictionLines([
  { step: 1, epoch: 1, split: "dev", outcomes: "+".repeat(200) },
  { step: 2, epoch: 2, split: "dev", outcomes: "+".repeat(190) + "-".repeat(10) },
]);

/** A run that ended, with its results. */
async function putRun(url: string, run: string): Promise<void> {
  await call(url, ["PUT", `/runs/${run}`], '{"dataset":"facts","status":"finished"}');
  await call(url, ["POST", `/runs/${run}/uploads`], results);
}

type Firing = { id: string; status: string; attempts: number; answer: string };
async function firingOf(run: string): Promise<Firing | undefined> {
  const [firing] = await query<Firing>(
    `SELECT f."id"::text, f."status", f."attempts", f."answer" FROM "alert_firing" f
      JOIN "run" r ON r."id" = f."runId" WHERE r."slug" = $1`,
    [run],
  );
  return firing;
}

const deliveriesOf = (name: string) => received.filter(({ run }) => run === name);

const until = <T>(work: () => T | Promise<T>, timeout = 90_000) =>
  vi.waitFor(work, { timeout, interval: 200 });

beforeAll(async () => {
  await new Promise<void>((ready) => receiver.listen(0, "127.0.0.1", ready));
  server = await startEmbeddedServer({ dataDir });
  await migrate(server.url);
  // Before the client of the database is there, which is then of this one.
  process.env.DATABASE_URL = server.url;
  const { createApiProject } = await import("@/lib/testing/api-call");
  ({ project, key } = await createApiProject());
  const { url, child } = await serve();
  await call(url, ["PUT", "/datasets/facts"], "{}");
  await call(url, ["PUT", "/datasets/facts/examples"], exampleLines(200));
  const { port } = receiver.address() as AddressInfo;
  const channel = { kind: "webhook", url: `http://127.0.0.1:${port}/` };
  await call(url, ["POST", "/alerts"], JSON.stringify({ rule: { kind: "finished" }, channel }));
  child.kill("SIGKILL");
}, 120_000);

afterAll(async () => {
  receiver.closeAllConnections();
  receiver.close();
  await globalThis.onsetDatabase?.$disconnect();
  globalThis.onsetDatabase = undefined;
  await server.stop();
  rmSync(server.clusterDir, { recursive: true, force: true });
  rmSync(dataDir, { recursive: true, force: true });
});

test("PostgreSQL that is killed while an alert is on its way: it is told once, and stands as sent", async () => {
  const { url, child } = await serve();
  [received, answers, held] = [[], null, []];
  await putRun(url, "restarted");
  await until(() => expect(held).toHaveLength(1));
  process.kill(readConnection(dataDir)?.serverPid ?? 0, "SIGKILL");
  await server.ended;
  held[0]?.writeHead(200).end();
  answers = 200;
  server = await startEmbeddedServer({ dataDir, port: server.port });
  await until(async () => expect(await firingOf("restarted")).toMatchObject({ status: "sent" }));
  // As the queue does with a job that its process did not end in time.
  const { id } = (await firingOf("restarted")) as Firing;
  const lose = "UPDATE pgboss.job SET state = 'retry', start_after = now() WHERE id = $1::uuid";
  await query(`${lose} AND state = 'active'`, [id]);
  await until(async () => {
    const [job] = await query<{ state: string }>(
      "SELECT state::text FROM pgboss.job WHERE id = $1::uuid",
      [id],
    );
    expect(job?.state).toBe("completed");
  });
  expect(received.map(({ run }) => run)).toEqual(["restarted"]);
  // What came meanwhile is done as ever.
  await putRun(url, "after");
  await until(async () => expect(await firingOf("after")).toMatchObject({ status: "sent" }));
  child.kill("SIGKILL");
}, 240_000);

test("a process that is killed in the middle of an analysis: another one makes it, and tells of the run once", async () => {
  const { url, child } = await serve();
  [received, answers] = [[], 200];
  const lock = new pg.Client({ connectionString: server.url });
  await lock.connect();
  await putRun(url, "cut");
  const summary = `"run_summary" WHERE "runId" = (SELECT "id" FROM "run" WHERE "slug" = 'cut')`;
  // It is made, and cannot be written.
  await lock.query("BEGIN");
  const { rows } = await lock.query(`SELECT "analysedAt" FROM ${summary} FOR UPDATE`);
  expect(rows).toEqual([{ analysedAt: null }]);
  await until(async () => {
    const waiting = await query(
      `SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query ILIKE '%"run_summary"%'`,
    );
    expect(waiting).not.toEqual([]);
  });
  child.kill("SIGKILL");
  await new Promise((ended) => child.once("exit", ended));
  await lock.query("ROLLBACK");
  await lock.end();
  expect(await query(`SELECT "analysedAt" FROM ${summary}`)).toEqual([{ analysedAt: null }]);
  const other = await serve();
  await until(async () => expect(await firingOf("cut")).toMatchObject({ status: "sent" }));
  const [made] = await query<{ analysedAt: Date | null }>(`SELECT "analysedAt" FROM ${summary}`);
  expect(made?.analysedAt).toBeInstanceOf(Date);
  expect(received.map(({ run }) => run)).toEqual(["cut"]);
  other.child.kill("SIGKILL");
}, 240_000);

test("a receiver that answers 500 for a day is tried for a day, then given up in the list, and never told again", async () => {
  const { url, child } = await serve();
  [received, answers] = [[], 500];
  await putRun(url, "unheard");
  type Job = { state: string; tries: number; wait: string };
  let plannedS = 0;
  for (let tries = 1; ; tries++) {
    const job = await until(async () => {
      const { id } = (await firingOf("unheard")) as Firing;
      const [found] = await query<Job>(
        `SELECT state::text, retry_count AS tries, extract(epoch FROM start_after - now()) AS wait
          FROM pgboss.job WHERE id = $1::uuid`,
        [id],
      );
      expect(found?.state).toMatch(/retry|failed/);
      expect(deliveriesOf("unheard")).toHaveLength(tries);
      return found as Job;
    });
    if (job.state === "failed") break;
    expect(await firingOf("unheard")).toMatchObject({ status: "waiting", attempts: tries });
    plannedS += Number(job.wait);
    // The time passes.
    await query("UPDATE pgboss.job SET start_after = now() WHERE state = 'retry'");
  }
  expect(plannedS).toBeGreaterThan(24 * 3600);
  expect(plannedS).toBeLessThan(3 * 24 * 3600);
  expect(await firingOf("unheard")).toEqual({
    ...{ id: expect.any(String), status: "failed", attempts: 13, answer: "answered 500" },
  });
  expect(new Set(deliveriesOf("unheard").map(({ delivery }) => delivery)).size).toBe(1);
  answers = 200;
  const { sweep } = await import("./do-jobs");
  await sweep();
  await putRun(url, "heard");
  await until(async () => expect(await firingOf("heard")).toMatchObject({ status: "sent" }));
  expect(deliveriesOf("unheard")).toHaveLength(13);
  const { stopJobQueue } = await import("@/lib/jobs/queue");
  await stopJobQueue();
  child.kill("SIGKILL");
}, 360_000);
