import { describe, expect, it } from "vitest";
import type { Population } from "@/lib/domain/knowledge/knowledge";
import { ratePointOf, seriesPointOf } from "@/lib/testing/series-point";
import { chooseHeadline, heldOutCurves } from "./headline";

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

  it("judges what was counted before what was logged as rates", () => {
    const logged = ratePointOf({ step: 1, epoch: 1, category: "Known", accuracy: 0.8 });
    expect(chooseHeadline([logged, point("test", "all")], { fallback: "Known" })).toEqual({
      split: "test",
      population: "all",
    });
  });

  it("opens with another class where neither the project's nor all examples were evaluated", () => {
    const logged = ratePointOf({ step: 1, epoch: 1, category: "Unknown", accuracy: 0.1 });
    expect(chooseHeadline([logged], { fallback: "Known" })?.population).toBe("Unknown");
  });

  it("is null when nothing was held out", () => {
    expect(chooseHeadline([point("train", "Known")], { fallback: "Known" })).toBeNull();
    expect(chooseHeadline([], { fallback: "Known" })).toBeNull();
  });
});

describe("heldOutCurves", () => {
  it("names every split but train with what was evaluated of it, Known first", () => {
    const names = heldOutCurves(run).map(({ split, population }) => `${split} ${population}`);
    expect(names).toEqual([
      "dev Known",
      "dev HighlyKnown",
      "dev all",
      "test Known",
      "test Unknown",
    ]);
  });
});
