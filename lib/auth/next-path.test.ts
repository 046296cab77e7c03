import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nextPath } from "./next-path";

describe("nextPath", () => {
  it("keeps a path of this site with its query and fragment", () => {
    expect(nextPath("/demo/runs?q=unk&sort=-drop#top")).toBe("/demo/runs?q=unk&sort=-drop#top");
  });

  it("goes home when nothing was asked for", () => {
    expect(nextPath(null)).toBe("/");
    expect(nextPath(undefined)).toBe("/");
    expect(nextPath("")).toBe("/");
  });

  it.each([
    "https://evil.example/",
    "//evil.example",
    "/\\evil.example",
    "/\t/evil.example",
    "javascript:alert(1)",
    "/%00\\\\evil.example/..//evil.example",
  ])("never leaves the site: %s", (next) => {
    const target = new URL(nextPath(next), "http://onset.example");
    expect(target.origin).toBe("http://onset.example");
  });

  it("stays on this site whatever stands in the address", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary-ascii", maxLength: 40 }), (text) => {
        const target = new URL(nextPath(`/${text}`), "http://onset.example");
        expect(target.origin).toBe("http://onset.example");
      }),
    );
  });
});
