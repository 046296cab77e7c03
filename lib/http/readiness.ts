import "server-only";
import { db } from "@/lib/db/client";
import { migrationsDirectory, readMigrations } from "@/lib/db/migration-files";
import { log } from "./log";

export type Readiness = { status: "ready" } | { status: "unavailable"; reason: string };

/** Whether requests can be served: the database answers and has every migration of this version. */
export async function readReadiness(): Promise<Readiness> {
  try {
    const rows = await db.$queryRaw<{ name: string }[]>`
      SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL`;
    const applied = new Set(rows.map(({ name }) => name));
    const missing = readMigrations(migrationsDirectory()).filter(({ name }) => !applied.has(name));
    if (missing.length === 0) return { status: "ready" };
    return { status: "unavailable", reason: `${missing.length} migrations are not in yet` };
  } catch (error) {
    log.warn({ err: error }, "the database does not answer");
    return { status: "unavailable", reason: "the database does not answer" };
  }
}
