import { expect, test } from "vitest";
import { csvCell } from "./csv-cell";

test.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])(
  "a text that begins like the formula %j is marked as text",
  (text) => {
    expect(csvCell(text)).toBe(`"'${text}"`);
  },
);

test("other texts stay, with their quotes doubled", () => {
  expect(["a=b", "1-2", 'say "no"', ""].map(csvCell)).toEqual([
    '"a=b"',
    '"1-2"',
    '"say ""no"""',
    '""',
  ]);
});

test("numbers stay numbers, below zero too; what is no number is empty", () => {
  expect([-1.5, 0, Number.NaN, Number.POSITIVE_INFINITY, null, false].map(csvCell)).toEqual([
    ...["-1.5", "0", "", "", ""],
    "false",
  ]);
});

test("a list is JSON", () => {
  expect(csvCell(["a", '"'])).toBe(`"[""a"",""\\""""]"`);
});
