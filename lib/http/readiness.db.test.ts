import { tmpdir } from "node:os";
import { afterEach, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { readReadiness } from "./readiness";

const setReadOnly = (to: string) =>
  db.$executeRawUnsafe(
    `ALTER DATABASE ${new URL(process.env.DATABASE_URL ?? "").pathname.slice(1)} ${to}`,
  );

afterEach(async () => {
  await db.$disconnect();
  await db.$executeRawUnsafe("SET default_transaction_read_only = off");
  await setReadOnly("RESET default_transaction_read_only");
});

test("a server with a database, its migrations and room on its disk is ready", async () => {
  expect(await readReadiness([tmpdir()], 1)).toEqual({ status: "ready" });
});

test("a disk without room is said, with what is left", async () => {
  expect(await readReadiness([tmpdir()], Number.MAX_SAFE_INTEGER)).toEqual({
    status: "unavailable",
    reason: expect.stringMatching(/^the disk of .* is full: \d+ MiB are free$/),
    isFull: true,
  });
});

test("a database that takes no writes is said", async () => {
  await setReadOnly("SET default_transaction_read_only = on");
  await db.$disconnect();
  expect(await readReadiness([tmpdir()], 1)).toEqual({
    status: "unavailable",
    reason: "the database is read-only",
  });
});
