import { describe, expect, it } from "vitest";
import type { Population } from "@/lib/domain/knowledge/knowledge";
import { rateDefinition } from "@/lib/domain/rates/rate-definitions";
import { seriesPointOf } from "@/lib/testing/series-point";
import { categorySeries, labelledSplits } from "./category-series";
import { chooseX, xOptionsOf } from "./x-places";

const point = (split: string, category: Population) =>
  seriesPointOf({ step: 76, epoch: 2, split, category, total: 674, correct: 635, abstained: 0 });
const points = [
  point("train", "Unknown"),
  point("test", "Unknown"),
  point("dev", "HighlyKnown"),
  point("dev", "Known"),
  point("extra", "MaybeKnown"),
];

describe("categorySeries", () => {
  it("has one line for each category of the split, told apart by dash as well as colour", () => {
    const x = chooseX(xOptionsOf(points), "epoch");
    const rate = rateDefinition("accuracy");
    const lines = x ? categorySeries({ points, rate, split: "dev", x }) : [];
    expect(lines.map(({ id, dash }) => [id, dash])).toEqual([["HighlyKnown", "solid"]]);
    expect(lines[0]?.points[0]).toMatchObject({ x: 2, numerator: 635, total: 674 });
  });
});

describe("labelledSplits", () => {
  it("puts dev first and train last", () => {
    expect(labelledSplits(points)).toEqual(["dev", "test", "extra", "train"]);
  });

  it("is empty for a run without labels", () => {
    expect(labelledSplits([point("dev", "all"), point("dev", "Known")])).toEqual([]);
  });
});
