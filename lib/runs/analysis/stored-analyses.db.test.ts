import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { TestProject } from "@/app/api/v1/test-project";
import type { Viewer } from "@/lib/auth/viewer";
import { writeBackup } from "@/lib/db/backup";
import { listTables, quote, setNeutralTexts } from "@/lib/db/backup-tables";
import { migrate } from "@/lib/db/migrate";
import { migrationsDirectory, readMigrations } from "@/lib/db/migration-files";
import { restoreBackup } from "@/lib/db/restore";
import { exampleLines, predictionLines } from "@/lib/testing/outcome-run";
import { simulateRun } from "@/lib/testing/simulated-run";
import { getAnalysis } from "./get-analysis";

const url = process.env.DATABASE_URL ?? "";
const viewer: Viewer = { kind: "system", name: "test" };
const migrations = readMigrations(migrationsDirectory());
const folder = mkdtempSync(path.join(tmpdir(), "onset-kept-"));
const examples = 600;
const runs = ["falls", "flat"];
const made: string[] = [];
let api: TestProject;
let client: pg.Client;

const addressOf = (name: string) => {
  const address = new URL(url);
  address.pathname = `${address.pathname}_${name}`;
  return address.href;
};

async function createDatabase(name: string): Promise<string> {
  const address = addressOf(name);
  const database = new URL(address).pathname.slice(1);
  await client.query(`CREATE DATABASE ${database}`);
  made.push(database);
  return address;
}

function predictions(seed: number, points: number): string {
  const symbols = [".", "-", "+", "0"];
  const simulated = simulateRun({
    checkpoints: 12,
    examples,
    discordance: 0.1,
    seed,
    ...(points > 0 ? { fall: { points, from: 4, to: 10 } } : {}),
  });
  return predictionLines(
    simulated.map(({ step, epoch, outcomes }) => ({
      step: step * 100,
      epoch: epoch ?? 0,
      split: "dev",
      outcomes: Array.from(outcomes, (one) => symbols[one]).join(""),
    })),
  );
}

/** Every run's analysis, made anew by code that is connected to `address`. */
async function analysesIn(address: string): Promise<Record<string, unknown>> {
  const other = new pg.Client({ connectionString: address });
  await other.connect();
  await other.query(`UPDATE "run_summary" SET "analysis" = NULL, "analysedAt" = NULL`);
  await other.end();
  const before = globalThis.onsetDatabase;
  const cachesBefore = globalThis.onsetCaches;
  globalThis.onsetDatabase = undefined;
  // The restored runs have the names and versions of ours: nothing of these may answer for them.
  globalThis.onsetCaches = undefined;
  process.env.DATABASE_URL = address;
  vi.resetModules();
  try {
    const there = await import("./get-analysis");
    return await analysesBy(there.getAnalysis);
  } finally {
    await (globalThis.onsetDatabase as { $disconnect(): Promise<void> } | undefined)?.$disconnect();
    globalThis.onsetDatabase = before;
    globalThis.onsetCaches = cachesBefore;
    process.env.DATABASE_URL = url;
  }
}

async function analysesBy(analyse: typeof getAnalysis): Promise<Record<string, unknown>> {
  const analyses: Record<string, unknown> = {};
  for (const run of runs) analyses[run] = await analyse(viewer, { project: api.project, run }, {});
  return analyses;
}

beforeAll(async () => {
  client = new pg.Client({ connectionString: url });
  await client.connect();
  api = await TestProject.create();
  await api.putDataset("facts");
  await api.putExamples("facts", exampleLines(examples));
  for (const [index, run] of runs.entries()) {
    await api.putRun(run, { dataset: "facts", status: "finished" });
    const stored = await api.upload(run, predictions(index + 1, run === "falls" ? 12 : 0));
    if (stored.status !== 200) throw new Error(JSON.stringify(stored.body));
  }
}, 60_000);

afterAll(async () => {
  for (const database of made) await client.query(`DROP DATABASE ${database} WITH (FORCE)`);
  await client.end();
  rmSync(folder, { recursive: true, force: true });
});

test("a backup made while others write gives the same analyses in an empty database, to the last digit", async () => {
  const expected = await analysesBy(getAnalysis);
  expect(expected.falls).toMatchObject({ onset: { alarm: { step: 700 } } });
  const file = path.join(folder, "backup.gz");
  let isWriting = true;
  const writing = (async () => {
    for (let k = 0; isWriting; k++) {
      await api.putRun(`meanwhile-${k}`, { dataset: "facts" });
      await api.upload(`meanwhile-${k}`, predictions(k + 10, 0));
    }
  })();
  await writeBackup(url, file).finally(() => {
    isWriting = false;
  });
  await writing;
  const elsewhere = await createDatabase("restored");
  await restoreBackup({ url: elsewhere, file, force: false, migrations });
  expect(await analysesIn(elsewhere)).toEqual(expected);
}, 60_000);

test("a database of the first release, with data in it, gives the same analyses after its upgrade", async () => {
  const expected = await analysesBy(getAnalysis);
  const [first] = migrations;
  const old = await createDatabase("first");
  await migrate(old, first === undefined ? [] : [first]);
  const there = new pg.Client({ connectionString: old });
  await there.connect();
  await copyDown(there);
  await there.end();
  await migrate(old, migrations);
  expect(await analysesIn(old)).toEqual(expected);
}, 60_000);

/** What the first release knew of a run. */
const copied = [
  ...["project", "dataset", "example", "run", "checkpoint", "evaluation", "outcome_vector"],
  ...["prediction_block", "run_summary", "run_value", "upload"],
];

/** Fills an older database with what it has columns for. */
async function copyDown(there: pg.Client): Promise<void> {
  await setNeutralTexts(client);
  await there.query("SET session_replication_role = 'replica'");
  const kept = await listTables(client);
  for (const table of await listTables(there, { names: copied })) {
    const now = kept.find(({ name }) => name === table.name);
    const names = table.columns.filter((column) =>
      now?.columns.some((one) => one.name === column.name),
    );
    if (now === undefined || names.length === 0) continue;
    const texts = names.map(({ name }) => `${quote(name)}::text`).join(", ");
    const { rows } = await client.query({
      text: `SELECT ${texts} FROM ${quote(table.name)}`,
      rowMode: "array",
    });
    const places = names.map(({ type }, index) => `$${index + 1}::text::${type}`).join(", ");
    const into = names.map(({ name }) => quote(name)).join(", ");
    for (const row of rows) {
      await there.query(`INSERT INTO ${quote(table.name)} (${into}) VALUES (${places})`, row);
    }
  }
}
