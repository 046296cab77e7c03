import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { slug } from "@/lib/http/schema";
import { slugOf } from "./slug-of";

describe("slugOf", () => {
  it("joins words by hyphens and drops accents", () => {
    expect(slugOf("Llama 3 · new facts")).toBe("llama-3-new-facts");
    expect(slugOf("  España 2026!  ")).toBe("espana-2026");
  });

  it("is empty when no letter or digit is left", () => {
    expect(slugOf("…")).toBe("");
    expect(slugOf("知識")).toBe("");
  });

  it("is an id that the API takes, or empty", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 150 }), (name) => {
        const made = slugOf(name);
        expect(made === "" || slug.safeParse(made).success).toBe(true);
      }),
    );
  });
});
