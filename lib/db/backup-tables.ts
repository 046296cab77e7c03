import type pg from "pg";

export type BackupTable = { name: string; columns: { name: string; type: string }[] };

/** Prisma's record of migrations is made anew by migrating, so it is not data. */
const migrationsTable = "_prisma_migrations";

/** Every table of the schema `public` with the columns that hold data, in a fixed order. */
export async function listTables(client: pg.ClientBase): Promise<BackupTable[]> {
  const { rows } = await client.query<{ name: string; column: string; type: string }>(
    `SELECT c.relname AS name, a.attname AS column, format_type(a.atttypid, a.atttypmod) AS type
       FROM pg_class c
       JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
        AND NOT c.relispartition AND a.attgenerated = '' AND c.relname <> $1
      ORDER BY c.relname, a.attnum`,
    [migrationsTable],
  );
  const tables = new Map<string, BackupTable>();
  for (const { name, column, type } of rows) {
    const table = tables.get(name) ?? { name, columns: [] };
    table.columns.push({ name: column, type });
    tables.set(name, table);
  }
  return [...tables.values()];
}

/** Texts of times and numbers must not depend on how a server is set up. */
export async function setNeutralTexts(client: pg.ClientBase): Promise<void> {
  await client.query(
    "SET TimeZone = 'UTC'; SET DateStyle = 'ISO'; SET IntervalStyle = 'iso_8601'; SET extra_float_digits = 1; SET bytea_output = 'hex'",
  );
}

export function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
