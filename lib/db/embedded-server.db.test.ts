import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, describe, expect, it } from "vitest";
import { readConnection } from "@/lib/db/connection-file";
import { startEmbeddedServer } from "@/lib/db/embedded-server";

// One for all: to make a cluster takes longer than to start it.
const dataDir = mkdtempSync(path.join(tmpdir(), "onset-server-"));
let clusterDir = "";

const start = async () => {
  const server = await startEmbeddedServer({ dataDir });
  clusterDir = server.clusterDir;
  return server;
};

async function query(url: string, sql: string) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

afterAll(() => {
  rmSync(clusterDir, { recursive: true, force: true });
  rmSync(dataDir, { recursive: true, force: true });
});

describe("startEmbeddedServer", () => {
  it("keeps its data over a hard kill and a stale lock file with somebody else's number", async () => {
    const first = await start();
    await query(first.url, "CREATE TABLE kept (id int)");
    await query(first.url, "INSERT INTO kept VALUES (7)");
    process.kill(readConnection(dataDir)?.serverPid ?? 0, "SIGKILL");
    await first.ended;
    const lock = path.join(first.clusterDir, "postmaster.pid");
    const [, ...rest] = readFileSync(lock, "utf8").split("\n");
    writeFileSync(lock, [process.pid, ...rest].join("\n"));

    const second = await start();
    expect(await query(second.url, "SELECT id FROM kept")).toEqual([{ id: 7 }]);
    await second.stop();
  }, 60_000);

  it("refuses a data directory that is in use, in one sentence", async () => {
    const server = await start();
    await expect(startEmbeddedServer({ dataDir })).rejects.toThrow(
      `Onset already runs on ${dataDir} (process ${process.pid})`,
    );
    await server.stop();
  }, 60_000);

  it("listens on loopback only and shows its password to nobody else", async () => {
    const server = await start();
    expect(await query(server.url, "SHOW listen_addresses")).toEqual([
      { listen_addresses: "127.0.0.1" },
    ]);
    expect(statSync(path.join(dataDir, "postgres-password")).mode & 0o777).toBe(0o600);
    expect(statSync(path.join(dataDir, "connection.json")).mode & 0o777).toBe(0o600);
    await server.stop();
    expect(readConnection(dataDir)).toBeNull();
  }, 60_000);

  it("tells its address while nothing is there yet, and is found there", async () => {
    const told: string[] = [];
    const onAddress = (url: string) => {
      expect(readConnection(dataDir)).toBeNull();
      told.push(url);
    };
    const server = await startEmbeddedServer({ dataDir, onAddress });
    expect(told).toEqual([server.url]);
    expect(await query(told[0] ?? "", "SELECT 1 AS one")).toEqual([{ one: 1 }]);
    await server.stop();
  }, 60_000);

  it("says that the data directory cannot be written", async () => {
    const file = path.join(dataDir, "file");
    writeFileSync(file, "");
    await expect(startEmbeddedServer({ dataDir: file })).rejects.toThrow(
      "The data directory cannot be written",
    );
  });
});
