import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { drawsPerExample, missProbability } from "./label-certainty";

describe("drawsPerExample", () => {
  it("counts one greedy and 16 sampled answers for each of 10 exemplar sets, as in the paper: 170", () => {
    expect(drawsPerExample({ exemplars: 10, samples: 16 })).toBe(170);
  });

  it("counts greedy answers alone when nothing was sampled", () => {
    expect(drawsPerExample({ exemplars: 10, samples: 0 })).toBe(10);
  });

  it("returns null when a number was not recorded or nothing was drawn", () => {
    expect(drawsPerExample({ exemplars: 10 })).toBeNull();
    expect(drawsPerExample({ samples: 16 })).toBeNull();
    expect(drawsPerExample({ exemplars: 0, samples: 16 })).toBeNull();
  });
});

describe("missProbability", () => {
  // SCIENCE.md section 2: 0.99^170 = 0.18; python3: 0.99 ** 170 = 0.18112695312597024, 0.99 ** 30 = 0.7397003733882802.
  it("gives the chance that 170 draws miss a fact known in 1 % of them", () => {
    expect(missProbability({ perDraw: 0.01, draws: 170 })).toBeCloseTo(0.18112695312597024, 12);
    expect(missProbability({ perDraw: 0.01, draws: 30 })).toBeCloseTo(0.7397003733882802, 12);
  });

  it("is certain without draws and impossible for a fact that is always known", () => {
    expect(missProbability({ perDraw: 0.5, draws: 0 })).toBe(1);
    expect(missProbability({ perDraw: 1, draws: 3 })).toBe(0);
  });

  it("returns null outside its domain", () => {
    expect(missProbability({ perDraw: -0.1, draws: 3 })).toBeNull();
    expect(missProbability({ perDraw: 1.1, draws: 3 })).toBeNull();
    expect(missProbability({ perDraw: Number.NaN, draws: 3 })).toBeNull();
    expect(missProbability({ perDraw: 0.1, draws: -1 })).toBeNull();
    expect(missProbability({ perDraw: 0.1, draws: Number.POSITIVE_INFINITY })).toBeNull();
  });

  it("is a probability that never rises with more draws", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.nat(10_000),
        fc.nat(100),
        (perDraw, draws, more) => {
          const now = missProbability({ perDraw, draws }) ?? Number.NaN;
          const later = missProbability({ perDraw, draws: draws + more }) ?? Number.NaN;
          expect(now).toBeGreaterThanOrEqual(0);
          expect(now).toBeLessThanOrEqual(1);
          expect(later).toBeLessThanOrEqual(now);
        },
      ),
    );
  });
});
