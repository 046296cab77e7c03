import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { lightPalette, withPlainColors } from "./light-palette";

describe("lightPalette", () => {
  it("is the light theme of the style sheet", () => {
    const css = readFileSync("app/globals.css", "utf8");
    const block = /\.light,\s*:root \{([^}]*)\}/.exec(css)?.[1] ?? "";
    const stated = [...block.matchAll(/--([a-z0-9-]+): ([^;]+);/g)].map(([, name, value]) => [
      name,
      value,
    ]);
    expect(stated.length).toBeGreaterThan(20);
    expect(lightPalette).toEqual(Object.fromEntries(stated));
  });
});

describe("withPlainColors", () => {
  it("puts the colour in the place of its name", () => {
    expect(withPlainColors('<path stroke="var(--unknown)"/>')).toBe('<path stroke="#d55e00"/>');
  });

  it("mixes as CSS does, halfway between black and white for 50 %", () => {
    expect(withPlainColors("color-mix(in srgb, #000000 50%, #ffffff)")).toBe("#808080");
  });

  it("leaves no custom property behind, known or not", () => {
    expect(withPlainColors("var(--nobody-knows)")).toBe("#16181d");
  });
});
