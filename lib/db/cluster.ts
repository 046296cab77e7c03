type Queryable = { query(sql: string): Promise<{ rows: Record<string, unknown>[] }> };

/** Whether the database is a Citus coordinator with tables that lie on its nodes. */
export async function isDistributed(client: Queryable): Promise<boolean> {
  const known = await client.query("SELECT to_regclass('pg_dist_partition') IS NOT NULL AS known");
  if (known.rows[0]?.known !== true) return false;
  const { rows } = await client.query("SELECT EXISTS (SELECT FROM pg_dist_partition) AS some");
  return rows[0]?.some === true;
}
