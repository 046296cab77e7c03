import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { writeBackup } from "@/lib/db/backup";
import { listTables, quote } from "@/lib/db/backup-tables";
import { migrate } from "@/lib/db/migrate";
import { migrationsDirectory, readMigrations } from "@/lib/db/migration-files";
import { restoreBackup } from "@/lib/db/restore";
import { loadDemo } from "@/prisma/demo/test-demo";

const url = process.env.DATABASE_URL ?? "";
const migrations = readMigrations(migrationsDirectory());
const keys = migrations.findIndex(({ name }) => name.endsWith("_keys_by_project"));
const folder = mkdtempSync(path.join(tmpdir(), "onset-keys-"));
const made: string[] = [];
const clients: pg.Client[] = [];
let demo: pg.Client;

async function connect(address: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  clients.push(client);
  return client;
}

const { templateName } = inject("databaseServer");
/** Databases without rows by the number of migrations that made them: the next of the same is a copy. */
const emptyOf = new Map<number, string>([[migrations.length, templateName]]);

async function copyOf(template: string | undefined): Promise<URL> {
  const address = new URL(url);
  address.pathname = `${address.pathname}_keys${made.length}`;
  const name = address.pathname.slice(1);
  made.push(name);
  await demo.query(
    `CREATE DATABASE ${quote(name)}${template ? ` TEMPLATE ${quote(template)} STRATEGY WAL_LOG` : ""}`,
  );
  return address;
}

/** A database of its own that the first so many migrations made. */
async function databaseOf(count: number) {
  if (!emptyOf.has(count)) {
    const empty = await copyOf(undefined);
    await migrate(empty.href, migrations.slice(0, count));
    emptyOf.set(count, empty.pathname.slice(1));
  }
  const { href } = await copyOf(emptyOf.get(count));
  return { url: href, client: await connect(href) };
}

type Columns = ReadonlyMap<string, readonly string[]>;

async function columnsOf(client: pg.Client): Promise<Columns> {
  const tables = await listTables(client);
  return new Map(tables.map(({ name, columns }) => [name, columns.map((column) => column.name)]));
}

/** Rows and a checksum of each table, over these columns of it. */
async function contentOf(client: pg.Client, columns: Columns): Promise<Record<string, string>> {
  const content: Record<string, string> = {};
  for (const [table, names] of columns) {
    const texts = names.toSorted().map((name) => `${quote(name)}::text`);
    const { rows } = await client.query(
      `SELECT count(*) || ' rows, ' || coalesce(md5(string_agg(line, ' ' ORDER BY line)), '') AS content
       FROM (SELECT md5(ROW(${texts.join(", ")})::text) AS line FROM ${quote(table)}) AS lines`,
    );
    content[table] = rows[0].content;
  }
  return content;
}

/** Puts the rows of the demo into tables as an earlier release had them; tells which columns those were. */
async function copyDemo(target: pg.Client): Promise<Columns> {
  const now = await columnsOf(demo);
  const copied = new Map<string, string[]>();
  await target.query("SET session_replication_role = replica");
  for (const { name, columns } of await listTables(target)) {
    const known = columns.filter((column) => now.get(name)?.includes(column.name));
    if (known.length === 0) continue;
    copied.set(
      name,
      known.map((column) => column.name),
    );
    const texts = known.map((column) => `${quote(column.name)}::text`).join(", ");
    const { rows } = await demo.query<(string | null)[]>({
      text: `SELECT ${texts} FROM ${quote(name)}`,
      rowMode: "array",
    });
    const casts = known.map(({ type }, index) => `r.c${index}::${type}`).join(", ");
    const parameters = known.map((_, index) => `$${index + 1}::text[]`).join(", ");
    const aliases = known.map((_, index) => `c${index}`).join(", ");
    for (let from = 0; from < rows.length; from += 500) {
      const part = rows.slice(from, from + 500);
      await target.query(
        `INSERT INTO ${quote(name)} (${known.map((column) => quote(column.name)).join(", ")})
         SELECT ${casts} FROM unnest(${parameters}) AS r(${aliases})`,
        known.map((_, index) => part.map((row) => row[index] ?? null)),
      );
    }
  }
  await target.query("SET session_replication_role = DEFAULT");
  return copied;
}

beforeAll(async () => {
  await loadDemo();
  demo = await connect(url);
  // A measured run, its control and the paper's curve: more of the same would only be slower.
  await demo.query(
    `DELETE FROM "run" WHERE "slug" NOT IN ('unk050_s1', 'unk000_s1', 'gekhman-2024-exhibit-1')`,
  );
}, 600_000);

afterAll(async () => {
  await globalThis.onsetDatabase?.$disconnect();
  for (const client of clients.slice(1)) await client.end();
  for (const name of made) await demo.query(`DROP DATABASE "${name}" WITH (FORCE)`);
  await demo.end();
  rmSync(folder, { recursive: true, force: true });
});

describe("the migration that puts the project first in every key", () => {
  it.each([
    ["the first release", 1],
    ["the release before it", keys],
  ])(
    "leaves every row of the demo as it was in %s: counts, vectors, analyses",
    async (_, count) => {
      const before = await databaseOf(count);
      const columns = await copyDemo(before.client);
      const expected = await contentOf(demo, columns);
      expect(Number.parseInt(expected.outcome_vector ?? "", 10)).toBeGreaterThan(50);
      expect(await contentOf(before.client, columns)).toEqual(expected);
      const file = path.join(folder, `backup${count}.gz`);
      await writeBackup(before.url, file);
      await migrate(before.url);
      expect(await contentOf(before.client, columns)).toEqual(expected);
      const after = await columnsOf(demo);
      const ofProject = new Map([...after].filter(([, names]) => names.includes("projectId")));
      for (const table of ["outcome_vector", "evaluation", "metric_point", "example"]) {
        const names = ofProject.get(table) ?? [];
        const whole = new Map([[table, names]]);
        expect(await contentOf(before.client, whole)).toEqual(await contentOf(demo, whole));
      }
      const restored = await databaseOf(migrations.length);
      await restoreBackup({ url: restored.url, file, force: false, migrations });
      expect(await contentOf(restored.client, after)).toEqual(
        await contentOf(before.client, after),
      );
    },
    600_000,
  );

  it("leaves the old state when it is cut in the middle, and is done by the next start", async () => {
    const before = await databaseOf(keys);
    const columns = await copyDemo(before.client);
    const expected = await contentOf(before.client, columns);
    const whole = migrations[keys];
    if (whole === undefined) throw new Error("there is no such migration");
    const middle = whole.sql.lastIndexOf("\n-- AddForeignKey");
    const cut = { ...whole, sql: `${whole.sql.slice(0, middle)}\nSELECT 1 / 0;` };
    await expect(migrate(before.url, [...migrations.slice(0, keys), cut])).rejects.toThrow(
      "division by zero",
    );
    expect(await columnsOf(before.client)).toEqual(
      await columnsOf((await databaseOf(keys)).client),
    );
    expect(await contentOf(before.client, columns)).toEqual(expected);
    await migrate(before.url);
    expect(await contentOf(before.client, columns)).toEqual(expected);
  }, 600_000);

  it("takes no other name than those of the closed lists", async () => {
    await expect(demo.query(`UPDATE "run" SET "status" = 'stalled'`)).rejects.toThrow(
      "run_status_check",
    );
    await expect(
      demo.query(
        `INSERT INTO "member" ("projectId", "userId", "role") SELECT id, 'nobody', 'king' FROM "project"`,
      ),
    ).rejects.toThrow("member_role_check");
  });

  it("leaves no key, foreign key or unique constraint of a project's table without the project first", async () => {
    const { rows } = await demo.query(`
      SELECT c.relname || ' ' || i.relname AS key
      FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_class c ON c.oid = x.indrelid
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = x.indkey[0]
      WHERE c.relnamespace = 'public'::regnamespace AND (x.indisunique OR x.indisprimary)
        AND EXISTS (SELECT FROM pg_attribute p WHERE p.attrelid = c.oid AND p.attname = 'projectId')
        AND a.attname <> 'projectId' ORDER BY 1`);
    expect(rows.map(({ key }) => key)).toEqual([
      "invitation invitation_pkey",
      "invitation invitation_tokenHash_key",
      "secret_hash secret_hash_pkey",
    ]);
  });
});
