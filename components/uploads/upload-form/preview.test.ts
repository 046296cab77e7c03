import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { previewOf } from "./preview";

describe("a preview", () => {
  test("shows JSON lines under all their fields, text as it is", () => {
    const text = '{"a":1,"b":"<b>x</b>"}\n\n{"a":null,"c":["y"]}\n';
    expect(previewOf(text, "examples", true)).toEqual({
      columns: ["a", "b", "c"],
      rows: [
        ["1", "<b>x</b>", ""],
        ["null", "", '["y"]'],
      ],
      hiddenColumns: 0,
    });
  });

  test("leaves out a last line that the head cuts, and keeps it where the file ends there", () => {
    const text = '{"a":1}\n{"a":2';
    expect(previewOf(text, "predictions", false)?.rows).toEqual([["1"]]);
    expect(previewOf(text, "predictions", true)?.rows).toHaveLength(2);
  });

  test("shows a line that is no JSON object as it is", () => {
    expect(previewOf('{"a":1}\n{oops', "predictions", true)).toMatchObject({
      columns: ["a", "not a JSON object"],
      rows: [
        ["1", ""],
        ["", "{oops"],
      ],
    });
  });

  test("shows eight records at most, and twelve columns", () => {
    const wide = Object.fromEntries(Array.from({ length: 20 }, (_, key) => [`k${key}`, key]));
    const text = Array.from({ length: 30 }, () => JSON.stringify(wide)).join("\n");
    const preview = previewOf(text, "metrics", true);
    expect(preview?.rows).toHaveLength(8);
    expect(preview?.columns).toHaveLength(12);
    expect(preview?.hiddenColumns).toBe(8);
  });

  test("shortens long cells", () => {
    const preview = previewOf(JSON.stringify({ a: "x".repeat(5000) }), "examples", true);
    expect(preview?.rows[0]?.[0]).toHaveLength(121);
  });

  test.each([
    ["commas", "step,acc\n1,0.5\n"],
    ["semicolons and a byte order mark", "\ufeffstep;acc\r\n1;0.5\r\n"],
    ["a line that names the separator", "sep=;\nstep;acc\n1;0.5\n"],
  ])("reads a table with %s", (_, text) => {
    expect(previewOf(text, "step-table", true)).toMatchObject({
      columns: ["step", "acc"],
      rows: [["1", "0.5"]],
    });
  });

  test("finds the log rows of a trainer state, also where the head cuts it", () => {
    const text = '{"best_metric":null,"log_history":[{"step":1,"loss":2},{"step":2,"loss":1},{"st';
    expect(previewOf(text, "trainer-state", false)).toMatchObject({
      columns: ["step", "loss"],
      rows: [
        ["1", "2"],
        ["2", "1"],
      ],
    });
  });

  test("never throws, whatever the file holds", () => {
    const format = fc.constantFrom(
      "examples" as const,
      "aggregates" as const,
      "trainer-state" as const,
    );
    fc.assert(
      fc.property(fc.string(), format, fc.boolean(), (text, id, isWhole) => {
        for (const row of previewOf(text, id, isWhole)?.rows ?? [])
          expect(row.length).toBeLessThanOrEqual(12);
      }),
    );
  });
});
