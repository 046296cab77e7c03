import { expect, test } from "vitest";
import { runActionInput } from "./list-schema";

const runs = (count: number) => Array.from({ length: count }, (_, n) => `run${n}`);

test("an action names 1 to 1,000 runs, and a longer list is refused in a sentence", () => {
  const refusal = (count: number) =>
    runActionInput.safeParse({ action: "archive", runs: runs(count) }).error?.issues[0]?.message;
  expect(refusal(1000)).toBeUndefined();
  expect(refusal(1001)).toBe("at most 1000 runs at once");
  expect(refusal(0)).toBe("no run is named");
});

test("tag and untag need a tag, and no other action does", () => {
  const isRead = (action: string, tag?: string) =>
    runActionInput.safeParse({ action, runs: ["a"], tag }).success;
  expect(["tag", "untag"].map((action) => isRead(action))).toEqual([false, false]);
  expect(["tag", "untag"].map((action) => isRead(action, "keep"))).toEqual([true, true]);
  expect(["archive", "delete", "restore"].map((action) => isRead(action))).toEqual(
    Array(3).fill(true),
  );
});
