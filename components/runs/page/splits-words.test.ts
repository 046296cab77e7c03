import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { expectClaims } from "@/lib/testing/claims";
import { seriesPointOf } from "@/lib/testing/series-point";
import { comparedSplits, splitRows, splitsWords } from "./splits-words";

type Found = Parameters<typeof splitsWords>[0][number];

const place = { step: 300, epoch: 3 };
const stretch = { from: place, to: place };
const alarm = {
  ...{ ...place, before: stretch, after: stretch, points: 5, pValue: 1e-4, threshold: 1e-3 },
  ...{ jitter: 0.5, rule: "finished" as const },
};
const figure = { ...place, total: 240, correct: 120, abstained: 0, accuracy: 0.5 };

const anySplit: fc.Arbitrary<Found> = fc.record({
  split: fc.constantFrom("dev", "dev-ood", "test"),
  analysis: fc.record({
    best: fc.option(fc.constant({ ...figure, low: 0.4, high: 0.6 })),
    last: fc.option(fc.constant({ ...figure, low: null, high: null })),
    drop: fc.option(
      fc.record({
        ...{ points: fc.double({ min: -50, max: 50, noNaN: true }) },
        ...{ low: fc.option(fc.constant(-1)), high: fc.option(fc.constant(3)) },
        ...{ lost: fc.constant(3), gained: fc.constant(1), pValue: fc.constant(0.1) },
        compared: fc.constant(240),
      }),
    ),
    onset: fc.record({
      alarm: fc.option(fc.constant(alarm)),
      ...{ lastIsLower: fc.boolean(), estimate: fc.constant(null) },
    }),
    eligible: fc.nat(8),
    detectableDrop: fc.option(fc.double({ min: 0, max: 30, noNaN: true })),
    hasPower: fc.boolean(),
    basis: fc.constantFrom("counts" as const, "rates" as const),
  }),
});

/** Whether a split's test could have found a fall that matters, and rang at none. */
const isQuiet = ({ analysis }: Found) =>
  analysis.onset.alarm === null &&
  analysis.basis === "counts" &&
  analysis.eligible > 3 &&
  analysis.hasPower;
const isFallen = ({ analysis }: Found) => analysis.onset.alarm !== null;

describe("held-out splits side by side", () => {
  it("are told a fall, or that there is none, only where their own test may", () => {
    expectClaims({
      facts: fc.array(anySplit, { minLength: 2, maxLength: 3 }),
      say: splitsWords,
      claims: [
        [/alike/, (found) => found.every(isFallen)],
        [/A fall is confirmed on/, (found) => found.some(isFallen)],
        [/No fall is confirmed/, (found) => !found.some(isFallen) && found.some(isQuiet)],
        [/none on/, (found) => found.some(isQuiet)],
        [/too little to tell/, (found) => !found.every((one) => isFallen(one) || isQuiet(one))],
        [/No split is enough/, (found) => !found.some((one) => isFallen(one) || isQuiet(one))],
      ],
    });
    expectClaims({
      facts: anySplit,
      say: (one) => splitRows([one])[0]?.fall,
      claims: [
        [/^confirmed/, isFallen],
        [/none confirmed/, isQuiet],
        [/finds/, ({ analysis }) => analysis.detectableDrop !== null],
        [/too little to tell/, (one) => !isFallen(one) && !isQuiet(one)],
      ],
    });
  });

  it("name which of them fell", () => {
    const analysis = {
      ...{ best: null, last: null, drop: null, eligible: 30, detectableDrop: 3.14 },
      ...{ onset: { alarm: null, lastIsLower: false, estimate: null }, hasPower: true },
      basis: "counts" as const,
    };
    const fallen = { ...analysis, onset: { ...analysis.onset, alarm } };
    expect(
      splitsWords([
        { split: "dev", analysis: fallen },
        { split: "dev-ood", analysis },
        { split: "test", analysis: { ...analysis, eligible: 2 } },
      ]),
    ).toBe("A fall is confirmed on dev, none on dev-ood. One split is too little to tell.");
    expect(splitRows([{ split: "dev-ood", analysis }])[0]?.fall).toBe(
      "none confirmed (finds 3.1 points and more)",
    );
  });

  it("are those that hold the population, the headline's first", () => {
    const at = (split: string, category: "Known" | "Unknown") =>
      seriesPointOf({ step: 1, epoch: 1, split, category, total: 4, correct: 2, abstained: 0 });
    const points = [
      ...[at("train", "Known"), at("test", "Known"), at("dev", "Known")],
      at("new", "Unknown"),
    ];
    const found = comparedSplits(points, { split: "dev", population: "Known" });
    expect(found).toEqual(["dev", "test"]);
  });
});
