import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chosenColors, hasRamp, runLooks } from "@/components/comparisons/curves/run-looks";

const plain = (run: string, unknownShare: number | null = 0.5) => ({ run, unknownShare });
const written = (looks: ReturnType<typeof runLooks>) =>
  [...looks.values()].map(({ color, dash, marker }) => `${color} ${dash} ${marker ?? ""}`);

describe("runLooks", () => {
  it("runs from blue to vermillion with the Unknown share", () => {
    const runs = [0, 0.25, 0.5, 0.75, 1].map((share) => plain(`unk${share}`, share));
    expect([...runLooks(runs).values()].map(({ color }) => color)).toEqual([
      "ramp-0",
      "ramp-1",
      "ramp-2",
      "ramp-3",
      "ramp-4",
    ]);
  });

  it("tells runs of one share apart by dash, then by marker", () => {
    const looks = runLooks([plain("a", 0), ...["b", "c", "d", "e"].map((run) => plain(run, 1))]);
    expect(written(looks).slice(1)).toEqual([
      "ramp-4 solid ",
      "ramp-4 dashed ",
      "ramp-4 dotted ",
      "ramp-4 solid circle",
    ]);
  });

  it("gives up to ninety-six runs looks of their own where nothing varies", () => {
    const names = fc.uniqueArray(fc.string({ minLength: 1 }), { maxLength: 96 });
    fc.assert(
      fc.property(names, (runs) => {
        const looks = written(runLooks(runs.map((run) => plain(run))));
        expect(new Set(looks).size).toBe(runs.length);
      }),
    );
  });

  it("keeps a run's colour when later runs come", () => {
    const few = runLooks([plain("a"), plain("b")]);
    const more = runLooks([plain("a"), plain("b"), plain("c"), plain("d")]);
    expect(more.get("a")).toEqual(few.get("a"));
    expect(more.get("b")).toEqual(few.get("b"));
  });

  it("draws a run of unknown share in grey, and a chosen colour as chosen", () => {
    const runs = [plain("a", 0), plain("b", 1), plain("c", null)];
    const looks = runLooks(runs, new Map([["b", "series-3" as const]]));
    expect(looks.get("c")?.color).toBe("muted");
    expect(looks.get("b")?.color).toBe("series-3");
  });
});

describe("hasRamp", () => {
  it("needs two different shares", () => {
    expect(hasRamp([plain("a"), plain("b")])).toBe(false);
    expect(hasRamp([plain("a"), plain("b", null)])).toBe(false);
    expect(hasRamp([plain("a"), plain("b", 0)])).toBe(true);
  });
});

describe("chosenColors", () => {
  it("reads run and colour, and leaves out what is no colour of ours", () => {
    const entries = ["a:series-1", "b:red", "c", ":series-2", "x.y:ramp-0", "e:var(--ink)"];
    expect([...chosenColors(entries)]).toEqual([
      ["a", "series-1"],
      ["x.y", "ramp-0"],
    ]);
  });
});
