import { spawnSync } from "node:child_process";
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import type { Account, ClusterLocation } from "@/lib/db/postgres-account";
import { binaryPath } from "@/lib/db/postgres-binaries";

// A cluster that has Onset's tables and no row, made by the build: a first start copies it instead of making its own.

const clusterIn = (folder: string) => path.join(folder, "cluster");
const versionIn = (folder: string) => path.join(folder, "version");

/** One call for the whole file system where there is one; a call a file takes ten times as long. */
const syncOnly =
  process.platform === "linux" ? ["--sync-only", "--sync-method=syncfs"] : ["--sync-only"];

/** Keeps a copy of a cluster that has been stopped cleanly; `version` is PostgreSQL's. */
export function keepReadyCluster(clusterDir: string, folder: string, version: string): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  cpSync(clusterDir, clusterIn(folder), { recursive: true });
  writeFileSync(versionIn(folder), version);
}

/**
 * Puts a copy of the kept cluster where there is none yet, under a password of its own. False, and nothing is left,
 * where none was kept for this version of PostgreSQL, or where it cannot be read or copied.
 */
export function copyReadyCluster(
  { clusterDir, home, account }: ClusterLocation,
  { folder, version, password }: { folder: string; version: string; password: string },
): boolean {
  const partial = `${clusterDir}.partial`;
  try {
    if (!existsSync(versionIn(folder)) || readFileSync(versionIn(folder), "utf8") !== version)
      return false;
    rmSync(partial, { recursive: true, force: true });
    cpSync(clusterIn(folder), partial, { recursive: true });
    chmodSync(partial, 0o700);
    if (account) giveTo(account, partial);
    const options = { ...account, cwd: "/", encoding: "utf8" } as const;
    const change = spawnSync(
      binaryPath(home, "postgres"),
      ["--single", "-D", partial, "postgres"],
      {
        ...options,
        input: `ALTER ROLE onset PASSWORD '${password}'\n`,
      },
    );
    // A copy is not on the disk before somebody says so, and PostgreSQL syncs what it wrote itself.
    const sync = spawnSync(binaryPath(home, "initdb"), [...syncOnly, "-D", partial], options);
    const isReady = change.status === 0 && !/ERROR/.test(change.stderr) && sync.status === 0;
    if (isReady) renameSync(partial, clusterDir);
    return isReady;
  } catch {
    return false;
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
}

function giveTo({ uid, gid }: NonNullable<Account>, folder: string): void {
  chownSync(folder, uid, gid);
  for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    chownSync(path.join(folder, name), uid, gid);
  }
}
