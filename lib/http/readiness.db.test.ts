import { tmpdir } from "node:os";
import { afterEach, expect, test, vi } from "vitest";
import { db } from "@/lib/db/client";
import { testedClient } from "@/lib/testing/tested-client";
import { log } from "./log";
import { readReadiness } from "./readiness";

const setReadOnly = (to: string) =>
  db.$executeRawUnsafe(
    `ALTER DATABASE ${new URL(process.env.DATABASE_URL ?? "").pathname.slice(1)} ${to}`,
  );

/** The code under test asks by a client of its own, which connects anew. */
const disconnect = () => Promise.all([db.$disconnect(), testedClient().$disconnect()]);

afterEach(async () => {
  await disconnect();
  await db.$executeRawUnsafe("SET default_transaction_read_only = off");
  await setReadOnly("RESET default_transaction_read_only");
  await disconnect();
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
  await disconnect();
  expect(await readReadiness([tmpdir()], 1)).toEqual({
    status: "unavailable",
    reason: "the database is read-only",
  });
});

test("a database that does not answer is logged once, however often it is asked, and once when it is back", async () => {
  const [error, info] = [vi.spyOn(log, "error"), vi.spyOn(log, "info")];
  const asked = vi
    .spyOn(testedClient(), "$queryRaw")
    .mockRejectedValue(new Error("connect ECONNREFUSED"));
  for (let times = 0; times < 3; times++) {
    expect(await readReadiness([tmpdir()], 1)).toMatchObject({
      reason: "the database does not answer",
    });
  }
  asked.mockRestore();
  for (let times = 0; times < 2; times++)
    expect(await readReadiness([tmpdir()], 1)).toEqual({ status: "ready" });
  expect(error.mock.calls.map(([, message]) => message)).toEqual(["the database does not answer"]);
  expect(info.mock.calls).toEqual([[{ failures: 3 }, "the database answers again"]]);
});

test("a node of a cluster that does not answer degrades the server, and is named", async () => {
  await db.$executeRawUnsafe(`
    CREATE FUNCTION citus_check_cluster_node_health()
    RETURNS TABLE (from_nodename text, from_nodeport int, to_nodename text, to_nodeport int, result bool)
    LANGUAGE sql AS $$ VALUES ('c', 5432, 'w1', 5432, true), ('c', 5432, 'w2', 5432, false),
      ('w1', 5432, 'w2', 5432, false), ('w2', 5432, 'c', 5432, NULL), ('w2', 5432, 'w1', 5432, NULL) $$`);
  await db.$executeRawUnsafe(`
    CREATE TABLE pg_dist_node AS SELECT 0 AS groupid, 'c' AS nodename, 5432 AS nodeport
    UNION ALL VALUES (1, 'w1', 5432), (2, 'w2', 5432)`);
  expect(await readReadiness([tmpdir()], 1)).toEqual({
    status: "degraded",
    reason: "projects on w2:5432 cannot be read: the coordinator does not reach it",
  });
  await db.$executeRawUnsafe("DROP FUNCTION citus_check_cluster_node_health()");
  await db.$executeRawUnsafe("DROP TABLE pg_dist_node");
});
