import fc from "fast-check";
import { it } from "vitest";
import type { SliceFallsResponse } from "@/lib/comparisons/comparison-schema";
import { expectClaims } from "@/lib/testing/claims";
import { sliceFallsPicture } from "./slice-falls-words";

const points = fc.double({ min: -60, max: 60, noNaN: true });
const anyCell = fc.record({
  ...{ points, low: fc.option(points), high: fc.option(points), total: fc.constant(50) },
  adjustedPValue: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
});

it("marks as significant only what is so after the adjustment", () => {
  expectClaims({
    facts: fc.option(anyCell),
    say: (cell) => {
      const slices = [{ value: "P19", total: 50, cells: [cell] }];
      const runs = [{ run: "a", name: "a" }];
      const response = { by: "relation", runs, slices, reason: null };
      const { table } = sliceFallsPicture(response as unknown as SliceFallsResponse);
      return table.rows[0]?.cells[1]?.text;
    },
    claims: [
      [/\*/, (cell) => (cell?.adjustedPValue ?? 1) < 0.05],
      [/^–$/, (cell) => cell === null],
    ],
  });
});
