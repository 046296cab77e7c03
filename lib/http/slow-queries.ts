import "server-only";
import { log } from "./log";
import { meters } from "./meters";

const slowMs = 1_000;
const statementChars = 2_000;

/** From now on this process measures its statements, and logs the slow ones without their values. */
export function watchQueries(): void {
  globalThis.onsetQueryListener = (statement, ms) => {
    meters().queries.observe(ms / 1000);
    if (ms >= slowMs) log.warn({ ms, statement: statement.slice(0, statementChars) }, "slow query");
  };
}
