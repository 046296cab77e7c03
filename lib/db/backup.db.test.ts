import { createHash } from "node:crypto";
import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { writeBackup } from "@/lib/db/backup";
import { migrationsDirectory, readMigrations } from "@/lib/db/migration-files";
import { restoreBackup } from "@/lib/db/restore";

const url = process.env.DATABASE_URL ?? "";
const migrations = readMigrations(migrationsDirectory());
const awkward = 'é "quoted" \\ back\nslash \t {NULL} \u{1F600}';
let folder = "";
let file = "";
let client: pg.Client;

async function readUsers() {
  return (await client.query(`SELECT id, name, "createdAt"::text FROM "user" ORDER BY id`)).rows;
}

function restore(force: boolean) {
  return restoreBackup({ url, file, force, migrations });
}

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "onset-backup-"));
  file = path.join(folder, "backup.gz");
  client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`DELETE FROM "session"; DELETE FROM "user"`);
  await client.query(
    `INSERT INTO "user" (id, name, email, "updatedAt")
     SELECT 'u' || n, $1 || n, 'u' || n || '@example.org', now() FROM generate_series(1, 450) n`,
    [awkward],
  );
  await client.query(
    `INSERT INTO "session" (id, token, "userId", "expiresAt", "updatedAt")
     VALUES ('s', 't', 'u1', now(), now())`,
  );
});

afterEach(async () => {
  await client.end();
  rmSync(folder, { recursive: true, force: true });
});

describe("writeBackup and restoreBackup", () => {
  it("bring every row back as it was, foreign keys included", async () => {
    const before = await readUsers();
    const { rows } = await writeBackup(url, file);
    await client.query(`UPDATE "user" SET name = 'changed'`);
    expect(await restore(true)).toBe(rows);
    expect(rows).toBe(451);
    expect(await readUsers()).toEqual(before);
    await expect(client.query(`DELETE FROM "user" WHERE id = 'u1'`)).resolves.toBeDefined();
    const orphans = await client.query(`SELECT FROM "session"`);
    expect(orphans.rowCount).toBe(0);
  });

  it("make the same content again from what was restored", async () => {
    const first = await writeBackup(url, file);
    await restore(true);
    const second = await writeBackup(url, path.join(folder, "again.gz"));
    expect(second.rows).toBe(first.rows);
    expect(gunzipSync(readFileSync(path.join(folder, "again.gz"))).length).toBe(
      gunzipSync(readFileSync(file)).length,
    );
  });

  it("refuse a database that holds data", async () => {
    await writeBackup(url, file);
    await expect(restore(false)).rejects.toThrow("The database holds data");
  });

  it("refuse a file that was changed, and leave the database alone", async () => {
    await writeBackup(url, file);
    const text = gunzipSync(readFileSync(file)).toString("utf8");
    writeFileSync(file, gzipSync(text.replace("u17@example.org", "u18@example.com")));
    await expect(restore(true)).rejects.toThrow("its checksum does not match");
    expect(await readUsers()).toHaveLength(450);
  });

  it("refuse a file that is cut off or is no backup", async () => {
    await writeBackup(url, file);
    const whole = readFileSync(file);
    writeFileSync(file, whole.subarray(0, whole.length - 40));
    await expect(restore(true)).rejects.toThrow("The backup cannot be read");
    writeFileSync(file, "hello");
    await expect(restore(true)).rejects.toThrow("The backup cannot be read");
  });

  it("refuse a backup that a newer version made", async () => {
    await writeBackup(url, file);
    await expect(restoreBackup({ url, file, force: true, migrations: [] })).rejects.toThrow(
      "made by a newer Onset",
    );
  });

  it("put the old rows back when the new ones do not fit together", async () => {
    await writeBackup(url, file);
    const lines = gunzipSync(readFileSync(file)).toString("utf8").split("\n");
    const content = lines
      .slice(0, -1)
      .map((line) => (line.startsWith('["s"') ? line.replace('"u1"', '"nobody"') : line))
      .map((line) => `${line}\n`)
      .join("");
    const sha256 = createHash("sha256").update(content).digest("hex");
    const foot = JSON.stringify({ rows: 451, sha256 });
    writeFileSync(file, gzipSync(content + foot));
    await expect(restore(true)).rejects.toThrow("foreign key");
    expect(await readUsers()).toHaveLength(450);
  });

  it("leave the earlier file alone when the disk is full", async () => {
    await writeBackup(url, file);
    const before = readFileSync(file);
    symlinkSync("/dev/full", `${file}.partial`);
    await expect(writeBackup(url, file)).rejects.toThrow(
      `No backup was made, ${file} is as it was before: ENOSPC`,
    );
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(readdirSync(folder)).toEqual(["backup.gz"]);
  });

  it("leave the earlier file alone when the database stops half-way", async () => {
    await writeBackup(url, file);
    const before = readFileSync(file);
    await client.query(`BEGIN; LOCK TABLE "user"`);
    const backup = writeBackup(url, file);
    const cutWhenItWaits = vi.waitUntil(
      async () => {
        // Within a transaction Postgres shows who waits as it was when first asked.
        await client.query("SELECT pg_stat_clear_snapshot()");
        const { rows } = await client.query(
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
            WHERE datname = current_database() AND wait_event_type = 'Lock'`,
        );
        return rows.length > 0;
      },
      { timeout: 20_000 },
    );
    await Promise.all([cutWhenItWaits, expect(backup).rejects.toThrow("No backup was made")]);
    await client.query("ROLLBACK");
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(readdirSync(folder)).toEqual(["backup.gz"]);
  });

  it("refuse a database that is spread over a cluster", async () => {
    await client.query("CREATE TABLE pg_dist_partition AS SELECT 'run'::regclass AS logicalrelid");
    await expect(writeBackup(url, file)).rejects.toThrow("spread over a cluster");
    await client.query("DROP TABLE pg_dist_partition");
  });
});
