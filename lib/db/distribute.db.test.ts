import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { distribute, planDistribution } from "./distribute";

let client: pg.Client;

beforeAll(async () => {
  client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
});

afterAll(() => client.end());

/** What a coordinator answers of itself: its version, its nodes, and where tables are placed already. */
function coordinator({
  nodes = 2,
  knowsItself = true,
  placed = [] as { name: string; column: string | null }[],
} = {}) {
  const query = (sql: string, values?: unknown[]) => {
    if (sql.includes("pg_extension")) return { rows: [{ version: "13.2-1" }] };
    if (sql.includes("pg_dist_node")) return { rows: [{ nodes, knowsItself }] };
    if (sql.includes("pg_dist_partition")) return { rows: placed };
    return client.query(sql, values);
  };
  return { query } as unknown as pg.ClientBase;
}

describe("planDistribution", () => {
  it("says on a database without the extension what is missing, in one sentence", async () => {
    await expect(planDistribution(client)).rejects.toThrow(
      /the extension citus is not in this database\. One machine needs nothing of this/,
    );
  });

  it("says on a coordinator without nodes that it needs one", async () => {
    await expect(planDistribution(coordinator({ nodes: 0 }))).rejects.toThrow(
      "has no node that keeps shards",
    );
  });

  it("says on a coordinator that is none of its own nodes what would go wrong", async () => {
    await expect(planDistribution(coordinator({ knowsItself: false }))).rejects.toThrow(
      "sessions would outlive the people they belong to",
    );
  });

  it("says on a database of an earlier version which migrations come first", async () => {
    await client.query("BEGIN");
    await client.query(
      `DELETE FROM _prisma_migrations WHERE migration_name LIKE '%_keys_by_project'`,
    );
    await expect(planDistribution(coordinator())).rejects.toThrow(
      /it lacks \d+_keys_by_project: say npm run db:migrate/,
    );
    await client.query("ROLLBACK");
  });

  it("places every table of projects beside the first, and what all share on every node", async () => {
    const plan = await planDistribution(coordinator());
    const placed = plan.filter((statement) => statement.startsWith("SELECT"));
    expect(placed[0]).toBe(`SELECT create_reference_table('public."user"')`);
    expect(placed).toContain(
      `SELECT create_distributed_table('public."outcome_vector"', 'projectId', colocate_with => 'public."dataset"')`,
    );
    const { rows } = await client.query(
      `SELECT count(DISTINCT c.table_name)::int AS count FROM information_schema.columns c
       WHERE c.table_schema = 'public' AND c.column_name = 'projectId'`,
    );
    // Members, invitations and hashes name a project and are everywhere; people and projects are too.
    expect(placed).toHaveLength(rows[0].count + 2);
    const first = plan.findIndex((statement) => statement.startsWith("SELECT"));
    expect(plan.slice(0, first).every((statement) => statement.includes(" DROP CONSTRAINT "))).toBe(
      true,
    );
    const back = plan.filter((statement) => statement.includes(" ADD CONSTRAINT "));
    expect(back).toHaveLength(first);
  });

  it("plans nothing a second time, and only what is new after a migration", async () => {
    const all = (await planDistribution(coordinator())).flatMap((statement) => {
      const table = /^SELECT create_(\w+)_table\('public\."(\w+)"'/.exec(statement);
      if (table === null) return [];
      return [{ name: table[2] ?? "", column: table[1] === "distributed" ? "projectId" : null }];
    });
    expect(await planDistribution(coordinator({ placed: all }))).toEqual([]);
    const later = all.filter(({ name }) => name !== "mapping");
    const plan = await planDistribution(coordinator({ placed: later }));
    expect(plan.filter((statement) => statement.startsWith("SELECT"))).toEqual([
      `SELECT create_distributed_table('public."mapping"', 'projectId', colocate_with => 'public."dataset"')`,
    ]);
  });

  it("refuses tables that lie by something else than the project", async () => {
    const placed = [{ name: "run", column: "runId" }];
    await expect(planDistribution(coordinator({ placed }))).rejects.toThrow(
      `"run" is distributed by "runId" and not by "projectId"`,
    );
  });
});

describe("distribute", () => {
  it("changes nothing where a statement fails, and says which way it failed", async () => {
    const statements = [
      `ALTER TABLE public."run" DROP CONSTRAINT "run_projectId_fkey"`,
      `SELECT create_distributed_table('public."run"', 'projectId')`,
    ];
    await expect(distribute(client, statements)).rejects.toThrow(
      /^Nothing was changed, the tables could not be distributed: /,
    );
    const { rowCount } = await client.query(
      `SELECT FROM pg_constraint WHERE conname = 'run_projectId_fkey'`,
    );
    expect(rowCount).toBe(1);
  });
});
