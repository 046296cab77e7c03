import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { asCall, nameAsker } from "@/lib/http/call-context";
import { WorkPool } from "./pool";

const folder = mkdtempSync(path.join(tmpdir(), "onset-pool-"));
const filename = path.resolve("lib/testing/frail-worker.mjs");
let pool: WorkPool;

beforeAll(() => {
  pool = new WorkPool({ filename, maxThreads: 2, heapMb: 32 });
});

afterAll(async () => {
  await pool.close();
  rmSync(folder, { recursive: true });
});

test("answers what a thread answers", async () => {
  expect(await pool.run({ task: "double", given: [21] })).toBe(42);
});

test("passes on a refusal with its code, and a fault as it was", async () => {
  await expect(pool.run({ task: "refuse", given: [] })).rejects.toMatchObject({
    ...{ name: "AppError", code: "not-found", message: "no such run" },
  });
  await expect(pool.run({ task: "fail", given: [] })).rejects.toThrow(TypeError);
});

test("makes a call again whose thread was ended in the middle of it", async () => {
  expect(await pool.run({ task: "die once", given: [path.join(folder, "died")] })).toBe(
    "made again",
  );
});

test("refuses a call where no thread starts, and does not end the process", async () => {
  const broken = path.join(folder, "broken.mjs");
  writeFileSync(broken, 'throw new Error("a package is missing");');
  const none = new WorkPool({ filename: broken, maxThreads: 1 });
  await expect(none.run({ task: "double", given: [1] })).rejects.toMatchObject({
    code: "unavailable",
  });
  await none.close();
});

test("refuses a call that needs more memory than a thread has, and goes on with others", async () => {
  await expect(pool.run({ task: "grow", given: [] })).rejects.toMatchObject({
    code: "unavailable",
    message: expect.stringContaining("more memory"),
  });
  expect(await pool.run({ task: "double", given: [4] })).toBe(8);
});

test("ends a call that takes longer than it may, says so, and goes on with others", async () => {
  const limit = { ms: 50, words: "the file was still being read" };
  await expect(pool.run({ task: "go on for ever", given: [] }, limit)).rejects.toMatchObject({
    ...{ name: "AppError", code: "too-large", message: limit.words },
  });
  expect(await pool.run({ task: "double", given: [5] }, { ...limit, ms: 60_000 })).toBe(10);
});

test("does not count the time that a call waits for its turn", async () => {
  const one = new WorkPool({ filename, maxThreads: 1 });
  const long = one.run({ task: "go on for ever", given: [] }, { ms: 1200, words: "too long" });
  const short = one.run({ task: "double", given: [1] }, { ms: 600, words: "too long" });
  await expect(long).rejects.toMatchObject({ code: "too-large" });
  expect(await short).toBe(2);
  await one.close();
});

describe("one thread that many ask for at once", () => {
  let single: WorkPool;
  const done: string[] = [];

  /** Calls the pool as that person; notes when it was answered. */
  const ask = (who: string, value: number) =>
    asCall(async () => {
      nameAsker({ kind: "user", userId: who, name: who, email: `${who}@example.org` });
      const answer = await single.run({ task: "double", given: [value] });
      done.push(who);
      return answer;
    });
  const hold = () => {
    const gate = path.join(folder, `gate-${done.length}-${Math.random()}`);
    const held = single.run({ task: "wait for", given: [gate] });
    return { open: () => writeFileSync(gate, ""), held };
  };

  beforeEach(() => {
    done.length = 0;
    single = new WorkPool({ filename, maxThreads: 1 });
  });

  afterEach(() => single.close());

  test("answers a person who asks for one before the second of ten that somebody asked for", async () => {
    const { open, held } = hold();
    const ten = Array.from({ length: 10 }, (_, n) => ask("many", n));
    const one = ask("one", 21);
    open();
    await held;
    expect(await one).toBe(42);
    expect(await Promise.all(ten)).toEqual([0, 2, 4, 6, 8, 10, 12, 14, 16, 18]);
    expect(done.indexOf("one")).toBeLessThanOrEqual(2);
  });

  test("refuses whoever has 64 waiting, and nobody else", async () => {
    const { open, held } = hold();
    const many = Array.from({ length: 100 }, (_, n) =>
      ask("many", n).then(
        () => "answered",
        (error: Error) => error.message,
      ),
    );
    const one = ask("one", 4);
    open();
    await held;
    expect(await one).toBe(8);
    const answers = await Promise.all(many);
    const refused = answers.filter((answer) => answer !== "answered");
    expect(refused).toHaveLength(100 - 64);
    expect(refused[0]).toMatch(/^64 computations are waiting/);
  });
});
