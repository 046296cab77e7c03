import pg from "pg";
import { backupHead, readBackup } from "@/lib/db/backup-format";
import { listTables, quote, referredFirst } from "@/lib/db/backup-tables";
import { isDistributed } from "@/lib/db/cluster";
import { migrate } from "@/lib/db/migrate";
import type { Migration } from "@/lib/db/migration-files";
import { DatabaseProblem } from "@/lib/db/problem";
import { stageBackup, stagingSchema } from "@/lib/db/staged-backup";

/** For the locks on tables that a running server writes to. */
const lockTimeout = "60s";

/**
 * Puts a backup into a database without rows of Onset (`force` replaces those that it holds); returns the rows.
 * All in one transaction: the rows are read and migrated beside, then the rows of Onset's tables are exchanged. No
 * schema is renamed and none dropped but the one made here, so that what others keep in the database stays, as do
 * partitions; whatever fails leaves everything as it was.
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
  const since = migrations.filter(({ name }) => !names.includes(name));
  if (then.length < names.length) {
    throw new DatabaseProblem("The backup was made by a newer Onset; restore it with that version");
  }
  const client = new pg.Client({ connectionString: url });
  // A broken connection rejects the query under way; without a listener it would end the process as well.
  client.on("error", () => {});
  await client.connect();
  try {
    await refuseDatabase(client, force);
    await client.query("BEGIN");
    const rows = await stageBackup({ client, file, then, since });
    await migrate(url, migrations);
    await exchangeRows(client);
    // They were sent by the server that made the backup; a copy of it must not tell them again.
    await client.query(
      `UPDATE public."alert_firing" SET "status" = 'failed', "answer" = 'not sent: restored from a backup' WHERE "status" = 'waiting'`,
    );
    await client.query("COMMIT");
    return rows;
  } catch (error) {
    await client.query("ROLLBACK").catch(() => undefined);
    throw asProblem(error);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Reads the whole file once, so that nothing is touched for a damaged one. */
async function readVerifiedHead(file: string): Promise<string[]> {
  let head: unknown;
  for await (const line of readBackup(file)) head ??= line;
  const parsed = backupHead.safeParse(head);
  if (!parsed.success) throw new DatabaseProblem(`This is not a backup of Onset: ${file}`);
  return parsed.data.migrations;
}

async function refuseDatabase(client: pg.Client, force: boolean): Promise<void> {
  if (await isDistributed(client)) {
    throw new DatabaseProblem(
      "Nothing was changed: this database is spread over a cluster; restore into one that is not, then npm run db:distribute",
    );
  }
  const left = await client.query("SELECT FROM pg_namespace WHERE nspname = $1", [stagingSchema]);
  if (left.rowCount !== 0) {
    throw new DatabaseProblem(
      `Nothing was changed: the database has a schema ${stagingSchema} that is not Onset's; rename it first`,
    );
  }
  const tables = await listTables(client);
  await refuseReferences(
    client,
    tables.map(({ name }) => name),
  );
  if (force) return;
  for (const { name } of tables) {
    const { rowCount } = await client.query(`SELECT FROM public.${quote(name)} LIMIT 1`);
    if (rowCount !== 0) {
      throw new DatabaseProblem("The database holds data; --force replaces all of it");
    }
  }
}

/** Rows that somebody else's rows point at cannot be exchanged. */
async function refuseReferences(client: pg.Client, names: readonly string[]): Promise<void> {
  const { rows } = await client.query<{ table: string; target: string }>(
    `SELECT k.conrelid::regclass::text AS table, target.relname AS target
       FROM pg_constraint k
       JOIN pg_class target ON target.oid = k.confrelid
       JOIN pg_class source ON source.oid = k.conrelid
      WHERE k.contype = 'f' AND target.relnamespace = 'public'::regnamespace AND target.relname = ANY ($1)
        AND NOT source.relispartition
        AND NOT (source.relnamespace = 'public'::regnamespace AND source.relname = ANY ($1))`,
    [names],
  );
  const [found] = rows;
  if (found === undefined) return;
  throw new DatabaseProblem(
    `Nothing was changed: the table ${found.table} is not Onset's and refers to "${found.target}"; drop that reference, or restore into another database`,
  );
}

/** Empties Onset's tables and fills them from the staged ones, referred tables first. */
async function exchangeRows(client: pg.Client): Promise<void> {
  await client.query(`SET LOCAL lock_timeout = '${lockTimeout}'`);
  const tables = await listTables(client);
  const all = tables.map(({ name }) => `public.${quote(name)}`).join(", ");
  await client.query(`TRUNCATE ${all}`);
  const byName = new Map(tables.map((table) => [table.name, table]));
  for (const name of await referredFirst(client, [...byName.keys()])) {
    const columns = byName.get(name)?.columns ?? [];
    const into = columns.map((column) => quote(column.name)).join(", ");
    // Each schema has its own type of an enum.
    const from = columns.map((column) =>
      column.isEnum ? `${quote(column.name)}::text::${column.type}` : quote(column.name),
    );
    await client.query(
      `INSERT INTO public.${quote(name)} (${into}) SELECT ${from.join(", ")} FROM ${stagingSchema}.${quote(name)}`,
    );
  }
  await client.query(`DROP SCHEMA ${stagingSchema} CASCADE`);
}

function asProblem(error: unknown): unknown {
  const { code, message } = error as { code?: string; message?: string };
  if (code === "55P03") {
    return new DatabaseProblem(
      "Nothing was changed: another process holds Onset's tables; stop the server and restore again",
    );
  }
  if (code === undefined || error instanceof DatabaseProblem) return error;
  return new DatabaseProblem(`Nothing was changed, the restore failed: ${message}`);
}
