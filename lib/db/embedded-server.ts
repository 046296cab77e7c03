import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";
import { removeConnection, writeConnection } from "@/lib/db/connection-file";
import { reservePort } from "@/lib/db/free-port";
import { type ClusterLocation, chooseClusterLocation } from "@/lib/db/postgres-account";
import { binaryPath, findPostgresBinaries } from "@/lib/db/postgres-binaries";
import { makeCluster } from "@/lib/db/postgres-cluster";
import { DatabaseProblem } from "@/lib/db/problem";
import { copyReadyCluster } from "@/lib/db/ready-cluster";
import { clearStaleServer } from "@/lib/db/stale-server";

const databaseName = "onset";
const startTimeoutMs = 60_000;
/** What a crash of the machine needs, left out where nobody will miss the data. */
const inMemoryAlone = { fsync: "off", full_page_writes: "off", synchronous_commit: "off" };

export type EmbeddedServer = {
  url: string;
  clusterDir: string;
  port: number;
  /** Settles when the server ends, for whatever reason. */
  ended: Promise<void>;
  stop(): Promise<void>;
};

function prepareDataDir(dataDir: string): void {
  try {
    // The account postgres of a root start must pass through, but not look around.
    const mode = process.getuid?.() === 0 ? 0o711 : 0o700;
    mkdirSync(dataDir, { recursive: true, mode });
    if (statSync(dataDir).uid === process.getuid?.()) chmodSync(dataDir, mode);
    const probe = path.join(dataDir, ".writable");
    writeFileSync(probe, "");
    rmSync(probe);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new DatabaseProblem(`The data directory cannot be written: ${dataDir} (${code})`);
  }
}

function readOrMakePassword(dataDir: string): string {
  const file = path.join(dataDir, "postgres-password");
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString("hex"), { mode: 0o600 });
  return readFileSync(file, "utf8").trim();
}

/** On Linux the kernel stops PostgreSQL when this process is killed; elsewhere the next start does. */
function endWithParent(): string[] {
  const prefix = ["setpriv", "--pdeathsig", "INT"];
  const { status } = spawnSync(prefix[0] ?? "", [...prefix.slice(1), "true"]);
  return status === 0 ? prefix : [];
}

function spawnServer(options: {
  place: ClusterLocation;
  port: number;
  logPath: string;
  isDurable: boolean;
}): ChildProcess {
  const { place, port, logPath, isDurable } = options;
  const log = openSync(logPath, "w", 0o600);
  chmodSync(logPath, 0o600);
  const settings = {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    max_connections: "60",
    shared_buffers: "64MB",
    ...(isDurable ? {} : inMemoryAlone),
  };
  const [command = "", ...parameters] = [
    ...endWithParent(),
    binaryPath(place.home, "postgres"),
    "-D",
    place.clusterDir,
    "-p",
    String(port),
    ...Object.entries(settings).flatMap(([key, value]) => ["-c", `${key}=${value}`]),
  ];
  // Its own group: Ctrl-C must reach the web server first.
  return spawn(command, parameters, {
    ...place.account,
    cwd: "/",
    stdio: ["ignore", log, log],
    detached: true,
  });
}

async function canConnect(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => {});
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
}

async function waitUntilReady(options: { child: ChildProcess; url: string; logPath: string }) {
  const deadline = Date.now() + startTimeoutMs;
  while (!(await canConnect(options.url))) {
    if (options.child.exitCode !== null || options.child.signalCode !== null) {
      const log = readFileSync(options.logPath, "utf8").trim().split("\n");
      const cause = log.findLast((line) => /FATAL|ERROR|PANIC/.test(line)) ?? log.at(-1);
      throw new DatabaseProblem(
        `PostgreSQL did not start: ${cause} (all of it: ${options.logPath})`,
      );
    }
    if (Date.now() > deadline) {
      throw new DatabaseProblem(`PostgreSQL did not start within 60 s; see ${options.logPath}`);
    }
    await delay(20);
  }
}

async function ensureDatabase(adminUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const found = await client.query("SELECT FROM pg_database WHERE datname = $1", [databaseName]);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${databaseName}`);
  } finally {
    await client.end();
  }
}

/** Starts PostgreSQL on a data directory, on loopback, making the cluster the first time. */
export async function startEmbeddedServer(options: {
  dataDir: string;
  onNotice?: (sentence: string) => void;
  /** False for data that nobody will miss: faster, and lost when the machine loses power. */
  isDurable?: boolean;
  /** Where the build keeps a cluster with Onset's tables, which a first start copies instead of making one. */
  readyCluster?: string;
  /** Where it listened before, so that its address stays the same; any free port otherwise. */
  port?: number | undefined;
  /** Told where the server will be before it is there, for whoever has something to do until then. */
  onAddress?: (url: string) => void;
}): Promise<EmbeddedServer> {
  const { onNotice = () => {}, onAddress = () => {}, isDurable = true } = options;
  const dataDir = path.resolve(options.dataDir);
  const binaries = findPostgresBinaries();
  if (!binaries) {
    throw new DatabaseProblem(
      `No PostgreSQL is shipped for ${process.platform}-${process.arch}; set DATABASE_URL`,
    );
  }
  prepareDataDir(dataDir);
  const place = chooseClusterLocation({ dataDir, binaries, onNotice });
  const password = readOrMakePassword(dataDir);
  const { port, release } = options.port ? { port: options.port } : await reservePort();
  const serverUrl = `postgresql://onset:${password}@127.0.0.1:${port}`;
  const url = `${serverUrl}/${databaseName}`;
  onAddress(url);
  try {
    if (!existsSync(path.join(place.clusterDir, "PG_VERSION"))) {
      const { readyCluster: folder } = options;
      const { version } = binaries;
      const isCopied =
        folder !== undefined && copyReadyCluster(place, { folder, version, password });
      if (!isCopied) makeCluster(place, password);
    }
    await clearStaleServer(dataDir, place.clusterDir);
  } finally {
    await release?.();
  }

  const logPath = path.join(dataDir, "postgres.log");
  const child = spawnServer({ place, port, logPath, isDurable });
  const ended = new Promise<void>((resolve) => {
    child.once("exit", () => resolve());
    child.once("error", () => resolve());
  });
  try {
    await waitUntilReady({ child, url: `${serverUrl}/postgres`, logPath });
    await ensureDatabase(`${serverUrl}/postgres`);
  } catch (error) {
    child.kill("SIGINT");
    throw error;
  }
  writeConnection(dataDir, { url, serverPid: child.pid ?? 0, ownerPid: process.pid });
  return {
    url,
    port,
    clusterDir: place.clusterDir,
    ended,
    async stop() {
      // SIGINT is PostgreSQL's fast shutdown: it ends sessions and leaves a clean cluster.
      child.kill("SIGINT");
      await ended;
      removeConnection(dataDir);
    },
  };
}
