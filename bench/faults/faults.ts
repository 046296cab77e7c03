import { execFileSync } from "node:child_process";
import { closeSync, openSync, rmSync, writeSync } from "node:fs";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";
import type { FaultyServer } from "./server";

export type Fault = { name: string; strike: (server: FaultyServer) => Promise<void> | void };

function kill(pid: number, signal: NodeJS.Signals): void {
  if (pid > 1) process.kill(pid, signal);
}

/** A small disk of its own for the files of uploads; needs root. */
function mountSmallDisk(folder: string): void {
  execFileSync("mount", ["-t", "tmpfs", "-o", "size=48m", "tmpfs", folder]);
}

async function fillDisk({ filesDir }: FaultyServer): Promise<void> {
  try {
    mountSmallDisk(filesDir);
  } catch {
    throw new NotPossible("a disk cannot be mounted here");
  }
  const filler = openSync(path.join(filesDir, "filler"), "w");
  try {
    // Uploads take room meanwhile: filled until nothing more goes in.
    for (let k = 0; k < 100; k++) writeSync(filler, Buffer.alloc(1024 ** 2));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOSPC") throw error;
  } finally {
    closeSync(filler);
  }
  await delay(2_000);
  rmSync(path.join(filesDir, "filler"), { force: true });
  await delay(500);
  execFileSync("umount", ["-l", filesDir]);
}

/** A fault that this machine does not allow; it is counted as not tried. */
export class NotPossible extends Error {}

/** The backend of a query under way, as a crash of it would take it. */
async function killBackend(server: FaultyServer): Promise<void> {
  const client = new pg.Client({ connectionString: server.connection().url });
  client.on("error", () => {});
  await client.connect();
  const { rows } = await client.query(
    `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()
      ORDER BY state = 'active' DESC, random() LIMIT 1`,
  );
  kill(rows[0]?.pid ?? 0, "SIGKILL");
  await client.end().catch(() => undefined);
}

export const faults: readonly Fault[] = [
  { name: "kill -9 of the web server", strike: (server) => kill(server.webPid(), "SIGKILL") },
  {
    name: "kill -9 of PostgreSQL",
    strike: (server) => kill(server.connection().serverPid, "SIGKILL"),
  },
  { name: "kill -9 of a backend of PostgreSQL", strike: killBackend },
  {
    name: "kill -9 of everything",
    strike: (server) => {
      const all = [server.treePid(), ...server.below(server.treePid())];
      for (const pid of [...all, server.connection().serverPid]) {
        try {
          kill(pid, "SIGKILL");
        } catch {}
      }
    },
  },
  { name: "SIGTERM and a new start", strike: (server) => kill(server.treePid(), "SIGTERM") },
  { name: "full disk for files of uploads", strike: fillDisk },
];
