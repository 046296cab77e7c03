import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chooseColors, colorsByOrder, hasRamp } from "@/lib/comparisons/curves/choose-colors";
import { runColors } from "@/lib/runs/choices";

const run = (id: string, more: object = {}) => ({
  ...{ run: id, unknownShare: 0.5, color: null, ...more },
});
const pink = { color: "pink" } as const;

describe("hasRamp", () => {
  it("needs two different shares", () => {
    expect(hasRamp([run("a"), run("b")])).toBe(false);
    expect(hasRamp([run("a"), run("b", { unknownShare: null })])).toBe(false);
    expect(hasRamp([run("a"), run("b", { unknownShare: 0 })])).toBe(true);
  });
});

describe("colorsByOrder", () => {
  it("keeps a run's colour when later runs come", () => {
    const few = colorsByOrder(["a", "b"]);
    const more = colorsByOrder(["a", "b", "c", "d"]);
    expect([more.get("a"), more.get("b")]).toEqual([few.get("a"), few.get("b")]);
  });

  it("gives none of the own colours, as long as others are left, and none twice among eight", () => {
    const ids = fc.uniqueArray(fc.string({ minLength: 1 }), { maxLength: 8 });
    const own = fc.uniqueArray(fc.constantFrom(...runColors), { maxLength: 8 });
    fc.assert(
      fc.property(ids, own, (runs, taken) => {
        const left = 8 - taken.filter((color) => color !== "ink").length;
        const found = [...colorsByOrder(runs, taken).values()].slice(0, left);
        expect(new Set([...found, ...taken]).size).toBe(found.length + taken.length);
      }),
    );
  });

  it("leaves ink to who asks for it", () => {
    const many = Array.from({ length: 40 }, (_, k) => `run ${k}`);
    expect([...colorsByOrder(many).values()]).not.toContain("ink");
  });
});

describe("chooseColors", () => {
  it("takes the run's own before a pinned one, and a pinned one before the order", () => {
    const runs = [run("a", pink), run("b"), run("x.y")];
    const colors = chooseColors(runs, ["a:series-1", "b:series-2", "x.y:ramp-0", "x.y:ramp-1"]);
    expect([...colors.values()]).toEqual(["pink", "series-2", "ramp-1"]);
  });

  it("leaves what has no colour of its own to the share, where it varies", () => {
    const runs = [run("a", { unknownShare: 0 }), run("b", pink)];
    expect([...chooseColors([...runs, run("c")], []).values()]).toEqual([null, "pink", null]);
  });

  it("gives a run by order what it has without the others, whose own colours are elsewhere", () => {
    const alone = chooseColors([run("a")], []).get("a");
    const other = alone === "pink" ? "teal" : "pink";
    expect(chooseColors([run("b", { color: other }), run("a")], []).get("a")).toBe(alone);
    expect(chooseColors([run("b", { color: alone }), run("a")], []).get("a")).not.toBe(alone);
  });
});
