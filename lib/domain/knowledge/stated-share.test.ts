import { describe, expect, it } from "vitest";
import { statedShareRatio, statesShare } from "@/lib/domain/knowledge/stated-share";

describe("statesShare", () => {
  it("knows a share as a ratio and in percent", () => {
    expect(statesShare(0.25, 0.25)).toBe(true);
    expect(statesShare(25, 0.25)).toBe(true);
    expect(statesShare(0, 0)).toBe(true);
    expect(statesShare(1 / 3, 0.3333)).toBe(true);
  });

  it("takes no other number, text or missing value for one", () => {
    expect(statesShare(0.5, 0.25)).toBe(false);
    expect(statesShare("0.25", 0.25)).toBe(false);
    expect(statesShare(null, 0)).toBe(false);
    expect(statesShare(undefined, 0)).toBe(false);
    expect(statesShare(0, null)).toBe(false);
  });
});

describe("statedShareRatio", () => {
  it("counts the runs that the setting only restates", () => {
    expect(statedShareRatio([0, 0.25, 0.5, 0.5], [0, 0.25, 0.5, 0])).toBe(0.75);
    expect(statedShareRatio([1, 2], [0, 0.25])).toBe(0);
    expect(statedShareRatio([], [])).toBe(0);
    expect(statedShareRatio([], [0.5])).toBe(0);
  });
});
