import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { binaryPath, type PostgresBinaries } from "@/lib/db/postgres-binaries";
import { DatabaseProblem } from "@/lib/db/problem";

/** PostgreSQL refuses to run as root, so root lends it the account `postgres`. */
export type Account = { uid: number; gid: number } | null;

export type ClusterLocation = { clusterDir: string; home: string; account: Account };

const sharedDir = "/var/lib/onset";

function readId(flag: "-u" | "-g"): number | null {
  const { status, stdout } = spawnSync("id", [flag, "postgres"], { encoding: "utf8" });
  return status === 0 ? Number(stdout) : null;
}

function findOrMakeAccount(): Account {
  if (process.getuid?.() !== 0) return null;
  if (readId("-u") === null) {
    spawnSync("groupadd", ["--system", "postgres"]);
    spawnSync("useradd", ["--system", "--gid", "postgres", "--no-create-home", "postgres"]);
  }
  const uid = readId("-u");
  const gid = readId("-g");
  if (uid === null || gid === null) {
    throw new DatabaseProblem(
      "PostgreSQL does not run as root and the account postgres could not be made; run as an ordinary user or set DATABASE_URL",
    );
  }
  return { uid, gid };
}

function canReach(account: Account, directory: string): boolean {
  return account === null || spawnSync("test", ["-x", directory], account).status === 0;
}

function canRun(account: Account, home: string): boolean {
  return spawnSync(binaryPath(home, "postgres"), ["--version"], account ?? {}).status === 0;
}

function copyBinaries({ home, version }: PostgresBinaries): string {
  const target = path.join(sharedDir, `postgresql-${version}`);
  if (!existsSync(target)) {
    const partial = `${target}.${process.pid}`;
    mkdirSync(sharedDir, { recursive: true, mode: 0o755 });
    cpSync(home, partial, { recursive: true, verbatimSymlinks: true });
    renameSync(partial, target);
  }
  return target;
}

/** Kept in a file, because a clone that moves must still find its data. */
function chooseClusterDir(dataDir: string, account: Account): string {
  const pointer = path.join(dataDir, "postgres-location");
  if (existsSync(pointer)) return readFileSync(pointer, "utf8").trim();
  const beside = path.join(dataDir, "postgres");
  if (existsSync(beside) || canReach(account, dataDir)) return beside;
  const digest = createHash("sha256").update(dataDir).digest("hex").slice(0, 8);
  const elsewhere = path.join(sharedDir, `${path.basename(path.dirname(dataDir))}-${digest}`);
  mkdirSync(elsewhere, { recursive: true, mode: 0o755 });
  writeFileSync(pointer, `${path.join(elsewhere, "postgres")}\n`);
  return path.join(elsewhere, "postgres");
}

/** Where data and binaries go, so that the account that runs PostgreSQL can reach both. */
export function chooseClusterLocation(options: {
  dataDir: string;
  binaries: PostgresBinaries;
  onNotice: (sentence: string) => void;
}): ClusterLocation {
  const { dataDir, binaries, onNotice } = options;
  const account = findOrMakeAccount();
  const clusterDir = chooseClusterDir(dataDir, account);
  const home = canRun(account, binaries.home) ? binaries.home : copyBinaries(binaries);
  if (!clusterDir.startsWith(dataDir)) {
    onNotice(`The account postgres cannot reach ${dataDir}, so the database is in ${clusterDir}`);
  }
  if (home !== binaries.home) {
    onNotice(`The account postgres cannot reach ${binaries.home}, so PostgreSQL runs from ${home}`);
  }
  return { clusterDir, home, account };
}
