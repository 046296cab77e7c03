import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { doneWithin } from "./done-within";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("says that work is done as soon as it is, and leaves no timer", async () => {
  expect(await doneWithin(400, Promise.resolve("made"))).toBe(true);
  expect(vi.getTimerCount()).toBe(0);
});

test("does not wait for work that takes longer, and lets it go on", async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  let isMade = false;
  const work = promise.then(() => {
    isMade = true;
  });
  const answer = doneWithin(400, work);
  await vi.advanceTimersByTimeAsync(400);
  expect(await answer).toBe(false);
  resolve();
  await work;
  expect(isMade).toBe(true);
});

test("passes a failure on", async () => {
  await expect(doneWithin(400, Promise.reject(new Error("no database")))).rejects.toThrow(
    "no database",
  );
});
