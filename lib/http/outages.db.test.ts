import { beforeAll, describe, expect, test, vi } from "vitest";
import { db } from "@/lib/db/client";
import { createApiProject } from "@/lib/testing/api-call";
import { startServerProcess } from "@/lib/testing/start-server-process";

// A process of its own, whose connections to the database belong to a role of their own.
const role = "onset_limited";
const database = new URL(process.env.DATABASE_URL ?? "").pathname.slice(1);
let url = "";
let project = "";
let key = "";

const write = (run: string) =>
  fetch(`${url}/api/v1/projects/${project}/runs/${run}`, {
    method: "PUT",
    headers: { authorization: `Bearer ${key}` },
    body: "{}",
  });
const read = () =>
  fetch(`${url}/api/v1/projects/${project}/runs`, {
    headers: { authorization: `Bearer ${key}` },
  });

/** Its next statements come over new connections. */
const cutConnections = () =>
  db.$queryRaw`SELECT pg_terminate_backend(pid, 5000)::text FROM pg_stat_activity
    WHERE usename = ${role} AND datname = current_database()`;

async function untilServed(ask: () => Promise<Response>): Promise<void> {
  await vi.waitFor(async () => expect((await ask()).status).toBe(200), {
    timeout: 20_000,
    interval: 100,
  });
}

beforeAll(async () => {
  await db.$executeRawUnsafe(
    `DO $$ BEGIN CREATE ROLE ${role} LOGIN PASSWORD 'limited'; EXCEPTION WHEN duplicate_object THEN NULL; END $$`,
  );
  await db.$executeRawUnsafe(`GRANT ALL ON DATABASE "${database}" TO ${role}`);
  await db.$executeRawUnsafe(`GRANT ALL ON SCHEMA public TO ${role}`);
  await db.$executeRawUnsafe(`GRANT ALL ON ALL TABLES IN SCHEMA public TO ${role}`);
  await db.$executeRawUnsafe(`GRANT ALL ON ALL SEQUENCES IN SCHEMA public TO ${role}`);
  ({ project, key } = await createApiProject());
  const address = new URL(process.env.DATABASE_URL ?? "");
  address.username = role;
  address.password = "limited";
  const env = { DATABASE_URL: address.href, ONSET_LOG_LEVEL: "fatal" };
  url = (await startServerProcess(env)).url;
  await untilServed(() => write("first"));
}, 120_000);

describe("a database that is read-only", () => {
  test("is read, refuses writes as an outage in a sentence, and takes them again by itself", async () => {
    await db.$executeRawUnsafe(
      `ALTER ROLE ${role} IN DATABASE "${database}" SET default_transaction_read_only = on`,
    );
    await cutConnections();
    await untilServed(read);
    const refused = await write("second");
    expect(refused.status).toBe(503);
    expect(refused.headers.get("retry-after")).toMatch(/^\d+$/);
    expect(await refused.json()).toMatchObject({
      error: { message: expect.stringContaining("the database takes no writes just now") },
    });
    await db.$executeRawUnsafe(
      `ALTER ROLE ${role} IN DATABASE "${database}" RESET default_transaction_read_only`,
    );
    await cutConnections();
    await untilServed(() => write("second"));
  }, 60_000);
});

describe("a database without a connection to spare", () => {
  test("is an outage in a sentence, and nothing is to be done once there is one", async () => {
    await db.$executeRawUnsafe(`ALTER ROLE ${role} CONNECTION LIMIT 0`);
    await cutConnections();
    await vi.waitFor(async () => expect((await write("third")).status).toBe(503), {
      timeout: 20_000,
    });
    const refused = await read();
    expect(refused.headers.get("retry-after")).toMatch(/^\d+$/);
    expect(await refused.json()).toMatchObject({
      error: { message: expect.stringContaining("the database does not answer just now") },
    });
    await db.$executeRawUnsafe(`ALTER ROLE ${role} CONNECTION LIMIT -1`);
    await untilServed(() => write("third"));
  }, 60_000);
});
