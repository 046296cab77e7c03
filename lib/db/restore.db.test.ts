import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { writeBackup } from "@/lib/db/backup";
import { listTables, ownTables } from "@/lib/db/backup-tables";
import { type Migration, migrationsDirectory, readMigrations } from "@/lib/db/migration-files";
import { restoreBackup } from "@/lib/db/restore";

const url = process.env.DATABASE_URL ?? "";
const migrations = readMigrations(migrationsDirectory());
const folder = mkdtempSync(path.join(tmpdir(), "onset-restore-"));
const file = path.join(folder, "backup.gz");
let client: pg.Client;

function restore(others: { force?: boolean; migrations?: readonly Migration[] } = {}) {
  return restoreBackup({ url, file, force: true, migrations, ...others });
}

async function names(): Promise<string[]> {
  const { rows } = await client.query(`SELECT name FROM "user" ORDER BY name`);
  return rows.map(({ name }) => name);
}

async function schemas(): Promise<string[]> {
  const { rows } = await client.query(
    "SELECT nspname FROM pg_namespace WHERE nspname NOT LIKE 'pg\\_%' ORDER BY 1",
  );
  return rows.map(({ nspname }) => nspname);
}

const addUser = (name: string) =>
  client.query(
    `INSERT INTO "user" (id, name, email, "updatedAt") VALUES ($1, $1, $1 || '@example.org', now())`,
    [name],
  );

beforeAll(async () => {
  client = new pg.Client({ connectionString: url });
  await client.connect();
});

beforeEach(async () => {
  await client.query(`DELETE FROM "user"`);
  await addUser("kept");
  await writeBackup(url, file);
  await addUser("later");
});

afterEach(() => client.query("DROP SCHEMA IF EXISTS theirs CASCADE; DROP TABLE IF EXISTS theirs"));

afterAll(async () => {
  await client.end();
  rmSync(folder, { recursive: true, force: true });
});

test("the tables that are Onset's are those that its migrations make", async () => {
  const { rows } = await client.query(
    "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND relname <> '_prisma_migrations' ORDER BY 1",
  );
  expect(ownTables.toSorted()).toEqual(rows.map(({ relname }) => relname));
});

describe("what is not Onset's", () => {
  test("stays as it is in the schema that Onset uses, and is not backed up", async () => {
    await client.query(
      "CREATE TABLE theirs (n int); INSERT INTO theirs VALUES (7); CREATE FUNCTION their_sum() RETURNS bigint LANGUAGE sql AS 'SELECT sum(n) FROM public.theirs'",
    );
    await writeBackup(url, file);
    await restore();
    const { rows } = await client.query("SELECT their_sum()::int AS sum");
    expect(rows).toEqual([{ sum: 7 }]);
    expect((await listTables(client)).map(({ name }) => name)).not.toContain("theirs");
    await client.query("DROP FUNCTION their_sum()");
  });

  test("stays as it is in other schemas, views on Onset's tables included", async () => {
    await client.query(
      `CREATE SCHEMA theirs; CREATE VIEW theirs.people AS SELECT name FROM public."user"`,
    );
    await restore();
    expect((await client.query("SELECT name FROM theirs.people")).rows).toEqual([{ name: "kept" }]);
  });

  test("is refused where its rows refer to Onset's, before anything is touched", async () => {
    await client.query(`CREATE TABLE theirs ("user" text REFERENCES "user" (id))`);
    await expect(restore()).rejects.toThrow(
      `Nothing was changed: the table theirs is not Onset's and refers to "user"`,
    );
    expect(await names()).toEqual(["kept", "later"]);
  });

  test("is refused under the name of the schema that a restore works in", async () => {
    await client.query("CREATE SCHEMA onset_restore; CREATE TABLE onset_restore.mine (n int)");
    await expect(restore()).rejects.toThrow("has a schema onset_restore that is not Onset's");
    expect((await client.query("SELECT FROM onset_restore.mine")).rowCount).toBe(0);
    await client.query("DROP SCHEMA onset_restore CASCADE");
  });
});

test("partitions are kept", async () => {
  await client.query(
    `ALTER TABLE "verification" RENAME TO verification_before;
     CREATE TABLE "verification" (LIKE verification_before INCLUDING DEFAULTS) PARTITION BY HASH (id);
     CREATE TABLE verification_0 PARTITION OF "verification" FOR VALUES WITH (MODULUS 2, REMAINDER 0);
     CREATE TABLE verification_1 PARTITION OF "verification" FOR VALUES WITH (MODULUS 2, REMAINDER 1);
     DROP TABLE verification_before;
     INSERT INTO "verification" (id, identifier, value, "expiresAt", "updatedAt")
       SELECT 'v' || n, n, n, now(), now() FROM generate_series(1, 40) n`,
  );
  await writeBackup(url, file);
  await client.query(`DELETE FROM "verification"`);
  await restore();
  const { rows } = await client.query(
    `SELECT tableoid::regclass::text AS part, count(*)::int FROM "verification" GROUP BY 1 ORDER BY 1`,
  );
  expect(rows.map(({ part }) => part)).toEqual(["verification_0", "verification_1"]);
  expect(rows.reduce((sum, { count }) => sum + count, 0)).toBe(40);
});

describe("a restore that fails in the middle", () => {
  test("leaves rows and schemas as they were when its connection is cut", async () => {
    const before = await schemas();
    await client.query(
      `CREATE FUNCTION cut() RETURNS trigger LANGUAGE plpgsql AS
         $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END $$;
       CREATE TRIGGER cut BEFORE INSERT ON "user" FOR EACH STATEMENT EXECUTE FUNCTION cut()`,
    );
    await expect(restore()).rejects.toThrow("terminat");
    await client.query("DROP FUNCTION cut() CASCADE");
    expect(await names()).toEqual(["kept", "later"]);
    expect(await schemas()).toEqual(before);
  });

  test("leaves them when a later migration fails on the backup's rows", async () => {
    const before = await schemas();
    const failing = { name: "99990101000000_fails", sql: "SELECT 1/0", checksum: "x" };
    await expect(restore({ migrations: [...migrations, failing] })).rejects.toThrow(
      "Nothing was changed, the restore failed: division by zero",
    );
    expect(await names()).toEqual(["kept", "later"]);
    expect(await schemas()).toEqual(before);
  });
});

test("rows of an earlier version are migrated on the way", async () => {
  const later = {
    name: "99990101000000_later",
    sql: `UPDATE "user" SET name = name || ', migrated'`,
    checksum: "y",
  };
  await restore({ migrations: [...migrations, later] });
  expect(await names()).toEqual(["kept, migrated"]);
  await client.query("DELETE FROM _prisma_migrations WHERE migration_name = $1", [later.name]);
});

test("a database without any table becomes one of this version", async () => {
  const empty = new URL(url);
  empty.pathname = `${empty.pathname}_empty`;
  await client.query(`CREATE DATABASE ${empty.pathname.slice(1)}`);
  try {
    await restoreBackup({ url: empty.href, file, force: false, migrations });
    const restored = new pg.Client({ connectionString: empty.href });
    await restored.connect();
    expect((await restored.query(`SELECT name FROM "user"`)).rows).toEqual([{ name: "kept" }]);
    await restored.end();
  } finally {
    await client.query(`DROP DATABASE ${empty.pathname.slice(1)} WITH (FORCE)`);
  }
});

test("a database that is spread over a cluster is refused before anything is changed", async () => {
  await client.query("CREATE TABLE pg_dist_partition AS SELECT 'run'::regclass AS logicalrelid");
  await expect(restore()).rejects.toThrow("this database is spread over a cluster");
  await client.query("DROP TABLE pg_dist_partition");
  expect(await names()).toEqual(["kept", "later"]);
});
