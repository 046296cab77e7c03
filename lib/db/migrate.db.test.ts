import { createHash } from "node:crypto";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { authorMigration } from "@/lib/db/author-migration";
import { migrate, readMigrationState } from "@/lib/db/migrate";
import { migrationsDirectory, readMigrations } from "@/lib/db/migration-files";

const url = process.env.DATABASE_URL ?? "";
const migrations = readMigrations(migrationsDirectory());
let client: pg.Client;

beforeAll(async () => {
  client = new pg.Client({ connectionString: url });
  await client.connect();
});

afterAll(async () => {
  await client.end();
});

describe("migrate", () => {
  it("has nothing to do on a database that is up to date", async () => {
    expect(await migrate(url)).toEqual([]);
    expect(await readMigrationState(client, migrations)).toEqual({
      pending: [],
      failed: [],
      edited: [],
      unknown: [],
    });
  });

  it("refuses a database that a newer version migrated", async () => {
    await expect(migrate(url, [])).rejects.toThrow("was migrated by a newer Onset");
  });

  it("refuses a migration that was changed after it was applied", async () => {
    const changed = migrations.map((migration) => ({ ...migration, checksum: "other" }));
    await expect(migrate(url, changed)).rejects.toThrow("was changed after it was applied");
  });

  it("lets two processes start at once and applies a migration once", async () => {
    const sql = "CREATE TABLE next_table (id int)";
    const checksum = createHash("sha256").update(sql).digest("hex");
    const next = { name: "99990101000000_next", sql, checksum };
    const applied = await Promise.all([
      migrate(url, [...migrations, next]),
      migrate(url, [...migrations, next]),
    ]);
    expect(applied.flat()).toEqual([next.name]);
  });

  it("says in one sentence that a server is not there", async () => {
    await expect(migrate("postgresql://u:secret@127.0.0.1:1/onset")).rejects.toThrow(
      /^The database at 127\.0\.0\.1:1\/onset refuses: connect ECONNREFUSED/,
    );
  });
});

describe("authorMigration", () => {
  it("finds nothing that the schema has and the migrations have not", async () => {
    const file = await authorMigration({
      url,
      name: "drift",
      schemaPath: path.resolve("prisma/schema.prisma"),
      directory: migrationsDirectory(),
      timestamp: "99990101000000",
    });
    expect(file).toBeNull();
  });
});
