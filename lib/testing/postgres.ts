import { randomBytes } from "node:crypto";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { migrate } from "@/lib/db/migrate";
import { startTemporaryServer } from "@/lib/db/temporary-server";

declare module "vitest" {
  interface ProvidedContext {
    databaseServer: { adminUrl: string; templateName: string };
  }
}

async function run(url: string, statements: (client: pg.Client) => Promise<void>) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await statements(client);
  } finally {
    await client.end();
  }
}

async function dropDatabases(adminUrl: string, templateName: string) {
  await run(adminUrl, async (client) => {
    const found = await client.query("SELECT datname FROM pg_database WHERE datname LIKE $1", [
      `${templateName}%`,
    ]);
    for (const { datname } of found.rows) {
      await client.query(`DROP DATABASE "${datname}" WITH (FORCE)`);
    }
  });
}

/** One server for the run, with a migrated database that every test file copies. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const secondServer = project.name === "db-second" ? process.env.TEST_DATABASE_URL : undefined;
  const server = secondServer
    ? { url: secondServer, stop: async () => {} }
    : await startTemporaryServer();
  const templateName = `onset_test_${randomBytes(4).toString("hex")}`;
  const teardown = async () => {
    if (secondServer) await dropDatabases(server.url, templateName);
    await server.stop();
  };
  try {
    await run(server.url, async (client) => {
      await client.query(`CREATE DATABASE ${templateName}`);
    });
    const templateUrl = new URL(server.url);
    templateUrl.pathname = templateName;
    await migrate(templateUrl.href);
  } catch (error) {
    await teardown();
    throw error;
  }
  project.provide("databaseServer", { adminUrl: server.url, templateName });
  return teardown;
}
