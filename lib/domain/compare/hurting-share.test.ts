import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hurtingShare, runsByShare, type SharedRun } from "@/lib/domain/compare/hurting-share";

const run = (
  name: string,
  unknownShare: number | null,
  interval: readonly [number, number] | null = null,
  isRelabelled = false,
): SharedRun => ({
  name,
  unknownShare,
  isRelabelled,
  attributable: interval && {
    points: (interval[0] + interval[1]) / 2,
    low: interval[0],
    high: interval[1],
  },
});

describe("hurtingShare", () => {
  it("is the smallest share below which a run lost no more than its control", () => {
    const runs = [
      run("unk100", 1, [35, 44]),
      run("unk000", 0),
      run("unk025", 0.25, [8, 14]),
      run("unk010", 0.1, [-1, 2]),
    ];
    expect(hurtingShare(runs)?.first.name).toBe("unk025");
    expect(hurtingShare(runs)?.most.name).toBe("unk100");
  });

  it("does not skip a share that was not told from its control", () => {
    const runs = [run("a", 0.1, [1, 3]), run("b", 0.25, [-1, 4]), run("c", 0.5, [10, 20])];
    expect(hurtingShare(runs)?.first.name).toBe("c");
  });

  it("asks every run of a share", () => {
    const runs = [run("s1", 0.5, [1, 3]), run("s2", 0.5, [-1, 3]), run("c", 0.75, [10, 20])];
    expect(hurtingShare(runs)?.first.name).toBe("c");
  });

  it("is null where the largest share is not told apart, or nothing has a control", () => {
    expect(hurtingShare([run("a", 0.25, [1, 3]), run("b", 1, [-1, 3])])).toBeNull();
    expect(hurtingShare([run("a", 0.25), run("b", null, [1, 3])])).toBeNull();
    expect(hurtingShare([])).toBeNull();
  });

  it("leaves out what was relabelled: it withheld answers", () => {
    expect(runsByShare([run("idk", 0.5, [40, 50], true), run("none", 0, [1, 2])])).toEqual([]);
  });

  it("never names a share with a run at or above it that was not hurt", () => {
    const any = fc.record({
      share: fc.constantFrom(0.1, 0.25, 0.5, 0.75, 1),
      low: fc.integer({ min: -5, max: 30 }),
    });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 12 }), (list) => {
        const runs = list.map(({ share, low }, k) => run(`r${k}`, share, [low, low + 5]));
        const found = hurtingShare(runs);
        if (found === null) return;
        const above = list.filter(({ share }) => share >= found.first.unknownShare);
        expect(above.every(({ low }) => low > 0)).toBe(true);
        expect(found.most.unknownShare).toBe(Math.max(...list.map(({ share }) => share)));
      }),
    );
  });
});
