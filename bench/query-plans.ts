import { readFileSync, statSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import type { BenchServer } from "./server";

/**
 * The plans, with times and buffers, of what the database is asked meanwhile. It writes every plan to its log
 * (auto_explain), from connections opened after this was called; `between` reads those of one request.
 */
export async function explainQueries(server: BenchServer): Promise<void> {
  const client = new pg.Client({ connectionString: server.databaseUrl });
  await client.connect();
  const set = (name: string, value: string) =>
    client.query(`ALTER DATABASE "${client.database}" SET ${name} = ${value}`);
  await set("session_preload_libraries", "'auto_explain'");
  await set("auto_explain.log_min_duration", "0");
  await set("auto_explain.log_analyze", "on");
  await set("auto_explain.log_buffers", "on");
  await client.query(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()",
  );
  await client.end();
}

/** What the log gained while `ask` ran, of plans that read `table`. */
export async function plansOf(
  server: BenchServer,
  { table, ask }: { table: string; ask: () => Promise<unknown> },
): Promise<string[]> {
  const file = path.join(server.dataDir, "postgres.log");
  const from = statSync(file).size;
  await ask();
  const gained = readFileSync(file).subarray(from).toString("utf8");
  const plans = gained.split(/^.*LOG: {2}duration: /m).slice(1);
  return plans.filter((plan) => plan.includes(table));
}
