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

  it("leaves nothing of a migration that fails in the middle, and tries it again", async () => {
    const named = (sql: string) => {
      const checksum = createHash("sha256").update(sql).digest("hex");
      return { name: "99990102000000_halves", sql, checksum };
    };
    const known = await client.query(
      `SELECT migration_name AS name, checksum FROM _prisma_migrations WHERE migration_name LIKE '9999%'`,
    );
    const before = [...migrations, ...known.rows.map((row) => ({ ...row, sql: "" }))];
    const whole = "CREATE TABLE first_half (id int); CREATE TABLE second_half (id int);";
    const broken = named(`${whole} SELECT 1 / 0;`);
    await expect(migrate(url, [...before, broken])).rejects.toThrow("division by zero");
    const left = await client.query(`SELECT to_regclass('first_half') AS name`);
    expect(left.rows).toEqual([{ name: null }]);
    expect(await migrate(url, [...before, named(whole)])).toEqual(["99990102000000_halves"]);
  });

  it("says in one sentence that a server is not there", async () => {
    await expect(migrate("postgresql://u:secret@127.0.0.1:1/onset")).rejects.toThrow(
      /^The database at 127\.0\.0\.1:1\/onset refuses: connect ECONNREFUSED/,
    );
  });
});

describe("the migration that gives values rows of their own", () => {
  const fresh = new URL(url);
  fresh.pathname = `${fresh.pathname}_values`;
  const name = fresh.pathname.slice(1);

  beforeAll(async () => {
    await client.query(`CREATE DATABASE "${name}"`);
  });

  afterAll(async () => {
    await client.query(`DROP DATABASE "${name}" WITH (FORCE)`);
  });

  it("fills them from the runs that the first version stored", async () => {
    const from = migrations.findIndex(({ name: migration }) => migration.includes("_run_values"));
    await migrate(fresh.href, migrations.slice(0, from));
    const old = new pg.Client({ connectionString: fresh.href });
    await old.connect();
    await old.query(`
      INSERT INTO "project" (id, slug, name, "updatedAt") VALUES (gen_random_uuid(), 'p', 'p', now());
      INSERT INTO "run" (id, "projectId", slug, name, "updatedAt", hyperparameters)
      SELECT gen_random_uuid(), id, run, run, now(), '{"lr":1e-4,"optimizer":"adam","lora":true,"none":null}'
      FROM "project", unnest(ARRAY['counted', 'empty']) AS run;
      INSERT INTO "run_summary" ("runId", "updatedAt", "lastMetrics")
      SELECT id, now(), '{"loss":1.5}' FROM "run" WHERE slug = 'counted'`);
    expect(await migrate(fresh.href)).toEqual(
      migrations.slice(from).map(({ name: migration }) => migration),
    );
    const { rows } = await old.query(`
      SELECT v.key, v.number, v.text FROM "run_value" v
      JOIN "run" r ON r.id = v."runId" AND r."projectId" = v."projectId"
      JOIN "run_summary" s ON s."runId" = r.id AND s."projectId" = r."projectId"
      WHERE r.slug = 'counted' OR v.key = 'config.lr' ORDER BY v.key, r.slug`);
    await old.end();
    const lr = { key: "config.lr", number: 1e-4, text: null };
    expect(rows).toEqual([
      { key: "config.lora", number: null, text: "true" },
      lr,
      lr,
      { key: "config.optimizer", number: null, text: "adam" },
      { key: "metric.loss", number: 1.5, text: null },
    ]);
  });
});

describe("the migration that makes channels of alerts", () => {
  const fresh = new URL(url);
  fresh.pathname = `${fresh.pathname}_channels`;
  const name = fresh.pathname.slice(1);

  beforeAll(async () => {
    await client.query(`CREATE DATABASE "${name}"`);
  });

  afterAll(async () => {
    await client.query(`DROP DATABASE "${name}" WITH (FORCE)`);
  });

  it("gives each address one, under the name that a rule gave it, and leaves what was told", async () => {
    const from = migrations.findIndex(({ name: one }) => one.includes("_alert_channels"));
    await migrate(fresh.href, migrations.slice(0, from));
    const old = new pg.Client({ connectionString: fresh.href });
    await old.connect();
    await old.query(`
      INSERT INTO "project" (id, slug, name, "updatedAt") VALUES (gen_random_uuid(), 'p', 'p', now());
      INSERT INTO "alert_rule" ("projectId", id, kind, channel, target, label, "updatedAt")
      SELECT p.id, gen_random_uuid(), r.kind, r.channel, r.target, r.label, now() FROM "project" p,
        (VALUES ('finished', 'webhook', 'https://hooks.example.com/a?key=1', NULL),
                ('confirmed', 'webhook', 'https://hooks.example.com/a?key=1', 'CI'),
                ('finished', 'slack', 'https://hooks.slack.com/x', NULL),
                ('finished', 'mail', 'lead@example.com', NULL)) AS r (kind, channel, target, label);
      INSERT INTO "alert_firing" ("projectId", "ruleId", "runId", fact, id, kind, "runName", sentence, status, at)
      SELECT "projectId", id, gen_random_uuid(), kind, gen_random_uuid(), kind, 'r', 's', 'sent', now() FROM "alert_rule"`);
    await migrate(fresh.href);
    const { rows } = await old.query(`
      SELECT rule.kind AS rule, c.kind, c.name, c.target FROM "alert_rule" rule
      JOIN "alert_channel" c ON c."projectId" = rule."projectId" AND c.id = rule."channelId"
      ORDER BY c.kind, rule.kind`);
    const told = await old.query(`SELECT FROM "alert_firing"`);
    await old.end();
    const webhook = { kind: "webhook", name: "CI", target: "https://hooks.example.com/a?key=1" };
    const slack = { kind: "slack", name: "hooks.slack.com", target: "https://hooks.slack.com/x" };
    expect(rows).toEqual([
      { rule: "finished", kind: "mail", name: "lead@example.com", target: "lead@example.com" },
      { rule: "finished", ...slack },
      { rule: "confirmed", ...webhook },
      { rule: "finished", ...webhook },
    ]);
    expect(told.rowCount).toBe(4);
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
