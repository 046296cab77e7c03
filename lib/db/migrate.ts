import pg from "pg";
import { type Migration, migrationsDirectory, readMigrations } from "@/lib/db/migration-files";
import { DatabaseProblem } from "@/lib/db/problem";
import {
  engineErrorSentence,
  everything,
  openSchemaEngine,
  toMigrationList,
} from "@/lib/db/schema-engine";

/** Any number will do, as long as nothing else in this database locks it. */
const advisoryLockKey = 720_451_903;

type Queryable = { query(sql: string): Promise<{ rows: Record<string, unknown>[] }> };

export type MigrationState = {
  pending: string[];
  failed: string[];
  edited: string[];
  /** Applied by a newer version of Onset. */
  unknown: string[];
};

/** Compares the migrations of this version with those that the database has seen. */
export async function readMigrationState(
  client: Queryable,
  migrations: readonly Migration[],
): Promise<MigrationState> {
  const table = await client.query("SELECT to_regclass('_prisma_migrations') AS name");
  const rows = table.rows[0]?.name
    ? (
        await client.query(
          `SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS finished
             FROM _prisma_migrations WHERE rolled_back_at IS NULL`,
        )
      ).rows
    : [];
  const finished = new Map(
    rows.filter((row) => row.finished).map((row) => [String(row.name), String(row.checksum)]),
  );
  const known = new Set(migrations.map(({ name }) => name));
  return {
    pending: migrations.filter(({ name }) => !finished.has(name)).map(({ name }) => name),
    failed: rows.filter((row) => !row.finished).map((row) => String(row.name)),
    edited: migrations
      .filter(({ name, checksum }) => finished.has(name) && finished.get(name) !== checksum)
      .map(({ name }) => name),
    unknown: [...finished.keys()].filter((name) => !known.has(name)),
  };
}

function refuseUnsound({ edited, unknown }: MigrationState): void {
  if (unknown.length > 0) {
    throw new DatabaseProblem(
      `The database was migrated by a newer Onset (${unknown.join(", ")}); start that version`,
    );
  }
  if (edited.length > 0) {
    throw new DatabaseProblem(
      `The migration ${edited.join(", ")} was changed after it was applied to this database`,
    );
  }
}

/** A script is one transaction, so one that was cut off or failed left the database as it was, and is tried again. */
async function forgetFailed(client: Queryable): Promise<void> {
  await client.query(
    `UPDATE _prisma_migrations SET rolled_back_at = now()
      WHERE finished_at IS NULL AND rolled_back_at IS NULL`,
  );
}

async function applyPending(url: string, migrations: readonly Migration[]): Promise<string[]> {
  const engine = await openSchemaEngine(url);
  try {
    const { appliedMigrationNames } = await engine.applyMigrations({
      migrationsList: toMigrationList(migrations),
      filters: everything,
    });
    return appliedMigrationNames;
  } catch (error) {
    throw new DatabaseProblem(`A migration failed: ${engineErrorSentence(error)}`);
  } finally {
    engine.free();
  }
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => {});
  try {
    await client.connect();
    return client;
  } catch (error) {
    const { hostname, port, pathname } = new URL(url);
    const where = `${hostname}:${port || "5432"}${pathname}`;
    const { message, code } = error as NodeJS.ErrnoException;
    throw new DatabaseProblem(`The database at ${where} refuses: ${message || code}`);
  }
}

/** Brings a database up to date and says what was applied; two processes may start at once. */
export async function migrate(
  url: string,
  migrations: readonly Migration[] = readMigrations(migrationsDirectory()),
): Promise<string[]> {
  const client = await connect(url);
  try {
    await client.query(`SELECT pg_advisory_lock(${advisoryLockKey})`);
    const state = await readMigrationState(client, migrations);
    refuseUnsound(state);
    if (state.failed.length > 0) await forgetFailed(client);
    return state.pending.length === 0 ? [] : await applyPending(url, migrations);
  } finally {
    await client.end();
  }
}
