import { expect, test } from "vitest";
import { layoutFor } from "./example-columns";

test("a phone gets two columns and rows of two lines", () => {
  const layout = layoutFor(326, 31);
  expect(layout.isCompact).toBe(true);
  expect(layout.columns.split(") ")).toHaveLength(2);
  expect(layout.rowHeight).toBeGreaterThan(layoutFor(1100, 31).rowHeight);
});

test("a strip of many checkpoints gets the room it needs at two pixels each", () => {
  expect(layoutFor(1100, 31).columns).toContain(" 160px ");
  expect(layoutFor(1100, 300).columns).toContain(" 600px ");
});
