import { describe, expect, it } from "vitest";
import golden from "@/lib/domain/stats/statistics.golden.json";
import { studentCritical, studentTwoSided } from "@/lib/domain/stats/student-t";

describe("studentTwoSided", () => {
  it.each(golden.studentTwoSided)("agrees with scipy at t %f, df %f", (t = 0, df = 0, p = 0) => {
    expect(studentTwoSided(t, df)).toBeCloseTo(p, 10);
  });

  it("is 0 at infinity and null without degrees of freedom", () => {
    expect(studentTwoSided(Number.POSITIVE_INFINITY, 3)).toBe(0);
    expect(studentTwoSided(1, 0)).toBeNull();
    expect(studentTwoSided(Number.NaN, 3)).toBeNull();
  });
});

describe("studentCritical", () => {
  it.each(golden.studentCritical)("agrees with scipy at p %f, df %f", (p = 0, df = 0, t = 0) => {
    expect((studentCritical(p, df) ?? 0) / t).toBeCloseTo(1, 8);
  });

  it("is null for an impossible p or df", () => {
    expect(studentCritical(0, 5)).toBeNull();
    expect(studentCritical(1, 5)).toBeNull();
    expect(studentCritical(0.05, 0)).toBeNull();
  });
});
