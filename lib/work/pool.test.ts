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
  expect(await pool.run("double", 21)).toBe(42);
});

test("passes on a refusal with its code, and a fault as it was", async () => {
  await expect(pool.run("refuse")).rejects.toMatchObject({
    ...{ name: "AppError", code: "not-found", message: "no such run" },
  });
  await expect(pool.run("fail")).rejects.toThrow(TypeError);
});

test("makes a call again whose thread was ended in the middle of it", async () => {
  expect(await pool.run("die once", path.join(folder, "died"))).toBe("made again");
});

test("refuses a call where no thread starts, and does not end the process", async () => {
  const broken = path.join(folder, "broken.mjs");
  writeFileSync(broken, 'throw new Error("a package is missing");');
  const none = new WorkPool({ filename: broken, maxThreads: 1 });
  await expect(none.run("double", 1)).rejects.toMatchObject({ code: "unavailable" });
  await none.close();
});

test("refuses a call that needs more memory than a thread has, and goes on with others", async () => {
  await expect(pool.run("grow")).rejects.toMatchObject({
    code: "unavailable",
    message: expect.stringContaining("more memory"),
  });
  expect(await pool.run("double", 4)).toBe(8);
});
