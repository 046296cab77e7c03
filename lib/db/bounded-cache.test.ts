import { globSync, readFileSync } from "node:fs";
import { expect, test, vi } from "vitest";
import { BoundedCache, processCache } from "./bounded-cache";

const ofLengths = (maxWeight: number) =>
  new BoundedCache<string>({ maxWeight, weigh: (value) => value.length });
const answer = (value: string) => vi.fn(async () => value);

test("makes a value once and answers it from then on", async () => {
  const cache = ofLengths(10);
  const make = answer("abc");
  expect([await cache.get("a", make), await cache.get("a", make)]).toEqual(["abc", "abc"]);
  expect(make).toHaveBeenCalledTimes(1);
});

test("drops the longest unused when the weight is exceeded", async () => {
  const cache = ofLengths(6);
  await cache.get("a", answer("aaa"));
  await cache.get("b", answer("bbb"));
  await cache.get("a", answer("never made"));
  await cache.get("c", answer("ccc"));
  const again = { a: answer("aaa"), b: answer("bbb") };
  await cache.get("a", again.a);
  await cache.get("b", again.b);
  expect(again.a).not.toHaveBeenCalled();
  expect(again.b).toHaveBeenCalledTimes(1);
});

test("answers a value too heavy to keep, and keeps the others", async () => {
  const cache = ofLengths(3);
  await cache.get("a", answer("aaa"));
  expect(await cache.get("b", answer("bbbb"))).toBe("bbbb");
  const again = answer("aaa");
  await cache.get("a", again);
  expect(again).not.toHaveBeenCalled();
});

test("does not keep a failure", async () => {
  const cache = ofLengths(3);
  await expect(cache.get("a", () => Promise.reject(new Error("no")))).rejects.toThrow("no");
  expect(await cache.get("a", answer("aaa"))).toBe("aaa");
});

test("makes a value once for all who ask while it is being made", async () => {
  const cache = ofLengths(3);
  const { promise, resolve } = Promise.withResolvers<string>();
  const make = vi.fn(() => promise);
  const asked = Array.from({ length: 10 }, () => cache.get("a", make));
  resolve("aaa");
  expect(await Promise.all(asked)).toEqual(Array.from({ length: 10 }, () => "aaa"));
  expect(make).toHaveBeenCalledTimes(1);
});

test("is one for all copies of the code in a process, and another under another name", async () => {
  vi.resetModules();
  const copy = await import("./bounded-cache");
  const limits = { maxWeight: 3, weigh: () => 1 };
  processCache<string>("ours", limits).keep("a", "aaa");
  expect(copy.processCache<string>("ours", limits).find("a")).toBe("aaa");
  expect(copy.processCache<string>("theirs", limits).find("a")).toBeUndefined();
});

test("is not shared where code is swapped while it runs", () => {
  vi.stubEnv("NODE_ENV", "development");
  const limits = { maxWeight: 3, weigh: () => 1 };
  processCache<string>("ours", limits).keep("b", "bbb");
  expect(processCache<string>("ours", limits).find("b")).toBeUndefined();
  vi.unstubAllEnvs();
});

test("has a name that no other cache of the project has", () => {
  const files = globSync("lib/**/*.ts").filter((file) => !file.endsWith(".test.ts"));
  const names = files.flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(/\bprocessCache<.+>\("([^"]+)"/g)].map(
      ([, name]) => name,
    ),
  );
  expect(names.length).toBeGreaterThan(0);
  expect(new Set(names).size).toBe(names.length);
});
