import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { settingWords } from "@/lib/domain/compare/setting-words";

describe("settingWords", () => {
  it.each([
    [0.00001, "1e−5"],
    [0.00012, "1.2e−4"],
    [4e-5, "4e−5"],
    [5e-6, "5e−6"],
    [0.001, "0.001"],
    [0.25, "0.25"],
    [0, "0"],
    [1200, "1200"],
    [12_345, "12350"],
    [2_500_000, "2.5e6"],
    [-0.5, "−0.5"],
  ])("writes %d as %s", (value, text) => {
    expect(settingWords(value)).toBe(text);
  });

  it("leaves texts alone, minus signs and all", () => {
    expect(settingWords("lora-r8")).toBe("lora-r8");
    expect(settingWords("")).toBe("");
    expect(settingWords(true)).toBe("true");
  });

  it("shows what is not set, or is no number, as a dash", () => {
    expect(settingWords(null)).toBe("–");
    expect(settingWords(undefined)).toBe("–");
    expect(settingWords(Number.NaN)).toBe("–");
    expect(settingWords(Number.POSITIVE_INFINITY)).toBe("–");
  });

  it("keeps four significant digits of any number", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const read = Number(settingWords(value).replaceAll("−", "-"));
        expect(read).toBe(Number(value.toPrecision(4)) + 0);
      }),
    );
  });
});
