import { readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { readConnection, removeConnection } from "@/lib/db/connection-file";
import { DatabaseProblem } from "@/lib/db/problem";
import { isAlive, readCommandLine, waitUntilGone } from "@/lib/db/process-identity";

const stopTimeoutMs = 15_000;

function readPostmasterPid(clusterDir: string): number | null {
  try {
    const pid = Number.parseInt(readFileSync(path.join(clusterDir, "postmaster.pid"), "utf8"), 10);
    return Number.isInteger(pid) && pid > 0 ? pid : null;
  } catch {
    return null;
  }
}

/**
 * Clears what a server killed hard left behind. A number in postmaster.pid may meanwhile belong to
 * another program (containers reuse small numbers), so the command line decides, not the number.
 */
export async function clearStaleServer(dataDir: string, clusterDir: string): Promise<void> {
  const owner = readConnection(dataDir)?.ownerPid;
  const pid = readPostmasterPid(clusterDir);
  if (pid !== null && isAlive(pid) && readCommandLine(pid).includes(clusterDir)) {
    if (owner !== undefined && isAlive(owner)) {
      throw new DatabaseProblem(
        `Onset already runs on ${dataDir} (process ${owner}); stop it first or set ONSET_DATA_DIR`,
      );
    }
    process.kill(pid, "SIGINT");
    if (!(await waitUntilGone(pid, stopTimeoutMs))) {
      throw new DatabaseProblem(
        `A PostgreSQL server left over on ${dataDir} does not stop (process ${pid}); end it and start again`,
      );
    }
  }
  removeConnection(dataDir);
  rmSync(path.join(clusterDir, "postmaster.pid"), { force: true });
}
