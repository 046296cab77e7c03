import { expect, test } from "vitest";
import { runActions } from "@/lib/runs/list/list-schema";
import { doneWords, reverseOf, runCount } from "./action-words";

test("every action is undone by one that it undoes", () => {
  for (const action of runActions) expect(reverseOf[reverseOf[action]]).toBe(action);
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
