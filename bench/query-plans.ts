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

/** In short, the plans of the queries with `text` that were asked while `ask` ran: nodes, buffers, time. */
export async function plansOf(
  server: BenchServer,
  { text, ask }: { text: string; ask: () => Promise<unknown> },
): Promise<string[]> {
  const file = path.join(server.dataDir, "postgres.log");
  const from = statSync(file).size;
  await ask();
  const gained = readFileSync(file).subarray(from).toString("utf8");
  const plans = gained.split(/^.*LOG: {2}duration: /m).slice(1);
  return plans.filter((plan) => plan.includes(text)).map(inShort);
}

/** Nodes from the inside out are read from right to left: Limit < Nested Loop < Index Scan of the index. */
function inShort(plan: string): string {
  const nodes = [
    ...plan.matchAll(
      /^\s*(?:-> {2})?([A-Z][A-Za-z ]+?(?: using \S+)?(?: on \S+)?(?: \S)?) {2}\(cost/gm,
    ),
  ];
  const names = nodes.map(([, name = ""]) =>
    name.replace(/ using "?([^" ]+)"? on .*$/, " $1").replace(/ \w$/, ""),
  );
  const [, hit = "0"] = /Buffers: shared (?:hit=(\d+))?/.exec(plan) ?? [];
  const [, read = "0"] = /Buffers: shared (?:hit=\d+ )?read=(\d+)/.exec(plan) ?? [];
  const [, ms] = /^([\d.]+) ms/.exec(plan) ?? [];
  return `${Number(hit) + Number(read)} pages, ${Number(ms).toFixed(1)} ms: ${names.join(" < ")}`;
}
