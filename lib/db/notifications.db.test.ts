import { afterEach, describe, expect, test, vi } from "vitest";
import { db } from "./client";
import { type Change, subscribeToChanges } from "./notifications";

const ends: (() => void)[] = [];

/** A subscriber, and the changes that reached it. */
function subscribe(): Change[] {
  const seen: Change[] = [];
  ends.push(subscribeToChanges((change) => seen.push(change)).end);
  return seen;
}

const announce = (run: string) =>
  db.$executeRaw`SELECT pg_notify('onset', ${JSON.stringify({ project: "p", run })})`;

/** Processes of the database that listen, seen from outside. */
async function listeners(): Promise<number[]> {
  const rows = await db.$queryRaw<{ pid: number }[]>`
    SELECT pid FROM pg_stat_activity
    WHERE datname = current_database() AND query LIKE 'LISTEN%'`;
  return rows.map(({ pid }) => pid);
}

const untilListening = () =>
  vi.waitFor(async () => expect(await listeners()).toHaveLength(1), 10_000);

afterEach(() => {
  for (const end of ends.splice(0)) end();
});

describe("subscribeToChanges", () => {
  test("tells every subscriber of a change over one connection", async () => {
    const [first, second] = [subscribe(), subscribe()];
    await untilListening();
    await announce("a");
    const change = { project: "p", run: "a" };
    await vi.waitFor(() => expect([first, second]).toEqual([[change], [change]]), 5_000);
  });

  test("heals when its connection is killed: a later change arrives", async () => {
    const seen = subscribe();
    await untilListening();
    const [killed] = await listeners();
    await db.$queryRaw`SELECT pg_terminate_backend(${killed}::int)`;
    await vi.waitFor(async () => {
      const [pid] = await listeners();
      expect(pid).toBeDefined();
      expect(pid).not.toBe(killed);
    }, 10_000);
    await announce("b");
    await vi.waitFor(() => expect(seen).toContainEqual({ project: "p", run: "b" }), 5_000);
  });

  test("closes its connection when nobody watches any more", async () => {
    subscribe();
    await untilListening();
    for (const end of ends.splice(0)) end();
    await vi.waitFor(async () => expect(await listeners()).toEqual([]), 10_000);
  });
});
