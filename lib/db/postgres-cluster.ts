import { spawnSync } from "node:child_process";
import { chownSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import type { ClusterLocation } from "@/lib/db/postgres-account";
import { binaryPath } from "@/lib/db/postgres-binaries";
import { DatabaseProblem } from "@/lib/db/problem";

/** Makes an empty cluster; a first start that was killed half-way leaves nothing that looks like one. */
export function makeCluster(
  { clusterDir, home, account }: ClusterLocation,
  password: string,
): void {
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
    const lines = (stderr || String(error)).trim().split("\n");
    const cause = lines.find((line) => line.includes("error")) ?? lines.at(-1);
    throw new DatabaseProblem(`PostgreSQL could not make its files: ${cause}`);
  }
  renameSync(partial, clusterDir);
}
