import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import {
  colorTokens,
  distinctColor,
  rampColor,
  setColor,
  strokeOf,
} from "@/components/charts/paint";

const css = readFileSync("app/globals.css", "utf8");

function readTokens(selector: string): Map<string, string> {
  const start = css.search(new RegExp(`\\n *\\${selector} \\{`));
  const block = css.slice(start, css.indexOf("}", start));
  return new Map(
    [...block.matchAll(/--([a-z0-9-]+): (#[0-9a-f]{6});/g)].map((m) => [m[1] ?? "", m[2] ?? ""]),
  );
}

/** Relative luminance and contrast ratio of WCAG 2.2. */
function luminanceOf(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminanceOf(a), luminanceOf(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

describe.each([":root", ".dark"])("the colours of %s", (selector) => {
  const tokens = readTokens(selector);
  const hexOf = (name: string) => tokens.get(name) ?? "";

  it("define every token that a chart may name", () => {
    expect(colorTokens.filter((token) => !tokens.has(token))).toEqual([]);
  });

  it.each([
    "ink",
    "muted",
    "known-text",
    "highly-known-text",
    "maybe-known-text",
    "weakly-known-text",
    "unknown-text",
    "recommended",
    "confirmed",
    "best",
  ])("let small text in %s be read on every surface", (name) => {
    // A selected row is in the tone of info.
    for (const surface of ["page", "card", "raised", "hover", "tone-info"]) {
      expect(contrast(hexOf(name), hexOf(surface))).toBeGreaterThanOrEqual(4.5);
    }
  });

  it("let a box and its edge be seen in a selected row, and the row's bar on a card", () => {
    expect(contrast(hexOf("line-strong"), hexOf("tone-info"))).toBeGreaterThanOrEqual(3);
    expect(contrast(hexOf("focus"), hexOf("card"))).toBeGreaterThanOrEqual(3);
  });

  it.each(Array.from({ length: 8 }, (_, k) => `series-${k + 1}`))(
    "let a dot and a line in %s be seen on every surface",
    (name) => {
      for (const surface of ["page", "card", "raised", "hover", "tone-info"])
        expect(contrast(hexOf(name), hexOf(surface)), surface).toBeGreaterThanOrEqual(3);
    },
  );

  it.each(["neutral", "bad", "good", "warn", "info"])("let a %s badge be read", (tone) => {
    expect(contrast(hexOf(`tone-${tone}-ink`), hexOf(`tone-${tone}`))).toBeGreaterThanOrEqual(4.5);
  });
});

describe("forced colours", () => {
  const start = css.indexOf("@media (forced-colors: active)");
  const hues = [...css.slice(start).matchAll(/--([a-z0-9-]+): (#[0-9a-f]{6});/g)];

  it("keep hues that are seen on a white and on a black canvas", () => {
    expect(hues.length).toBeGreaterThan(20);
    for (const [, name, hex = ""] of hues)
      for (const canvas of ["#ffffff", "#000000"])
        if (name !== "page") expect(contrast(hex, canvas), name).toBeGreaterThanOrEqual(3);
  });
});

describe("rampColor", () => {
  it("goes from blue to vermillion with the share of Unknown", () => {
    expect([0, 0.25, 0.5, 0.75, 1].map(rampColor)).toEqual([
      "ramp-0",
      "ramp-1",
      "ramp-2",
      "ramp-3",
      "ramp-4",
    ]);
  });

  it("stays on the ramp outside 0 to 1", () => {
    expect([rampColor(-3), rampColor(7)]).toEqual(["ramp-0", "ramp-4"]);
  });
});

describe("distinctColor", () => {
  it("starts again after eight", () => {
    expect(distinctColor(8)).toBe(distinctColor(0));
    expect(strokeOf(distinctColor(1))).toBe("var(--series-2)");
  });
});

describe("setColor", () => {
  it("gives up to six sets a tone each, strongest first, and spreads more over the same tones", () => {
    expect([0, 1, 5].map((rank) => setColor(rank, 6))).toEqual(["set-0", "set-1", "set-5"]);
    expect([0, 5, 10].map((rank) => setColor(rank, 11))).toEqual(["set-0", "set-3", "set-5"]);
    expect(setColor(0, 1)).toBe("set-0");
  });
});
