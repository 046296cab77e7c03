import { expect, it } from "vitest";
import { sharesIn } from "./category-shares";

it("orders the categories that occur from best known to Unknown", () => {
  expect(sharesIn({ Unknown: 2, HighlyKnown: 6, unlabelled: 2 })).toEqual([
    { name: "HighlyKnown", count: 6, ratio: 0.6 },
    { name: "Unknown", count: 2, ratio: 0.2 },
    { name: "unlabelled", count: 2, ratio: 0.2 },
  ]);
});

it("gives no share of nothing", () => {
  expect(sharesIn({})).toEqual([]);
  expect(sharesIn({ Unknown: 0 })).toEqual([]);
});
