import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { z } from "zod";
import { type BackupTable, listTables, quote, referredFirst } from "@/lib/db/backup-tables";
import { copyIn, copyOut } from "@/lib/db/copy";
import { migrationsDirectory, readMigrations } from "@/lib/db/migration-files";

/**
 * The rows of a database as a folder that another one takes in a moment: for each table what COPY writes, and a head
 * that says which they are. Not a backup: only a database with the same migrations takes it.
 */
const copiedRows = z.object({
  migrations: z.array(z.string()),
  /** When the first row was about to be written; times before it are the data's own. */
  startedAt: z.iso.datetime(),
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()) })),
});

const headName = "head.json";
/** One process at a time fills a database. Any number that nothing else locks will do. */
const advisoryLockKey = 720_451_904;

function currentMigrations(): string[] {
  return readMigrations(migrationsDirectory()).map(({ name }) => name);
}

const columnsOf = (columns: readonly string[]) => columns.map(quote).join(", ");

/** Writes all rows of Onset's tables into a folder; `startedAt` as the head keeps it. */
export async function writeRows(url: string, folder: string, startedAt: Date): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    mkdirSync(folder, { recursive: true });
    const byName = new Map((await listTables(client)).map((table) => [table.name, table]));
    const tables: z.infer<typeof copiedRows>["tables"] = [];
    for (const name of await referredFirst(client, [...byName.keys()])) {
      const columns = (byName.get(name)?.columns ?? []).map((column) => column.name);
      const from = `public.${quote(name)} (${columnsOf(columns)})`;
      const found = await client.query(`SELECT FROM public.${quote(name)} LIMIT 1`);
      if (found.rowCount === 0) continue;
      const content = await copyOut(client, `COPY ${from} TO STDOUT (FORMAT binary)`);
      writeFileSync(path.join(folder, name), content);
      tables.push({ name, columns });
    }
    const head = { migrations: currentMigrations(), startedAt: startedAt.toISOString(), tables };
    writeFileSync(path.join(folder, headName), JSON.stringify(head));
  } finally {
    await client.end();
  }
}

/**
 * Fills a migrated database that has no project with the rows of a folder, as if they had been written now; all of
 * them or none. Returns whether it did: not where there is no such folder, or where its tables were others.
 */
export async function loadRows(url: string, folder: string): Promise<boolean> {
  const file = path.join(folder, headName);
  if (!existsSync(file)) return false;
  const head = copiedRows.parse(JSON.parse(readFileSync(file, "utf8")));
  if (head.migrations.join() !== currentMigrations().join()) return false;
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => {});
  await client.connect();
  try {
    await client.query(`BEGIN; SELECT pg_advisory_xact_lock(${advisoryLockKey})`);
    const isEmpty = await hasNoProject(client);
    if (isEmpty) await fill(client, folder, head);
    await client.query("COMMIT");
    return isEmpty;
  } finally {
    await client.end();
  }
}

/** Whether a migrated database has no project. */
export async function isWithoutProjects(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return hasNoProject(client).finally(() => client.end());
}

async function hasNoProject(client: pg.Client): Promise<boolean> {
  const { rowCount } = await client.query("SELECT FROM public.project LIMIT 1");
  return rowCount === 0;
}

async function fill(client: pg.Client, folder: string, head: z.infer<typeof copiedRows>) {
  await trustReferences(client);
  for (const { name, columns } of head.tables) {
    const into = `public.${quote(name)} (${columnsOf(columns)})`;
    const content = readFileSync(path.join(folder, name));
    await copyIn(client, `COPY ${into} FROM STDIN (FORMAT binary)`, content);
  }
  const names = head.tables.map(({ name }) => name);
  for (const table of await listTables(client, { names })) {
    await moveTimes(client, table, head.startedAt);
  }
  // Until the database looks by itself, a minute later, it would join tables as if they were empty.
  await client.query(`ANALYZE ${names.map((name) => `public.${quote(name)}`).join(", ")}`);
}

/** The rows referred to each other where they were read; to look at each again took half of the time. Only a superuser may say so. */
async function trustReferences(client: pg.Client): Promise<void> {
  const { rows } = await client.query(`SHOW is_superuser`);
  if (rows[0]?.is_superuser === "on") {
    await client.query(`SET LOCAL session_replication_role = replica`);
  }
}

/** What was written since `startedAt` is as old as it was then. */
async function moveTimes(client: pg.Client, table: BackupTable, startedAt: string): Promise<void> {
  const times = table.columns
    .filter(({ type }) => type.startsWith("timestamp"))
    .map(({ name }) => quote(name));
  if (times.length === 0) return;
  const changes = times.map(
    (column) =>
      `${column} = CASE WHEN ${column} >= $1::timestamp THEN ${column} + date_trunc('milliseconds', now() AT TIME ZONE 'UTC' - $1::timestamp) ELSE ${column} END`,
  );
  const since = times.map((column) => `${column} >= $1::timestamp`).join(" OR ");
  await client.query(
    `UPDATE public.${quote(table.name)} SET ${changes.join(", ")} WHERE ${since}`,
    [startedAt.replace("Z", "")],
  );
}
