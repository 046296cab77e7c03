import { closeSync, openSync, rmSync, writeSync } from "node:fs";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { uploadOnce } from "./load";
import type { FaultyServer } from "./server";

export type Fault = {
  name: string;
  /** Answers what was wrong on the way. */
  strike: (server: FaultyServer, run: string) => Promise<string[]> | string[];
};

/** A fault that this machine does not allow; it is counted as not tried. */
export class NotPossible extends Error {}

const fullMs = 1_500;

function kill(pid: number, signal: NodeJS.Signals): string[] {
  if (pid > 1) process.kill(pid, signal);
  return pid > 1 ? [] : ["there was no process to kill"];
}

async function fillDisk(server: FaultyServer, folder: string): Promise<string[]> {
  if (!server.hasDisks) throw new NotPossible("no disk can be mounted here");
  const file = path.join(folder, "filler");
  const filler = openSync(file, "w");
  try {
    const block = Buffer.alloc(1024 ** 2);
    for (let k = 0; k < 4096; k++) writeSync(filler, block);
    return ["the disk could not be filled"];
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOSPC") throw error;
    await delay(fullMs);
    const status = await fetch(`${server.url}/readyz`).then(
      (response) => response.status,
      () => null,
    );
    return status === 507 || status === null ? [] : [`/readyz of a full disk is ${status}`];
  } finally {
    closeSync(filler);
    rmSync(file, { force: true });
  }
}

/** The backend of a query under way, as a crash of it would take it. */
async function killBackend(server: FaultyServer): Promise<string[]> {
  const [found] = await server.query<{ pid: number }>(
    `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()
      ORDER BY state = 'active' DESC, random() LIMIT 1`,
  );
  return kill(found?.pid ?? 0, "SIGKILL");
}

function killAll(server: FaultyServer): string[] {
  const { serverPid } = server.connection();
  for (const pid of [server.treePid(), ...server.below(server.treePid()), serverPid]) {
    try {
      process.kill(pid, "SIGKILL");
    } catch {
      // It went with its parent.
    }
  }
  return [];
}

/** What is under way when the server is told to stop is answered, and stored. */
async function stopAndStart(server: FaultyServer, run: string): Promise<string[]> {
  const underWay = uploadOnce(server, { run, step: 100_000 }, { pauseMs: 1_000, isCut: false });
  await delay(300);
  const [{ isAcknowledged, answer }] = await Promise.all([underWay, server.endGracefully()]);
  if (isAcknowledged) return [];
  return [`an upload under way at a graceful stop was not stored: ${answer?.status ?? "cut"}`];
}

export const faults: readonly Fault[] = [
  { name: "kill -9 of the web server", strike: (server) => kill(server.webPid(), "SIGKILL") },
  {
    name: "kill -9 of PostgreSQL",
    strike: (server) => kill(server.connection().serverPid, "SIGKILL"),
  },
  { name: "kill -9 of everything", strike: killAll },
  { name: "SIGTERM and a new start", strike: stopAndStart },
  { name: "kill -9 of a backend", strike: killBackend },
  {
    name: "full disk for uploads",
    strike: (server) => fillDisk(server, server.filesDir),
  },
  {
    name: "full disk for PostgreSQL",
    strike: (server) => fillDisk(server, server.dataDir),
  },
  {
    name: "all clients cut",
    strike: (server) => {
      server.cutClients();
      return [];
    },
  },
];
