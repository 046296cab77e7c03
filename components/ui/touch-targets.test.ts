import { globSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { buttonStyle } from "@/components/ui/button-style";

/** A step of the scale is 4 px. */
const leastSteps = 24 / 4;
/** Height alone: what stands in a line is wide enough by its words. */
const heightIn = (classes: string) =>
  [...classes.matchAll(/(?<![\w:[-])(?:h|size|min-h)-(\d+(?:\.\d+)?)(?![\w/%])/g)].map(
    ([, steps]) => Number(steps),
  );

describe("what is pressed", () => {
  it.each(["small", "medium", "icon", "icon-small"] as const)(
    "is 24 px high as a %s button",
    (size) => {
      const heights = heightIn(buttonStyle({ size }).replace(/\[&_svg\]:\S+/g, ""));
      expect(heights.length).toBe(1);
      expect(Math.min(...heights)).toBeGreaterThanOrEqual(leastSteps);
    },
  );

  it("is nowhere given a height below 24 px", () => {
    const opened =
      /<(?:button|Button|LinkButton|Primitive\.(?:Trigger|Item|Close))\b(?:=>|[^>])*>/g;
    const low = globSync("components/**/*.tsx").flatMap((file) =>
      [...readFileSync(file, "utf8").matchAll(opened)]
        .flatMap(([tag]) => [...tag.matchAll(/className=(?:"([^"]*)"|\{[^}]*\})/g)])
        .map(([written, plain]) => plain ?? written)
        .filter((classes) => heightIn(classes).some((steps) => steps < leastSteps))
        .map((classes) => `${file}: ${classes}`),
    );
    expect(low).toEqual([]);
  });
});
