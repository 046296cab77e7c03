import { expect, test } from "vitest";
import { runActions } from "@/lib/runs/list/list-schema";
import { doneWords, reversesOf, runCount } from "./action-words";

test("every action is undone by one that it undoes", () => {
  const once = (action: (typeof runActions)[number]) =>
    reversesOf({ action, tag: "old" }, { changed: ["a"] })[0];
  for (const action of runActions) {
    const back = once(action);
    expect(back).toMatchObject({ runs: ["a"], tag: "old" });
    expect(back && once(back.action)?.action).toBe(action);
  }
});

test("undoing a colour gives each run the one that it had", () => {
  const response = { changed: ["a", "b", "c"], before: { a: "pink", b: null, c: "pink" } } as const;
  expect(reversesOf({ action: "color" }, { ...response, changed: [...response.changed] })).toEqual([
    { action: "color", color: "pink", runs: ["a", "c"] },
    { action: "color", color: null, runs: ["b"] },
  ]);
});

test("nothing that was changed is nothing to undo", () => {
  expect(reversesOf({ action: "color" }, { changed: [], before: {} })).toEqual([]);
});

test("says which colour runs have now, and that it was taken from them", () => {
  const counts = { changed: 2, missing: 0 };
  expect(doneWords({ action: "color", color: "teal", ...counts })).toBe("2 runs coloured teal.");
  expect(doneWords({ action: "color", color: null, ...counts })).toBe(
    "2 runs coloured by order again.",
  );
  expect(doneWords({ action: "color", color: "teal", changed: 0, missing: 0 })).toBe(
    "They have this colour already.",
  );
});

test("says how many runs were changed and how many are gone", () => {
  expect(doneWords({ action: "delete", changed: 1200, missing: 0 })).toBe(
    "1,200 runs deleted, and kept for seven days.",
  );
  expect(doneWords({ action: "tag", tag: "keep", changed: 1, missing: 2 })).toBe(
    "1 run tagged keep. 2 runs are not there any more.",
  );
  expect(doneWords({ action: "restore", changed: 0, missing: 1 })).toBe(
    "1 run is not there any more.",
  );
});

test("says of a tag that all had already that nothing changed", () => {
  expect(doneWords({ action: "tag", tag: "keep", changed: 0, missing: 0 })).toBe(
    "They have this tag already.",
  );
});

test("counts one run as one", () => {
  expect(runCount(1)).toBe("1 run");
  expect(runCount(0)).toBe("0 runs");
});
