import type pg from "pg";
import { backupRow, backupTable, readBackup } from "@/lib/db/backup-format";
import { type BackupTable, listTables, quote, setNeutralTexts } from "@/lib/db/backup-tables";
import type { Migration } from "@/lib/db/migration-files";
import { DatabaseProblem } from "@/lib/db/problem";

/** Made and dropped within one transaction: nobody but the restore ever sees it. */
export const stagingSchema = "onset_restore";
const rowsPerInsert = 500;
const charactersPerInsert = 4_000_000;

/**
 * Reads a backup into a schema of its own, with the tables as they were when it was made, and migrates them; called
 * within a transaction. Returns the rows.
 */
export async function stageBackup(options: {
  client: pg.ClientBase;
  file: string;
  then: readonly Migration[];
  since: readonly Migration[];
}): Promise<number> {
  const { client, file, then, since } = options;
  await setNeutralTexts(client);
  await client.query(`CREATE SCHEMA ${stagingSchema}`);
  await client.query(`SET LOCAL search_path TO ${stagingSchema}`);
  for (const { sql } of then) await client.query(sql);
  const finishForeignKeys = await deferForeignKeys(client);
  const rows = await insertAll(client, file);
  await finishForeignKeys();
  for (const { sql } of since) await client.query(sql);
  await client.query("SET LOCAL search_path TO public");
  return rows;
}

/** Foreign keys are looked at when all rows are in; returns the way back. */
async function deferForeignKeys(client: pg.ClientBase): Promise<() => Promise<void>> {
  const { rows } = await client.query<{ table: string; name: string }>(
    `SELECT c.relname AS table, k.conname AS name
       FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
      WHERE k.contype = 'f' AND NOT k.condeferrable AND k.connamespace = '${stagingSchema}'::regnamespace`,
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

async function insertAll(client: pg.ClientBase, file: string): Promise<number> {
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
      table = await chooseTable(client, line);
    }
  }
  await flush();
  return total;
}

async function chooseTable(client: pg.ClientBase, line: unknown): Promise<BackupTable> {
  const { table: name, columns } = backupTable.parse(line);
  const [table] = await listTables(client, { schema: stagingSchema, names: [name] });
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

async function insertRows(
  client: pg.ClientBase,
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
