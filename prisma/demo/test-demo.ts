import pg from "pg";
import { inject } from "vitest";
import { quote } from "@/lib/db/backup-tables";
import { seedDemo } from "./seed";

/** Any number will do, as long as nothing else in the database of the server locks it. */
const advisoryLockKey = 720_451_905;

/** Fills this file's database with the demo, which the first file that asks makes and the others copy; tells since when it was made. */
export async function loadDemo(): Promise<Date> {
  const { adminUrl, templateName } = inject("databaseServer");
  const own = new URL(process.env.DATABASE_URL ?? "").pathname.slice(1);
  const demo = `${templateName}_demo`;
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    await admin.query(`SELECT pg_advisory_lock(${advisoryLockKey})`);
    const isThere = await admin.query("SELECT FROM pg_database WHERE datname = $1", [demo]);
    if (isThere.rowCount === 0) {
      const startedAt = new Date();
      await seedDemo(() => undefined);
      await disconnect();
      await admin.query(`CREATE DATABASE ${quote(demo)} TEMPLATE ${quote(own)} STRATEGY WAL_LOG`);
      await admin.query(`COMMENT ON DATABASE ${quote(demo)} IS '${startedAt.toISOString()}'`);
    } else {
      await disconnect();
      await admin.query(`DROP DATABASE ${quote(own)} WITH (FORCE)`);
      await admin.query(`CREATE DATABASE ${quote(own)} TEMPLATE ${quote(demo)} STRATEGY WAL_LOG`);
    }
    const { rows } = await admin.query(
      `SELECT shobj_description(oid, 'pg_database') AS made FROM pg_database WHERE datname = $1`,
      [demo],
    );
    return new Date(rows[0].made);
  } finally {
    await admin.end();
  }
}

/** A database with a connection cannot be copied; the next query connects anew. */
async function disconnect(): Promise<void> {
  await globalThis.onsetDatabase?.$disconnect();
  await globalThis.onsetTestDatabase?.$disconnect();
}
