import { describe, expect, it } from "vitest";
import { isCurrent, navigationOf } from "@/components/layout/navigation";

describe("isCurrent", () => {
  it("holds for the room's page and the pages below it", () => {
    expect(isCurrent("/demo/runs", "/demo/runs")).toBe(true);
    expect(isCurrent("/demo/runs", "/demo/runs/unk050_s1")).toBe(true);
  });

  it("does not hold for a room whose name starts alike", () => {
    expect(isCurrent("/demo/runs", "/demo/runs-archive")).toBe(false);
  });
});

describe("navigationOf", () => {
  it("gives every room a key of its own", () => {
    const keys = navigationOf("demo").map((item) => item.key);
    expect(new Set(keys).size).toBe(keys.length);
  });
});
