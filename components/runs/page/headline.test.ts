import { describe, expect, it } from "vitest";
import type { Population } from "@/lib/domain/knowledge/knowledge";
import { seriesPointOf } from "@/lib/testing/series-point";
import { chooseHeadline, heldOutSplits } from "./headline";

const point = (split: string, category: Population, total = 10) =>
  seriesPointOf({ step: 1, split, category, total, correct: 0, abstained: 0 });

const run = [
  point("train", "Known"),
  point("dev", "HighlyKnown"),
  point("dev", "Known"),
  point("dev", "all"),
  point("test", "Known"),
  point("test", "Unknown"),
];

describe("chooseHeadline", () => {
  it("starts with dev and the project's population", () => {
    expect(chooseHeadline(run, { fallback: "Known" })).toEqual({
      split: "dev",
      population: "Known",
    });
  });

  it("takes what is wanted where the run has it", () => {
    const wanted = { split: "test", population: "Unknown" as const, fallback: "Known" as const };
    expect(chooseHeadline(run, wanted)).toEqual({ split: "test", population: "Unknown" });
  });

  it("ignores a split or population that the run lacks", () => {
    const wanted = { split: "moon", population: "Unknown" as const, fallback: "Known" as const };
    expect(chooseHeadline(run, wanted)).toEqual({ split: "dev", population: "Known" });
  });

  it("falls back to all examples in a run without labels", () => {
    const found = chooseHeadline([point("dev", "all")], { fallback: "Known" });
    expect(found).toEqual({ split: "dev", population: "all" });
  });

  it("does not offer a population of which no example was evaluated", () => {
    const points = [point("dev", "Known", 0), point("dev", "all")];
    expect(chooseHeadline(points, { fallback: "Known" })?.population).toBe("all");
  });

  it("is null when nothing was held out", () => {
    expect(chooseHeadline([point("train", "Known")], { fallback: "Known" })).toBeNull();
    expect(chooseHeadline([], { fallback: "Known" })).toBeNull();
  });
});

describe("heldOutSplits", () => {
  it("names every split but train, once", () => {
    expect(heldOutSplits(run)).toEqual(["dev", "test"]);
  });
});
