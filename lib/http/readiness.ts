import "server-only";
import { statfs } from "node:fs/promises";
import { tmpdir } from "node:os";
import { db } from "@/lib/db/client";
import { migrationsDirectory, readMigrations } from "@/lib/db/migration-files";
import { setting } from "@/lib/env";
import { OutageLog } from "./outage-log";

export type Readiness =
  | { status: "ready" }
  /** Served, but for the projects whose node does not answer. */
  | { status: "degraded"; reason: string }
  | { status: "unavailable"; reason: string; isFull?: true };

/** Less than this and an upload may end in the middle. */
const leastFreeBytes = 64 * 1024 ** 2;

/** Whoever watches asks every few seconds. */
const outage = new OutageLog("the database does not answer", "the database answers again");

/**
 * Whether requests can be served: the database answers, takes writes and has every migration of this version, and
 * there is room for files. Only tests ask about other folders.
 */
export async function readReadiness(
  folders: readonly string[] = [tmpdir(), setting("ONSET_DATA_DIR")],
  leastFree = leastFreeBytes,
): Promise<Readiness> {
  for (const folder of folders) {
    const reason = await fullDiskReason(folder, leastFree);
    if (reason !== null) return { status: "unavailable", reason, isFull: true };
  }
  try {
    const rows = await db.$queryRaw<{ name: string; isReadOnly: boolean }[]>`
      SELECT migration_name AS name,
        pg_is_in_recovery() OR current_setting('default_transaction_read_only')::bool AS "isReadOnly"
      FROM _prisma_migrations WHERE finished_at IS NOT NULL`;
    outage.worked();
    const applied = new Set(rows.map(({ name }) => name));
    const missing = readMigrations(migrationsDirectory()).filter(({ name }) => !applied.has(name));
    if (missing.length > 0)
      return { status: "unavailable", reason: `${missing.length} migrations are not in yet` };
    if (rows[0]?.isReadOnly) return { status: "unavailable", reason: "the database is read-only" };
    const silent = await silentNodes();
    if (silent.length === 0) return { status: "ready" };
    const reason = `projects on ${silent.join(", ")} cannot be read: the coordinator does not reach it`;
    return { status: "degraded", reason };
  } catch (error) {
    outage.failed(error);
    return { status: "unavailable", reason: "the database does not answer" };
  }
}

/** Nodes of a Citus cluster that the coordinator does not reach; none on one machine. A silent node reaches none itself. */
async function silentNodes(): Promise<string[]> {
  const [known] = await db.$queryRaw<{ isCluster: boolean }[]>`
    SELECT to_regprocedure('citus_check_cluster_node_health()') IS NOT NULL AS "isCluster"`;
  if (!known?.isCluster) return [];
  const rows = await db.$queryRaw<{ node: string }[]>`
    SELECT to_nodename || ':' || to_nodeport AS "node" FROM citus_check_cluster_node_health()
    JOIN pg_dist_node AS coordinator ON coordinator.groupid = 0
      AND coordinator.nodename = from_nodename AND coordinator.nodeport = from_nodeport
    WHERE result IS NOT TRUE ORDER BY 1`;
  return rows.map(({ node }) => node);
}

async function fullDiskReason(folder: string, leastFree: number): Promise<string | null> {
  try {
    const { bavail, bsize } = await statfs(folder);
    const free = bavail * bsize;
    if (free >= leastFree) return null;
    return `the disk of ${folder} is full: ${Math.floor(free / 1024 ** 2)} MiB are free`;
  } catch {
    // A data directory that is not there is not needed: the database is elsewhere.
    return null;
  }
}
