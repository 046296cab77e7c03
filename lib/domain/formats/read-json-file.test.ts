import { describe, expect, test } from "vitest";
import { UnreadableText } from "./issue";
import { parseJsonText } from "./read-json-file";

function problemOf(text: string) {
  try {
    parseJsonText(text);
  } catch (error) {
    if (error instanceof UnreadableText) return error.issue;
  }
  return null;
}

describe("a file that is no JSON", () => {
  test("names the line and shows what stands there", () => {
    const issue = problemOf('{\n  "a": 1,\n  "b": 2 "oops"\n}');
    expect(issue?.line).toBe(3);
    expect(issue?.message).toContain("oops");
    expect(issue?.message).not.toContain("whole copy");
  });

  test("is not taken for cut where the reader tells no place", () => {
    expect(problemOf('{"a": oops, "b": 1}')?.message).not.toContain("whole copy");
  });

  test.each([
    ["after a value", '{\n "log_history": [\n  {"step": 1, "loss": 0.5'],
    ["within a text", '{\n "log_history": [\n  {"step": 1, "lo'],
    ["after a comma", '{\n "log_history": [\n  {"step": 1},\n'],
    ["in its only line", '{"step": 1'],
  ])("that was cut %s says so, and what to do", (_, text) => {
    expect(problemOf(text)?.message).toContain("take a whole copy");
  });
});
