import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { barsHeight, drawBars, type RatioBar } from "./bars-svg";

const bar = (id: string, ratio: number | null): RatioBar => ({
  ...{ id, label: id, ratio, value: `${ratio} %`, note: "58 of 160", color: "unknown" },
});
const bars = [bar("before", 0.25), bar("now", 0.5), bar("none", null)];
const room = { width: 600, height: 300 };

function lengths(): number[] {
  const svg = renderToStaticMarkup(<g>{drawBars(bars, room).shapes}</g>);
  return [...svg.matchAll(/width="([\d.]+)"/g)].map(([, width]) => Number(width));
}

it("draws each ratio as its part of one whole, and nothing where there is none", () => {
  const [whole = 0, before = 0, , now = 0, , none] = lengths();
  expect(before / whole).toBeCloseTo(0.25, 9);
  expect(now / whole).toBeCloseTo(0.5, 9);
  expect(none).toBe(0);
});

it("has room for a value behind the longest bar", () => {
  const { texts, width } = drawBars([bar("all", 1)], room);
  const value = texts.find(({ id }) => id === "all value");
  expect((value?.x ?? width) + 26).toBeLessThan(width);
});

it("grows with its room between its least and its most", () => {
  expect(drawBars(bars, { width: 600, height: 10 }).height).toBe(barsHeight(bars));
  const high = drawBars(bars, { width: 600, height: 9000 }).height;
  expect(high).toBeGreaterThan(barsHeight(bars));
  expect(high).toBeLessThan(9000);
});
