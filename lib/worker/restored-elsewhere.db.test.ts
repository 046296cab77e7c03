import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { TestProject } from "@/app/api/v1/test-project";
import { writeBackup } from "@/lib/db/backup";
import { migrationsDirectory, readMigrations } from "@/lib/db/migration-files";
import { restoreBackup } from "@/lib/db/restore";
import { exampleLines, predictionLines } from "@/lib/testing/outcome-run";
import { simulateRun } from "@/lib/testing/simulated-run";
import { startServerProcess } from "@/lib/testing/start-server-process";

const here = process.env.DATABASE_URL ?? "";
const elsewhere = new URL(here);
elsewhere.pathname = `${elsewhere.pathname}_elsewhere`;
const name = elsewhere.pathname.slice(1);
const folder = mkdtempSync(path.join(tmpdir(), "onset-elsewhere-"));
const symbols = [".", "-", "+", "0"];
let api: TestProject;

async function ask(text: string): Promise<void> {
  const client = new pg.Client({ connectionString: here });
  await client.connect();
  await client.query(text);
  await client.end();
}

/** A web process over a database, which keeps nothing of this one's memory. */
async function serve(databaseUrl: string): Promise<string> {
  return (await startServerProcess({ DATABASE_URL: databaseUrl, ONSET_LOG_LEVEL: "error" })).url;
}

async function answers(url: string, key: string): Promise<unknown[]> {
  const parts = ["analysis", "verdict", "series", "transitions", "slices"];
  return Promise.all(
    parts.map(async (part) => {
      const address = `${url}/api/v1/projects/${api.project}/runs/falls/${part}`;
      const response = await fetch(address, { headers: { authorization: `Bearer ${key}` } });
      expect(response.status, part).toBe(200);
      return response.json();
    }),
  );
}

beforeAll(async () => {
  await ask(`CREATE DATABASE "${name}"`);
  api = await TestProject.create();
  await api.putDataset("facts");
  await api.putExamples("facts", exampleLines(300));
  const fall = { points: 14, from: 4, to: 9 };
  const simulated = simulateRun({
    checkpoints: 14,
    examples: 300,
    discordance: 0.05,
    seed: 3,
    fall,
  });
  const lines = simulated.map(({ step, outcomes }) => ({
    step,
    epoch: step,
    split: "dev",
    outcomes: Array.from(outcomes, (one) => symbols[one]).join(""),
  }));
  await api.putRun("falls", { dataset: "facts" });
  await api.upload("falls", predictionLines(lines));
}, 60_000);

afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await ask(`DROP DATABASE "${name}" WITH (FORCE)`);
});

test("a backup made while others write gives the same analyses elsewhere, made anew, to the last digit", async () => {
  const file = path.join(folder, "backup.gz");
  let isOver = false;
  const writing = (async () => {
    for (let k = 0; !isOver; k++) {
      await api.putRun(`written-${k}`, { dataset: "facts" });
      const outcomes = "+".repeat(300 - k);
      await api.upload(
        `written-${k}`,
        predictionLines([{ step: 1, epoch: 1, split: "dev", outcomes }]),
      );
    }
  })();
  await writeBackup(here, file);
  isOver = true;
  await writing;
  const migrations = readMigrations(migrationsDirectory());
  await restoreBackup({ url: elsewhere.href, file, force: false, migrations });
  const there = new pg.Client({ connectionString: elsewhere.href });
  await there.connect();
  await there.query(`UPDATE "run_summary" SET "analysis" = NULL, "analysedAt" = NULL`);
  const halves = await there.query(
    `SELECT FROM "evaluation" e LEFT JOIN "outcome_vector" v USING ("runId", "step", "split")
      WHERE e."hasOutcomes" AND v."outcomes" IS NULL`,
  );
  await there.end();
  expect(halves.rowCount).toBe(0);
  const [first, second] = await Promise.all([serve(here), serve(elsewhere.href)]);
  expect(await answers(second, api.key)).toEqual(await answers(first, api.key));
}, 120_000);
