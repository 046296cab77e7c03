import { expect, test } from "vitest";
import { readFilename } from "./filename";

test.each([
  [null, null],
  ["", null],
  ["predictions.jsonl", "predictions.jsonl"],
  ["caf%C3%A9.csv", "café.csv"],
  ["100%.csv", "100%.csv"],
  ["../../etc/passwd", "passwd"],
  ["C:\\logs\\a.csv", "a.csv"],
  ["a%00b%0d%0a.csv", "ab.csv"],
  ["%E2%80%AEfdp.exe", "fdp.exe"],
  ["..", ".."],
  ["folder/", null],
])("reads the header %j as %j", (header, name) => {
  expect(readFilename(header)).toBe(name);
});

test("keeps at most 200 characters", () => {
  expect(readFilename("x".repeat(1000))).toHaveLength(200);
});
