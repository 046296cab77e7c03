import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { DrawingSvg } from "@/components/charts/drawing";
import type { DrawnTable } from "./table-model";
import { drawTable, rowsWithin } from "./table-svg";

const table: DrawnTable = {
  columns: [{ title: "Relation" }, { title: "Change", isNumeric: true }, { title: "" }],
  rows: [
    {
      key: "P26",
      cells: [
        { text: "P26", aside: "spouse", isStrong: true },
        { text: "−52.0", note: "−66.0 to −38.0", tone: "bad" },
        { text: "P26: 88 % before, 36 % after", bar: { before: 0.88, after: 0.36 } },
      ],
    },
    {
      key: "P19",
      cells: [{ text: "<script>" }, { text: "0" }, { text: "", bar: { before: 0, after: 2 } }],
    },
  ],
};

describe("drawTable", () => {
  const sketch = drawTable(table);

  it("keeps every word inside its width", () => {
    for (const { x } of sketch.texts) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x).toBeLessThanOrEqual(sketch.width);
    }
    expect(sketch.texts.map(({ text }) => text)).toEqual(
      expect.arrayContaining(["Relation", "P26", "spouse", "−52.0", "−66.0 to −38.0"]),
    );
  });

  it("draws bars in proportion and never longer than their room", () => {
    const widths = [
      ...renderToStaticMarkup(<g>{sketch.shapes}</g>).matchAll(/width="([\d.]+)"/g),
    ].map(([, width]) => Number(width));
    const [before = 0, after = 0, none, most] = widths;
    expect(after / before).toBeCloseTo(0.36 / 0.88, 6);
    expect(none).toBe(0);
    expect(most).toBeCloseTo(before / 0.88, 6);
  });

  it("writes hostile words as text", () => {
    const svg = renderToStaticMarkup(<DrawingSvg drawing={sketch} />);
    expect(svg).not.toContain("<script");
    expect(svg).toContain("&lt;script&gt;");
  });
});

describe("rowsWithin", () => {
  it("has room for as many rows as its height, and always for one", () => {
    const { height } = drawTable(table);
    expect(rowsWithin(table, height)).toBe(2);
    expect(rowsWithin(table, height - 1)).toBe(1);
    expect(rowsWithin(table, 0)).toBe(1);
  });
});
