import { randomBytes } from "node:crypto";
import pg from "pg";
import { afterAll, expect, inject } from "vitest";
import { hearStatements, statementsWithoutProject } from "./statements";

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

hearStatements();

afterAll(async () => {
  await globalThis.onsetDatabase?.$disconnect();
  await globalThis.onsetTestDatabase?.$disconnect();
  await runAsAdmin(`DROP DATABASE ${name} WITH (FORCE)`);
  expect(statementsWithoutProject(), "statements without the project's id").toEqual([]);
});
