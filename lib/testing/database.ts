import { randomBytes } from "node:crypto";
import pg from "pg";
import { afterAll, inject } from "vitest";

// Runs before each test file: a database of its own, in place before lib/db/client is imported.
const { adminUrl, templateName } = inject("databaseServer");
const name = `${templateName}_${randomBytes(6).toString("hex")}`;

async function runAsAdmin(statement: string) {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  await client.query(statement);
  await client.end();
}

// WAL_LOG copies through the log: no checkpoint for each of many small databases.
await runAsAdmin(`CREATE DATABASE ${name} TEMPLATE ${templateName} STRATEGY WAL_LOG`);
const url = new URL(adminUrl);
url.pathname = name;
process.env.DATABASE_URL = url.href;

afterAll(async () => {
  await globalThis.onsetDatabase?.$disconnect();
  await runAsAdmin(`DROP DATABASE ${name} WITH (FORCE)`);
});
