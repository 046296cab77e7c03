import pg from "pg";
import { backupHead, backupRow, backupTable, readBackup } from "@/lib/db/backup-format";
import { type BackupTable, listTables, quote, setNeutralTexts } from "@/lib/db/backup-tables";
import { migrate } from "@/lib/db/migrate";
import type { Migration } from "@/lib/db/migration-files";
import { DatabaseProblem } from "@/lib/db/problem";

const asideSchema = "onset_before_restore";
const rowsPerInsert = 500;
const charactersPerInsert = 4_000_000;

/** Reads the whole file once, so that nothing is touched for a damaged one. */
async function readVerifiedHead(file: string): Promise<string[]> {
  let head: unknown;
  for await (const line of readBackup(file)) head ??= line;
  const parsed = backupHead.safeParse(head);
  if (!parsed.success) throw new DatabaseProblem(`This is not a backup of Onset: ${file}`);
  return parsed.data.migrations;
}

async function isEmpty(client: pg.Client): Promise<boolean> {
  for (const { name } of await listTables(client)) {
    const { rowCount } = await client.query(`SELECT FROM ${quote(name)} LIMIT 1`);
    if (rowCount !== 0) return false;
  }
  return true;
}

/** Foreign keys are looked at when all rows are in; returns the way back. */
async function deferForeignKeys(client: pg.Client): Promise<() => Promise<void>> {
  const { rows } = await client.query<{ table: string; name: string }>(
    `SELECT c.relname AS table, k.conname AS name
       FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
      WHERE k.contype = 'f' AND NOT k.condeferrable AND k.connamespace = 'public'::regnamespace`,
  );
  const change = async (how: string) => {
    for (const { table, name } of rows) {
      await client.query(`ALTER TABLE ${quote(table)} ALTER CONSTRAINT ${quote(name)} ${how}`);
    }
  };
  await change("DEFERRABLE INITIALLY DEFERRED");
  return async () => {
    await client.query("SET CONSTRAINTS ALL IMMEDIATE");
    await change("NOT DEFERRABLE");
  };
}

async function insertRows(
  client: pg.Client,
  table: BackupTable,
  rows: readonly (string | null)[][],
): Promise<void> {
  const names = table.columns.map(({ name }) => quote(name)).join(", ");
  const casts = table.columns.map(({ type }, index) => `r.c${index}::${type}`).join(", ");
  const parameters = table.columns.map((_, index) => `$${index + 1}::text[]`).join(", ");
  const aliases = table.columns.map((_, index) => `c${index}`).join(", ");
  await client.query(
    `INSERT INTO ${quote(table.name)} (${names})
     SELECT ${casts} FROM unnest(${parameters}) AS r(${aliases})`,
    table.columns.map((_, index) => rows.map((row) => row[index] ?? null)),
  );
}

function chooseTable(tables: readonly BackupTable[], line: unknown): BackupTable {
  const { table: name, columns } = backupTable.parse(line);
  const table = tables.find((known) => known.name === name);
  if (!table) throw new DatabaseProblem(`The backup has a table that Onset does not: ${name}`);
  return {
    name,
    columns: columns.map((column) => {
      const known = table.columns.find((candidate) => candidate.name === column);
      if (!known) throw new DatabaseProblem(`The backup has a column of no use: ${name}.${column}`);
      return known;
    }),
  };
}

async function insertAll(client: pg.Client, file: string): Promise<number> {
  const tables = await listTables(client);
  let table: BackupTable | null = null;
  let batch: (string | null)[][] = [];
  let characters = 0;
  let total = 0;
  const flush = async () => {
    if (table && batch.length > 0) await insertRows(client, table, batch);
    total += batch.length;
    batch = [];
    characters = 0;
  };
  let isHead = true;
  for await (const line of readBackup(file)) {
    if (isHead) {
      isHead = false;
    } else if (Array.isArray(line)) {
      const row = backupRow.parse(line);
      batch.push(row);
      characters += row.reduce((sum, text) => sum + (text?.length ?? 0), 0);
      if (batch.length >= rowsPerInsert || characters >= charactersPerInsert) await flush();
    } else {
      await flush();
      table = chooseTable(tables, line);
    }
  }
  await flush();
  return total;
}

async function insertIntoFreshSchema(options: {
  client: pg.Client;
  url: string;
  file: string;
  then: readonly Migration[];
}): Promise<number> {
  const { client, url, file, then } = options;
  // The tables as they were when the backup was made; later migrations then see its rows.
  await migrate(url, then);
  await setNeutralTexts(client);
  await client.query("BEGIN");
  const finishForeignKeys = await deferForeignKeys(client);
  const rows = await insertAll(client, file);
  await finishForeignKeys();
  await client.query("COMMIT");
  return rows;
}

/**
 * Puts a backup into a database without rows (`force` replaces what it holds); returns the rows.
 * What was there before is put aside and comes back when anything fails.
 */
export async function restoreBackup(options: {
  url: string;
  file: string;
  force: boolean;
  migrations: readonly Migration[];
}): Promise<number> {
  const { url, file, force, migrations } = options;
  const names = await readVerifiedHead(file);
  const then = migrations.filter(({ name }) => names.includes(name));
  if (then.length < names.length) {
    throw new DatabaseProblem("The backup was made by a newer Onset; restore it with that version");
  }
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    if (!force && !(await isEmpty(client))) {
      throw new DatabaseProblem("The database holds data; --force replaces all of it");
    }
    await client.query(`ALTER SCHEMA public RENAME TO ${asideSchema}; CREATE SCHEMA public`);
    try {
      const rows = await insertIntoFreshSchema({ client, url, file, then });
      await migrate(url, migrations);
      await client.query(`DROP SCHEMA ${asideSchema} CASCADE`);
      return rows;
    } catch (error) {
      await client.query("ROLLBACK");
      await client.query(
        `DROP SCHEMA public CASCADE; ALTER SCHEMA ${asideSchema} RENAME TO public`,
      );
      throw error;
    }
  } finally {
    await client.end();
  }
}
