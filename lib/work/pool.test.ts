import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
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
