import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";
import { removeConnection, writeConnection } from "@/lib/db/connection-file";
import { findFreePort } from "@/lib/db/free-port";
import { choosePostgresPlace, type PostgresPlace } from "@/lib/db/postgres-account";
import { binaryPath, findPostgresBinaries } from "@/lib/db/postgres-binaries";
import { DatabaseProblem } from "@/lib/db/problem";
import { clearStaleServer } from "@/lib/db/stale-server";

const databaseName = "onset";
const startTimeoutMs = 60_000;

export type EmbeddedServer = {
  url: string;
  /** Settles when the server ends, for whatever reason. */
  ended: Promise<void>;
  stop(): Promise<void>;
};

function prepareDataDir(dataDir: string): void {
  try {
    // The account postgres of a root start must pass through, but not look around.
    mkdirSync(dataDir, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
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

function initialise({ clusterDir, home, account }: PostgresPlace, password: string): void {
  const partial = `${clusterDir}.partial`;
  const passwordFile = `${clusterDir}.pwfile`;
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial, { recursive: true, mode: 0o700 });
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (account) {
    chownSync(partial, account.uid, account.gid);
    chownSync(passwordFile, account.uid, account.gid);
  }
  const { status, stderr, error } = spawnSync(
    binaryPath(home, "initdb"),
    [
      `--pgdata=${partial}`,
      `--pwfile=${passwordFile}`,
      "--username=onset",
      "--auth=scram-sha-256",
      "--encoding=UTF8",
      // The same order of texts on every machine.
      "--locale=C",
      "--locale-provider=builtin",
      "--builtin-locale=C.UTF-8",
    ],
    { ...account, cwd: "/", encoding: "utf8" },
  );
  rmSync(passwordFile, { force: true });
  if (status !== 0) {
    throw new DatabaseProblem(`initdb failed: ${(stderr || String(error)).trim()}`);
  }
  renameSync(partial, clusterDir);
}

function spawnServer(place: PostgresPlace, port: number, logPath: string): ChildProcess {
  const log = openSync(logPath, "w", 0o600);
  chmodSync(logPath, 0o600);
  const settings = {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    max_connections: "60",
    shared_buffers: "64MB",
  };
  return spawn(
    binaryPath(place.home, "postgres"),
    [
      "-D",
      place.clusterDir,
      "-p",
      String(port),
      ...Object.entries(settings).flatMap(([key, value]) => ["-c", `${key}=${value}`]),
    ],
    // Its own group: Ctrl-C must reach the web server first.
    { ...place.account, cwd: "/", stdio: ["ignore", log, log], detached: true },
  );
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
      options.child.kill("SIGINT");
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
}): Promise<EmbeddedServer> {
  const dataDir = path.resolve(options.dataDir);
  const binaries = findPostgresBinaries();
  if (!binaries) {
    throw new DatabaseProblem(
      `No PostgreSQL is shipped for ${process.platform}-${process.arch}; set DATABASE_URL`,
    );
  }
  prepareDataDir(dataDir);
  const place = choosePostgresPlace({
    dataDir,
    binaries,
    onNotice: options.onNotice ?? (() => {}),
  });
  const password = readOrMakePassword(dataDir);
  if (!existsSync(path.join(place.clusterDir, "PG_VERSION"))) initialise(place, password);
  await clearStaleServer(dataDir, place.clusterDir);

  const port = await findFreePort();
  const logPath = path.join(dataDir, "postgres.log");
  const child = spawnServer(place, port, logPath);
  const ended = new Promise<void>((resolve) => {
    child.once("exit", () => resolve());
    child.once("error", () => resolve());
  });
  const serverUrl = `postgresql://onset:${password}@127.0.0.1:${port}`;
  await waitUntilReady({ child, url: `${serverUrl}/postgres`, logPath });
  await ensureDatabase(`${serverUrl}/postgres`);
  const url = `${serverUrl}/${databaseName}`;
  writeConnection(dataDir, { url, serverPid: child.pid ?? 0, ownerPid: process.pid });
  return {
    url,
    ended,
    async stop() {
      // SIGINT is PostgreSQL's fast shutdown: it ends sessions and leaves a clean cluster.
      child.kill("SIGINT");
      await ended;
      removeConnection(dataDir);
    },
  };
}
