import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { hashPassword } from "better-auth/crypto";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { db } from "@/lib/db/client";
import { limits } from "@/lib/limits";
import { createApiProject } from "@/lib/testing/api-call";
import { exampleLines, predictionLines } from "@/lib/testing/outcome-run";
import { createUser } from "@/lib/testing/people";
import { type ServerProcess, startServerProcess } from "@/lib/testing/start-server-process";

const received: string[] = [];
const receiver = createServer(async (request, response) => {
  let body = "";
  for await (const chunk of request) body += chunk;
  received.push((JSON.parse(body) as { run: string }).run);
  response.end();
});
const processes: ServerProcess[] = [];
/** What both of them logged. */
const logged: string[] = [];
let project = "";
let key = "";

async function startProcess(): Promise<void> {
  const env = {
    ONSET_WEBHOOK_ALLOW: "127.0.0.1",
    ONSET_LOG_LEVEL: "debug",
    ONSET_SECRET: "the same secret for both processes",
  };
  processes.push(await startServerProcess(env, (line) => logged.push(line)));
}

async function call(
  { url }: ServerProcess,
  method: string,
  path: string,
  body?: string,
  headers: Record<string, string> = {},
) {
  const address = `${url}/api/v1/projects/${project}${path}`;
  const response = await fetch(address, {
    method,
    headers: { authorization: `Bearer ${key}`, ...headers },
    ...(body === undefined ? {} : { body }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
  return JSON.parse(text || "{}");
}

/** The first change that a process tells of. */
async function nextChange({
  url,
}: ServerProcess): Promise<{ changed: Promise<unknown>; end: () => void }> {
  const stop = new AbortController();
  const response = await fetch(`${url}/api/v1/projects/${project}/events`, {
    headers: { authorization: `Bearer ${key}` },
    signal: stop.signal,
  });
  const changed = (async () => {
    let text = "";
    for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
      text += Buffer.from(chunk).toString();
      const [, data] = /^data: (\{"run.*)\n/m.exec(text) ?? [];
      if (data !== undefined) return JSON.parse(data);
    }
    return null;
  })();
  return { changed, end: () => stop.abort() };
}

const falling = (from: number, to: number) =>
  predictionLines(
    Array.from({ length: to - from }, (_, k) => k + from).map((step) => ({
      step,
      epoch: step,
      split: "dev",
      outcomes: Array.from({ length: 200 }, (_, k) => (k < step * 12 ? "-" : "+")).join(""),
    })),
  );

beforeAll(async () => {
  await new Promise<void>((ready) => receiver.listen(0, "127.0.0.1", ready));
  ({ project, key } = await createApiProject());
  await Promise.all([startProcess(), startProcess()]);
}, 120_000);

afterAll(async () => {
  receiver.close();
  receiver.closeAllConnections();
});

test("what one process is told, the other knows, tells its watchers and finds analysed", async () => {
  const [first, second] = processes as [ServerProcess, ServerProcess];
  await call(first, "PUT", "/datasets/facts", "{}");
  await call(second, "PUT", "/datasets/facts/examples", exampleLines(200));
  const { changed, end } = await nextChange(second);
  // The second listens from the moment that its connection does.
  await vi.waitFor(
    async () => {
      const rows = await db.$queryRaw<unknown[]>`
        SELECT FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'`;
      expect(rows.length).toBeGreaterThanOrEqual(2);
    },
    { timeout: 20_000, interval: 100 },
  );
  await call(first, "PUT", "/runs/shared", '{"dataset":"facts","status":"running"}');
  expect(await changed).toMatchObject({ run: "shared" });
  end();
  await call(first, "POST", "/runs/shared/uploads", falling(0, 6));
  await call(second, "POST", "/runs/shared/uploads", falling(6, 12));
  const read = (at: ServerProcess) => call(at, "GET", "/runs/shared/analysis");
  const [here, there] = await Promise.all([read(first), read(second)]);
  expect(here).toMatchObject({ checkpoints: 12, onset: { alarm: { epoch: expect.any(Number) } } });
  expect(there).toEqual(here);
}, 60_000);

test("one request repeated at the other process is stored once", async () => {
  const [first, second] = processes as [ServerProcess, ServerProcess];
  const headers = { "idempotency-key": "again" };
  const body = '{"metrics":[{"step":1,"loss":0.5}]}';
  const answers = await Promise.all(
    [first, second].map((at) =>
      call(at, "POST", "/runs/shared/log", body, {
        ...headers,
        "content-type": "application/json",
      }),
    ),
  );
  expect(answers.map(({ accepted }) => accepted)).toEqual([
    answers[0].accepted,
    answers[0].accepted,
  ]);
  expect(await db.repeatedRequest.count({ where: { key: { contains: "again" } } })).toBe(1);
}, 30_000);

/** A request of a browser that is signed in, or signs in, at one of the processes. */
function browse({ url }: ServerProcess, method: string, path: string, given: BrowserGiven = {}) {
  const { cookie, body } = given;
  return fetch(`${url}${path}`, {
    method,
    headers: {
      origin: process.env.ONSET_URL ?? "http://localhost:3000",
      ...(cookie === undefined ? {} : { cookie }),
      ...(body === undefined ? {} : { "content-type": "application/json" }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}
type BrowserGiven = { cookie?: string; body?: object };

const password = "correct horse battery";

async function createAccount(): Promise<string> {
  const { userId, email } = await createUser("Ada");
  const account = { id: `a-${userId}`, accountId: userId, userId, providerId: "credential" };
  await db.account.create({ data: { ...account, password: await hashPassword(password) } });
  return email;
}

test("who signs in at one process is signed in at the other, and signed out of both", async () => {
  const [first, second] = processes as [ServerProcess, ServerProcess];
  const body = { email: await createAccount(), password };
  const signedIn = await browse(first, "POST", "/api/auth/sign-in/email", { body });
  expect(signedIn.status).toBe(200);
  const cookie = signedIn.headers
    .getSetCookie()
    .map((one) => one.split(";")[0])
    .join("; ");
  const own = () => browse(second, "GET", "/api/v1/account/sessions", { cookie });
  expect((await own()).status).toBe(200);
  await browse(first, "POST", "/api/auth/sign-out", { cookie, body: {} });
  expect((await own()).status).toBe(401);
}, 30_000);

test("wrong passwords are counted over both processes", async () => {
  const [first, second] = processes as [ServerProcess, ServerProcess];
  const email = await createAccount();
  const guess = (at: ServerProcess, given: string) =>
    browse(at, "POST", "/api/auth/sign-in/email", { body: { email, password: given } });
  for (let k = 0; k < limits.failedSignInsAnAccount; k++) {
    expect((await guess(k % 2 === 0 ? first : second, `wrong guess ${k}`)).status).toBe(401);
  }
  expect((await guess(first, password)).status).toBe(429);
  expect((await guess(second, password)).status).toBe(429);
}, 60_000);

test("what one process changes or takes away, the other does not go on answering from memory", async () => {
  const [first, second] = processes as [ServerProcess, ServerProcess];
  const read = () => call(second, "GET", "/runs/shared/analysis");
  const before = await read();
  await call(first, "POST", "/runs/shared/uploads", falling(12, 13));
  expect(await read()).toMatchObject({ checkpoints: before.checkpoints + 1 });
  const made = await call(
    first,
    "POST",
    "/keys",
    JSON.stringify({ name: "gone", scopes: ["read"] }),
    {
      "content-type": "application/json",
    },
  );
  const withKey = () =>
    fetch(`${second.url}/api/v1/projects/${project}/runs/shared`, {
      headers: { authorization: `Bearer ${made.key}` },
    });
  expect((await withKey()).status).toBe(200);
  await call(first, "DELETE", `/keys/${made.summary.id}`);
  expect((await withKey()).status).toBe(401);
  await call(first, "DELETE", "/runs/shared");
  await expect(read()).rejects.toThrow("404");
}, 60_000);

test("a call's id stands in the lines of the jobs that come of it, whichever process does them", async () => {
  const [first] = processes as [ServerProcess, ServerProcess];
  const id = "followed-to-its-jobs";
  await call(first, "PUT", "/runs/followed", "{}", { "x-request-id": id });
  await vi.waitFor(
    () => {
      const jobs = logged.filter((line) => line.includes('"msg":"judging"'));
      expect(jobs.map((line) => JSON.parse(line).request)).toContain(id);
    },
    { timeout: 30_000, interval: 200 },
  );
}, 60_000);

test("an alert is sent once by two processes, and by the other when one is killed", async () => {
  const [first, second] = processes as [ServerProcess, ServerProcess];
  const { port } = receiver.address() as AddressInfo;
  const rule = { kind: "finished" };
  const channel = { kind: "webhook", url: `http://127.0.0.1:${port}/` };
  const json = { "content-type": "application/json" };
  await call(first, "POST", "/alerts", JSON.stringify({ rule, channel }), json);
  const names = Array.from({ length: 6 }, (_, k) => `run-${k}`);
  const ended = JSON.stringify({ dataset: "facts", status: "finished" });
  for (const [k, run] of names.entries()) {
    if (k === 3) first.child.kill("SIGKILL");
    const at = k < 3 ? first : second;
    await call(at, "PUT", `/runs/${run}`, ended);
    await call(at, "POST", `/runs/${run}/uploads`, falling(0, 1));
  }
  await vi.waitFor(() => expect([...received].toSorted()).toEqual(names), {
    timeout: 100_000,
    interval: 200,
  });
  const firings = await db.alertFiring.groupBy({ by: ["status"], _count: true });
  expect(firings).toEqual([{ status: "sent", _count: 6 }]);
}, 120_000);
