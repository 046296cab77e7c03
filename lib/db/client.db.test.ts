import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { db } from "@/lib/db/client";

it("answers from a database of its own for each test file", async () => {
  const rows = await db.$queryRaw<{ name: string }[]>`SELECT current_database() AS name`;
  expect(rows[0]?.name).toMatch(/^onset_test_[0-9a-f]{8}_[0-9a-f]{12}$/);
});

it("goes on asking what it asks often by name, also once a column was added", async () => {
  // The one of the code under test: by its other name a test has a client of its own.
  const { db: tested } = await import("./client");
  const ask = () => tested.run.findMany({ where: { projectId: randomUUID() } });
  for (let times = 0; times < 6; times++) await ask();
  const named = await tested.$queryRaw<{ statement: string }[]>`
    SELECT statement FROM pg_prepared_statements WHERE name LIKE 'onset\_%'`;
  expect(named.map(({ statement }) => statement).join()).toContain('FROM "public"."run"');
  await db.$executeRaw`ALTER TABLE "run" ADD COLUMN "later" text`;
  expect(await ask()).toEqual([]);
});
