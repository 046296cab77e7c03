import type pg from "pg";
import { Prisma } from "@/prisma/generated/client";

export type BackupTable = {
  name: string;
  columns: { name: string; type: string; isEnum: boolean }[];
};

/** The tables that are Onset's: each model's name in snake_case. Whatever else lies in the schema is somebody else's. */
export const ownTables: readonly string[] = Object.values(Prisma.ModelName).map((name) =>
  name.replaceAll(/(?<=[a-z])(?=[A-Z])/g, "_").toLowerCase(),
);

/** Onset's tables in a schema, or those of `names`, with the columns that hold data, in a fixed order. */
export async function listTables(
  client: pg.ClientBase,
  { schema = "public", names = ownTables }: { schema?: string; names?: readonly string[] } = {},
): Promise<BackupTable[]> {
  const { rows } = await client.query<{
    name: string;
    column: string;
    type: string;
    isEnum: boolean;
  }>(
    `SELECT c.relname AS name, a.attname AS column, format_type(a.atttypid, a.atttypmod) AS type,
            t.typtype = 'e' AS "isEnum"
       FROM pg_class c
       JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
       JOIN pg_type t ON t.oid = a.atttypid
      WHERE c.relnamespace = to_regnamespace($1) AND c.relkind IN ('r', 'p')
        AND NOT c.relispartition AND a.attgenerated = '' AND c.relname = ANY ($2)
      ORDER BY c.relname, a.attnum`,
    [quote(schema), names],
  );
  const tables = new Map<string, BackupTable>();
  for (const { name, column, type, isEnum } of rows) {
    const table = tables.get(name) ?? { name, columns: [] };
    table.columns.push({ name: column, type, isEnum });
    tables.set(name, table);
  }
  return [...tables.values()];
}

/** Tables in an order in which rows can be written: those that others refer to come first. */
export async function referredFirst(
  client: pg.ClientBase,
  names: readonly string[],
): Promise<string[]> {
  const { rows } = await client.query<{ source: string; target: string }>(
    `SELECT DISTINCT source.relname AS source, target.relname AS target
       FROM pg_constraint k
       JOIN pg_class source ON source.oid = k.conrelid
       JOIN pg_class target ON target.oid = k.confrelid
      WHERE k.contype = 'f' AND k.connamespace = 'public'::regnamespace`,
  );
  const sorted: string[] = [];
  const visit = (name: string) => {
    if (sorted.includes(name) || !names.includes(name)) return;
    for (const { source, target } of rows) {
      if (source === name && target !== name) visit(target);
    }
    sorted.push(name);
  };
  for (const name of names) visit(name);
  return sorted;
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
