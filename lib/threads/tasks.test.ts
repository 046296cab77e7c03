import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { tasks } from "./tasks";

test("every task that is asked for is in the list, and every one of the list is asked for", () => {
  const sources = globSync("lib/**/*.ts").filter((file) => !file.endsWith(".test.ts"));
  const asked = sources.flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(/\belsewhere\(\s*"(\w+)"/g)].map(([, name]) => name),
  );
  expect(asked.toSorted()).toEqual(Object.keys(tasks).toSorted());
});
