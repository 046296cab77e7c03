import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startEmbeddedServer } from "@/lib/db/embedded-server";
import { findPostgresBinaries } from "@/lib/db/postgres-binaries";
import { keepReadyCluster } from "@/lib/db/ready-cluster";

const home = mkdtempSync(path.join(tmpdir(), "onset-ready-"));
const folder = path.join(home, "kept");
const version = findPostgresBinaries()?.version ?? "";
const made: string[] = [];
let firstPassword = "";

function newDataDir(): string {
  const dataDir = mkdtempSync(path.join(tmpdir(), "onset-data-"));
  made.push(dataDir);
  return dataDir;
}

async function isMarked(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query("SELECT to_regclass('marked') AS name");
    return rows[0].name !== null;
  } finally {
    await client.end();
  }
}

async function firstStart(
  work: (url: string, dataDir: string) => Promise<void>,
  readyCluster = folder,
): Promise<void> {
  const dataDir = newDataDir();
  const server = await startEmbeddedServer({ dataDir, isDurable: false, readyCluster });
  try {
    await work(server.url, dataDir);
  } finally {
    await server.stop();
  }
}

beforeAll(async () => {
  const dataDir = newDataDir();
  const server = await startEmbeddedServer({ dataDir, isDurable: false });
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  await client.query("CREATE TABLE marked ()");
  await client.end();
  await server.stop();
  firstPassword = new URL(server.url).password;
  keepReadyCluster(server.clusterDir, folder, version);
}, 60_000);

afterAll(() => {
  for (const each of [home, ...made]) rmSync(each, { recursive: true, force: true });
});

test("a first start copies the kept cluster and lets nobody in by the password that it was made with", async () => {
  await firstStart(async (url, dataDir) => {
    expect(await isMarked(url)).toBe(true);
    const own = readFileSync(path.join(dataDir, "postgres-password"), "utf8");
    expect(own).not.toBe(firstPassword);
    const before = new URL(url);
    before.password = firstPassword;
    await expect(isMarked(before.href)).rejects.toThrow("password authentication failed");
  });
}, 60_000);

test("a cluster of another version is not copied: a first start makes its own", async () => {
  keepReadyCluster(path.join(folder, "cluster"), `${folder}-other`, "17.0.0");
  await firstStart(async (url) => expect(await isMarked(url)).toBe(false), `${folder}-other`);
}, 60_000);

test("where the kept cluster is damaged a first start makes its own and leaves nothing of the copy", async () => {
  rmSync(path.join(folder, "cluster", "global", "pg_control"));
  await firstStart(async (url, dataDir) => {
    expect(await isMarked(url)).toBe(false);
    expect(readdirSync(dataDir).filter((name) => name.includes("partial"))).toEqual([]);
  });
}, 60_000);
