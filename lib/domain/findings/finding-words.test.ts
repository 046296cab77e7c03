import { describe, expect, it } from "vitest";
import {
  findingText,
  percentWords,
  pointsWords,
  positionWords,
  sentence,
  strong,
} from "@/lib/domain/findings/finding-words";

describe("words of a finding", () => {
  it("print one decimal for percentages, none for all and nothing", () => {
    expect([0.8475, 1, 0, 33 / 600, 0.9996].map(percentWords)).toEqual([
      "84.8 %",
      "100 %",
      "0 %",
      "5.5 %",
      "100 %",
    ]);
  });

  it("print points without sign", () => {
    expect(pointsWords(-0.31)).toBe("31.0");
  });

  it("print whole epochs without a decimal", () => {
    expect([30, 2.5, 4.25].map(positionWords)).toEqual(["30", "2.5", "4.3"]);
  });

  it("join segments into the plain sentence", () => {
    expect(findingText(sentence("fall", "By ", strong("epoch 3"), "."))).toBe("By epoch 3.");
  });
});
