import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { colorsOf, comparedLooks, runLooks } from "@/components/comparisons/curves/run-looks";

const plain = (run: string, unknownShare: number | null = 0.5, color: string | null = null) => ({
  ...{ run, unknownShare, color },
});
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

  it("draws a run of unknown share in grey, and one with a colour in it", () => {
    const runs = [
      plain("a", 0),
      plain("b", 1, "series-3"),
      plain("c", null),
      plain("d", 1, "teal"),
    ];
    const colors = [...runLooks(runs).values()].map(({ color }) => color);
    expect(colors).toEqual(["ramp-0", "series-3", "muted", "series-7"]);
  });

  it("tells runs of one colour of their own apart by dash", () => {
    const looks = runLooks(["a", "b"].map((run) => plain(run, 0, "pink")));
    expect(written(looks)).toEqual(["series-6 solid ", "series-6 dashed "]);
  });

  it("leaves a colour that is none of ours to the share", () => {
    const runs = [plain("a", 0, "red"), plain("b", 1, "var(--ink)")];
    expect([...runLooks(runs).values()].map(({ color }) => color)).toEqual(["ramp-0", "ramp-4"]);
  });
});

describe("comparedLooks", () => {
  const runs = [
    { run: "a", unknownShare: 0, color: "pink" as const },
    { run: "b", unknownShare: 1, color: null },
  ];

  it("has a run's own colour before the one that a view pins it to", () => {
    const looks = comparedLooks(runs, ["a:series-1", "b:series-2"]);
    expect(colorsOf(looks)).toEqual(["a:series-6", "b:series-2"]);
  });
});
