import { expect, test } from "vitest";
import { columnTracks, leastWidth } from "@/components/runs/list/table-shape";

const columns = [{ width: 84 }, { width: 120 }];

test("a list is as wide as its columns with the box and the name", () => {
  expect(leastWidth(columns)).toBe(34 + 208 + 84 + 120);
});

test("no column is narrower than it says, and the box never grows", () => {
  expect(columnTracks(columns)).toBe(
    "34px minmax(208px,208fr) minmax(84px,84fr) minmax(120px,120fr)",
  );
});
