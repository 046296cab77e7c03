import type pg from "pg";
import { listTables } from "@/lib/db/backup-tables";
import { readMigrationState } from "@/lib/db/migrate";
import { migrationsDirectory, readMigrations } from "@/lib/db/migration-files";
import { DatabaseProblem } from "@/lib/db/problem";

/** What all projects share and what rows of projects refer to: copied to every node. */
const referenceTables = ["user", "project", "member", "invitation", "secret_hash"];
/** The first one of a project's tables that is distributed; the others lie beside it. */
const firstTable = "dataset";

type State = {
  extension: string | null;
  nodes: number;
  /** Whether the coordinator is one of its own nodes. */
  knowsItself: boolean;
  placed: ReadonlyMap<string, string>;
};
type ForeignKey = { table: string; name: string; definition: string };

/**
 * The statements that distribute Onset's tables by project over the nodes of a Citus cluster, in their order; none
 * where that is done. Changes nothing. Throws a DatabaseProblem with the way out where there is no cluster.
 */
export async function planDistribution(client: pg.ClientBase): Promise<string[]> {
  const state = await readState(client);
  refuseUnready(state);
  const { pending } = await readMigrationState(client, readMigrations(migrationsDirectory()));
  if (pending.length > 0) {
    throw new DatabaseProblem(
      `This database is of an earlier version of Onset, it lacks ${pending.join(", ")}: say npm run db:migrate, then npm run db:distribute again`,
    );
  }
  return planPlacing(client, state);
}

async function planPlacing(client: pg.ClientBase, { placed }: State): Promise<string[]> {
  const tables = await listTables(client);
  const ofProjects = tables
    .filter(({ columns }) => columns.some(({ name }) => name === "projectId"))
    .map(({ name }) => name)
    .filter((name) => !referenceTables.includes(name))
    .sort((a, b) => Number(b === firstTable) - Number(a === firstTable) || (a < b ? -1 : 1));
  const wrong = [...placed].find(
    ([name, column]) => ofProjects.includes(name) && column !== "projectId",
  );
  if (wrong !== undefined) {
    throw new DatabaseProblem(
      `Nothing was changed: "${wrong[0]}" is distributed by "${wrong[1]}" and not by "projectId": take it back first (SELECT undistribute_table('${wrong[0]}'))`,
    );
  }
  const statements = [
    ...referenceTables
      .filter((name) => !placed.has(name))
      .map((name) => `SELECT create_reference_table('public."${name}"')`),
    ...ofProjects
      .filter((name) => !placed.has(name))
      .map((name) => {
        const beside = name === firstTable ? "" : `, colocate_with => 'public."${firstTable}"'`;
        return `SELECT create_distributed_table('public."${name}"', 'projectId'${beside})`;
      }),
  ];
  if (statements.length === 0) return [];
  const keys = await readForeignKeys(client);
  return [
    ...keys.map(({ table, name }) => `ALTER TABLE public."${table}" DROP CONSTRAINT "${name}"`),
    ...statements,
    ...keys.map(
      ({ table, name, definition }) =>
        `ALTER TABLE public."${table}" ADD CONSTRAINT "${name}" ${definition}`,
    ),
  ];
}

/** What an operator has to do first, one thing at a time. */
function refuseUnready({ extension, nodes, knowsItself }: State): void {
  if (extension === null) {
    throw new DatabaseProblem(
      "This PostgreSQL has no cluster to spread over: the extension citus is not in this database. One machine needs nothing of this; on a coordinator run CREATE EXTENSION citus, add the nodes (SELECT citus_add_node('host', 5432)), and say npm run db:distribute again",
    );
  }
  if (nodes === 0) {
    throw new DatabaseProblem(
      `Citus ${extension} is there and has no node that keeps shards: add one (SELECT citus_add_node('host', 5432)), and say npm run db:distribute again`,
    );
  }
  if (!knowsItself) {
    throw new DatabaseProblem(
      "The coordinator is none of its own nodes, so sessions would outlive the people they belong to: say SELECT citus_set_coordinator_host('host', 5432), and npm run db:distribute again",
    );
  }
}

/** Does what was planned, all of it or nothing. */
export async function distribute(
  client: pg.ClientBase,
  statements: readonly string[],
): Promise<void> {
  await client.query("BEGIN");
  try {
    await client.query("SET LOCAL citus.multi_shard_modify_mode TO 'sequential'");
    for (const statement of statements) await client.query(statement);
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK").catch(() => undefined);
    const { message } = error as Error;
    throw new DatabaseProblem(
      `Nothing was changed, the tables could not be distributed: ${message}`,
    );
  }
}

async function readState(client: pg.ClientBase): Promise<State> {
  const { rows } = await client.query<{ version: string }>(
    "SELECT extversion AS version FROM pg_extension WHERE extname = 'citus'",
  );
  const extension = rows[0]?.version ?? null;
  if (extension === null) return { extension, nodes: 0, knowsItself: false, placed: new Map() };
  const known = await client.query<{ nodes: number; knowsItself: boolean }>(
    `SELECT count(*) FILTER (WHERE isactive AND shouldhaveshards)::int AS nodes,
            count(*) FILTER (WHERE groupid = 0) > 0 AS "knowsItself" FROM pg_dist_node`,
  );
  const placed = await client.query<{ name: string; column: string | null }>(
    `SELECT c.relname AS name, a.attname AS column
       FROM pg_dist_partition d JOIN pg_class c ON c.oid = d.logicalrelid
       LEFT JOIN pg_attribute a ON d.partmethod = 'h' AND a.attrelid = c.oid
         AND a.attnum = (regexp_match(d.partkey, ':varattno (\\d+)'))[1]::int
      WHERE c.relnamespace = 'public'::regnamespace
        AND (d.partmethod = 'h' OR d.repmodel = 't')`,
  );
  return {
    extension,
    nodes: known.rows[0]?.nodes ?? 0,
    knowsItself: known.rows[0]?.knowsItself ?? false,
    placed: new Map(placed.rows.map(({ name, column }) => [name, column ?? "(every node)"])),
  };
}

/** Foreign keys between Onset's tables: they are put back once both sides are where they belong. */
async function readForeignKeys(client: pg.ClientBase): Promise<ForeignKey[]> {
  const { rows } = await client.query<ForeignKey>(
    `SELECT source.relname AS table, k.conname AS name, pg_get_constraintdef(k.oid) AS definition
       FROM pg_constraint k JOIN pg_class source ON source.oid = k.conrelid
      WHERE k.contype = 'f' AND source.relnamespace = 'public'::regnamespace AND NOT source.relispartition
      ORDER BY 1, 2`,
  );
  return rows;
}
