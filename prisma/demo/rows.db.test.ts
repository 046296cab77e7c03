import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { listTables, quote } from "@/lib/db/backup-tables";
import { loadRows, writeRows } from "@/lib/db/copied-rows";
import { loadDemo } from "./test-demo";

const made = process.env.DATABASE_URL ?? "";
const folder = mkdtempSync(path.join(tmpdir(), "onset-rows-"));
/** A database of its own, with the migrations alone. */
const other = new URL(made);
other.pathname += "_rows";
const otherName = quote(other.pathname.slice(1));
let startedAt: Date;

const { adminUrl, templateName } = inject("databaseServer");

beforeAll(async () => {
  startedAt = await loadDemo();
  await writeRows(made, folder, startedAt);
  await read(adminUrl, (client) =>
    client.query(`CREATE DATABASE ${otherName} TEMPLATE ${quote(templateName)} STRATEGY WAL_LOG`),
  );
}, 300_000);

afterAll(async () => {
  await read(adminUrl, (client) => client.query(`DROP DATABASE ${otherName} WITH (FORCE)`));
  rmSync(folder, { recursive: true });
});

async function read<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query("SET TimeZone = 'UTC'");
  return work(client).finally(() => client.end());
}

/** Each table's rows as texts in an order of their own; times since the start as how long after it they were written. */
function allRows(url: string): Promise<Record<string, unknown[]>> {
  return read(url, async (client) => {
    const first = await client.query(`SELECT min("createdAt") AS at FROM project`);
    const tables: Record<string, unknown[]> = {};
    for (const { name, columns } of await listTables(client)) {
      const texts = columns.map(({ name: column, type }) =>
        type.startsWith("timestamp")
          ? `CASE WHEN ${quote(column)} >= $1::timestamp THEN extract(epoch FROM ${quote(column)} - $1::timestamp)::text ELSE ${quote(column)}::text END`
          : `${quote(column)}::text`,
      );
      const { rows } = await client.query({
        text: `SELECT ${texts.join(", ")} FROM ${quote(name)} WHERE $1::timestamp IS NOT NULL ORDER BY ${columns.map((_, index) => index + 1).join(", ")}`,
        values: [first.rows[0]?.at],
        rowMode: "array",
      });
      tables[name] = rows;
    }
    return tables;
  });
}

test("loads what the demo's own making writes, row by row, and only where no project is", async () => {
  expect(await loadRows(other.href, folder)).toBe(true);
  const ours = await allRows(other.href);
  expect(ours.run).toHaveLength(13);
  expect(ours.prediction_block?.length).toBeGreaterThan(6000);
  expect(ours).toEqual(await allRows(made));
  expect(await loadRows(other.href, folder)).toBe(false);
});

test("lets the database know how many rows it has, so that it joins them as such", async () => {
  const { rows } = await read(other.href, (client) =>
    client.query(`SELECT relname, reltuples FROM pg_class
      WHERE relname IN ('run', 'example', 'training_example', 'evaluation')`),
  );
  expect(rows).toHaveLength(4);
  for (const { relname, reltuples } of rows) expect(reltuples, relname).toBeGreaterThan(0);
});

test("moves what was written at the build to now, and leaves the times of the trainings", async () => {
  const times = (url: string) =>
    read(url, (client) =>
      client.query(
        `SELECT slug, "startedAt"::text, "createdAt" AT TIME ZONE 'UTC' AS "createdAt" FROM run ORDER BY slug`,
      ),
    );
  const [before, after] = [(await times(made)).rows, (await times(other.href)).rows];
  expect(after.map(({ startedAt: at }) => at)).toEqual(before.map(({ startedAt: at }) => at));
  for (const [index, row] of after.entries()) {
    expect(row.createdAt.getTime()).toBeGreaterThan(before[index].createdAt.getTime());
  }
});

test("leaves it to the demo's own making where the tables were others, and where nothing was built", async () => {
  const file = path.join(folder, "head.json");
  const head = JSON.parse(readFileSync(file, "utf8"));
  writeFileSync(file, JSON.stringify({ ...head, migrations: head.migrations.slice(1) }));
  await read(other.href, (client) => client.query("TRUNCATE project CASCADE"));
  expect(await loadRows(other.href, folder)).toBe(false);
  expect(await loadRows(other.href, path.join(folder, "nothing"))).toBe(false);
  const found = await read(other.href, (client) => client.query("SELECT FROM run"));
  expect(found.rowCount).toBe(0);
});

test("leaves nothing of rows that cannot be read whole", async () => {
  await writeRows(made, folder, startedAt);
  const blocks = path.join(folder, "prediction_block");
  writeFileSync(blocks, readFileSync(blocks).subarray(0, 100_000));
  await expect(loadRows(other.href, folder)).rejects.toThrow();
  const found = await read(other.href, (client) => client.query("SELECT FROM project"));
  expect(found.rowCount).toBe(0);
});
