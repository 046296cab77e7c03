import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { drawFlow } from "./flow-svg";

const flows = [
  { key: "1", label: "Epoch 1", tick: "1", gained: 40, lost: 10 },
  { key: "2", label: "Epoch 2", tick: "2", gained: 0, lost: 60 },
];

function barsOf(width: number) {
  const svg = renderToStaticMarkup(<g>{drawFlow(flows, { width, height: 224 }).shapes}</g>);
  const number = (bar: string, name: string) =>
    Number(new RegExp(` ${name}="([-\\d.]+)"`).exec(bar)?.[1]);
  return [...svg.matchAll(/<rect[^>]*>/g)].map(([bar]) => ({
    fill: /fill="([^"]+)"/.exec(bar)?.[1],
    ...{ x: number(bar, "x"), y: number(bar, "y") },
    ...{ width: number(bar, "width"), height: number(bar, "height") },
  }));
}

describe("drawFlow", () => {
  it("draws gains up and losses down from one line, on one scale", () => {
    const [gained, lost, none, most] = barsOf(600);
    expect((gained?.y ?? 0) + (gained?.height ?? 0)).toBeCloseTo(lost?.y ?? 0, 6);
    expect((gained?.height ?? 0) / (lost?.height ?? 1)).toBeCloseTo(4, 1);
    expect((most?.height ?? 0) / (lost?.height ?? 1)).toBeCloseTo(6, 1);
    expect(none?.height).toBe(0);
    expect([gained?.fill, lost?.fill]).toEqual(["var(--known)", "var(--unknown)"]);
  });

  it("keeps bars and words inside its room, wide and narrow", () => {
    for (const width of [324, 970]) {
      for (const bar of barsOf(width)) expect(bar.x + bar.width).toBeLessThanOrEqual(width);
      const { texts } = drawFlow(flows, { width, height: 224 });
      expect(texts.every(({ x, y }) => x >= 0 && x <= width && y >= 0 && y <= 224)).toBe(true);
    }
  });

  it("says what each side means, and the largest count on both", () => {
    const words = drawFlow(flows, { width: 600, height: 224 }).texts.map(({ text }) => text);
    expect(words).toEqual(expect.arrayContaining(["gained", "lost", "+60", "−60", "0", "1", "2"]));
  });
});
