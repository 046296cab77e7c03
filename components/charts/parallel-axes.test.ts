import { describe, expect, it } from "vitest";
import { pathOver, placeAxes } from "@/components/charts/parallel-axes";

const room = { left: 0, right: 100, top: 10, bottom: 110 };
const axis = (key: string, values: (number | string | null)[]) => ({ key, label: key, values });

describe("placeAxes", () => {
  it("puts numbers on a scale and words evenly apart", () => {
    const [numbers, words] = placeAxes(
      [axis("share", [0, 0.5, 1]), axis("variant", ["plain", "idk", "plain"])],
      room,
    );
    expect([numbers?.yOf(0), numbers?.yOf(0.5), numbers?.yOf(1)]).toEqual([110, 60, 10]);
    expect(words?.ticks).toEqual([
      { y: 110, text: "plain" },
      { y: 10, text: "idk" },
    ]);
    expect([numbers?.x, words?.x]).toEqual([0, 100]);
  });

  it("spreads rates over decades on a logarithmic scale", () => {
    const [rates] = placeAxes([axis("lr", [1e-6, 1e-5, 1e-4])], room);
    expect(rates?.yOf(1e-5)).toBeCloseTo(60, 1);
  });

  it("names the values themselves where they are few, each once and in one style", () => {
    const [rates] = placeAxes([axis("lr", [4e-5, 1e-5, 4e-5, 5e-6, 1.2e-4])], {
      ...room,
      bottom: 260,
    });
    const texts = rates?.ticks.map(({ text }) => text) ?? [];
    expect(texts.toSorted()).toEqual(["1.2e−4", "1e−5", "4e−5", "5e−6"]);
  });

  it("keeps the words of ticks apart", () => {
    const [many] = placeAxes([axis("share", [0, 0.01, 0.02, 0.5, 0.51, 1])], room);
    const places = (many?.ticks ?? []).map(({ y }) => y).toSorted((a, b) => a - b);
    const gaps = places.slice(1).map((y, k) => y - (places[k] ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThan(16);
  });

  it("keeps a single value in the middle of words, and no value nowhere", () => {
    const [words] = placeAxes([axis("v", ["a", null])], room);
    expect(words?.yOf("a")).toBe(60);
    expect(words?.yOf(null)).toBeNull();
    expect(placeAxes([], room)).toEqual([]);
  });
});

describe("pathOver", () => {
  it("breaks where the line has no value", () => {
    const axes = placeAxes([axis("a", [0, 1]), axis("b", [null, 1]), axis("c", [0, 1])], room);
    expect(pathOver(axes, 0)).toBe("M0 110M100 110");
    expect(pathOver(axes, 1)).toMatch(/^M0 10L50 \d+(\.\d+)?L100 10$/);
  });
});
