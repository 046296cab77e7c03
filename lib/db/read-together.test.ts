import { expect, test, vi } from "vitest";
import { readTogether } from "./read-together";

/** Reads that end when they are told to, in the order in which they began. */
function heldReads() {
  const ends: { resolve: (value: string) => void; reject: (error: Error) => void }[] = [];
  const read = vi.fn(
    (_key: string) =>
      new Promise<string>((resolve, reject) => {
        ends.push({ resolve, reject });
      }),
  );
  return { read, ends, ask: readTogether(read) };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

test("a hundred who ask during a read have the next one in common, and none is given the one that began before", async () => {
  const { read, ends, ask } = heldReads();
  const first = ask("a");
  const others = Array.from({ length: 100 }, () => ask("a"));
  expect(read).toHaveBeenCalledTimes(1);
  ends[0]?.resolve("before a change");
  await settled();
  expect(read).toHaveBeenCalledTimes(2);
  ends[1]?.resolve("after it");
  expect(await first).toBe("before a change");
  expect(new Set(await Promise.all(others))).toEqual(new Set(["after it"]));
});

test("who asks while the common read is under way waits for one that begins after", async () => {
  const { read, ends, ask } = heldReads();
  void ask("a");
  void ask("a");
  ends[0]?.resolve("1");
  await settled();
  const late = ask("a");
  ends[1]?.resolve("2");
  await settled();
  expect(read).toHaveBeenCalledTimes(3);
  ends[2]?.resolve("3");
  expect(await late).toBe("3");
});

test("keys do not wait for each other, and nothing is kept once it is read", async () => {
  const { read, ends, ask } = heldReads();
  const [a, b] = [ask("a"), ask("b")];
  expect(read.mock.calls).toEqual([["a"], ["b"]]);
  ends[1]?.resolve("b");
  ends[0]?.resolve("a");
  expect(await Promise.all([a, b])).toEqual(["a", "b"]);
  void ask("a");
  expect(read).toHaveBeenCalledTimes(3);
});

test("a read that fails is told to those who share it, and the next begins all the same", async () => {
  const { ends, ask } = heldReads();
  const first = ask("a");
  const others = [ask("a"), ask("a")];
  const outcomes = Promise.allSettled([first, ...others]);
  ends[0]?.reject(new Error("the database went away"));
  await settled();
  ends[1]?.resolve("back");
  expect((await outcomes).map(({ status }) => status)).toEqual([
    "rejected",
    "fulfilled",
    "fulfilled",
  ]);
});
