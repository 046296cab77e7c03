import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { figuresOf } from "@/lib/runs/exhibit/figures-model";
import { expectClaims } from "@/lib/testing/claims";
import { seriesPointOf } from "@/lib/testing/series-point";
import { figuresWords } from "./figures-words";

const headline = { split: "dev", population: "Known" } as const;
// tiny-lm summary.md, unk050_s1: 678 and 430 of 800, 600 of 600, Unknown E50 = 8, McNemar b 262, c 14
const points = [
  seriesPointOf({ step: 76, epoch: 2, total: 800, correct: 678, abstained: 0 }),
  seriesPointOf({ step: 1140, epoch: 30, total: 800, correct: 430, abstained: 0 }),
  ...[
    [304, 8, 330],
    [1140, 30, 600],
  ].map(([step = 0, epoch = 0, fitted = 0]) =>
    seriesPointOf({
      ...{ step, epoch, fitted, split: "train", category: "Unknown" },
      ...{ total: 600, correct: fitted, abstained: 0 },
    }),
  ),
];
const fall = {
  ...{ points: 31, low: 27.54, high: 34.46, lost: 262, gained: 14 },
  ...{ pValue: 2.12e-60, compared: 800 },
};
const given = { headline, isRunning: false, unknownShare: 0.5, fall } as const;
const plain = (text: string | undefined) => text?.replaceAll("\u202f", " ");

describe("figuresWords", () => {
  const [best, last, change, learned] = figuresWords({
    ...given,
    figures: figuresOf(points, headline),
  });

  it("says best and last with counts and interval", () => {
    expect(best?.label).toBe("Best on known facts, epoch 2");
    expect(plain(best?.value)).toBe("84.8 %");
    expect(best?.caption).toBe("678 of 800 · 82.1 to 87.1");
    expect(last?.label).toBe("Last, epoch 30");
    expect(plain(last?.value)).toBe("53.8 %");
    expect(last?.caption).toBe("430 of 800 · 50.3 to 57.2");
  });

  it("says the change with what was lost and gained", () => {
    expect(change).toMatchObject({
      value: "−31.0 points",
      caption: "262 lost, 14 gained",
      tone: "bad",
    });
  });

  it("says what was learned and by when half of it was", () => {
    expect(plain(learned?.value)).toBe("100 %");
    expect(learned?.caption).toBe("600 of 600 · half by epoch 8");
  });

  it("says what was learned by the checkpoint to use, and when all of it was", () => {
    const figures = figuresOf(points, headline);
    const own = { fitted: 600, total: 600, half: { step: 304, epoch: 8 } };
    const words = (learned: object) => {
      const figure = figuresWords({
        ...given,
        figures: { ...figures, learned: { ...own, ...learned } },
      }).at(-1);
      return [figure?.label, plain(figure?.value), plain(figure?.caption)];
    };
    const atBest = { fitted: 33, total: 600 };
    expect(words({ atBest, whole: { step: 684, epoch: 18 } })).toEqual([
      ...["New facts learned at its best", "5.5 %", "33 of 600 · all 600 by epoch 18"],
    ]);
    expect(words({ atBest, whole: null, fitted: 540 })).toEqual([
      ...["New facts learned at its best", "5.5 %", "33 of 600 · 90.0 % at the last"],
    ]);
  });

  it("says that a comparison of totals is unpaired", () => {
    const [, , unpaired] = figuresWords({
      ...given,
      fall: null,
      figures: figuresOf(points, headline),
    });
    expect(unpaired?.caption).toMatch(/^−\d+\.\d to −\d+\.\d, unpaired$/);
  });

  it("does not colour a fall that its interval cannot tell from none", () => {
    const flat = [
      seriesPointOf({ step: 1, total: 800, correct: 712, abstained: 0 }),
      seriesPointOf({ step: 2, total: 800, correct: 708, abstained: 0 }),
    ];
    const words = figuresWords({ ...given, fall: null, figures: figuresOf(flat, headline) });
    expect(words.find(({ id }) => id === "change")?.tone).toBe("ink");
  });

  it("says that the last is not the end while the run trains, and why a figure is missing", () => {
    const answer = figuresOf([], null);
    const words = figuresWords({
      figures: answer,
      headline: null,
      isRunning: true,
      unknownShare: 0,
      fall: null,
    });
    expect(words.map(({ value }) => value)).toEqual(["–", "–", "–", "–"]);
    expect(words[1]?.label).toBe("Last so far");
    expect(words[2]?.caption).toBe("no held-out split was evaluated");
    expect(words[3]?.caption).toBe("no Unknown example in the training set");
  });

  it("says from when on one checkpoint can change", () => {
    const words = figuresWords({
      ...given,
      fall: null,
      figures: figuresOf(points.slice(0, 1), headline),
    });
    expect(words[2]).toMatchObject({
      value: "–",
      caption: "a change shows from two checkpoints on",
    });
  });
});

it("claims a fall in red only where the interval excludes none, and no new fact that was not counted", () => {
  const at = fc.record({ step: fc.nat(9), epoch: fc.option(fc.nat(9)) });
  const figure = fc.tuple(at, fc.nat(80)).map(([place, correct]) => ({
    ...{ ...place, correct, total: 80, accuracy: correct / 80, low: 0.1, high: 0.9 },
  }));
  const bound = fc.double({ min: -30, max: 30, noNaN: true });
  const anyFall = fc.record({
    ...{ low: fc.option(bound), high: fc.option(bound), pValue: fc.constant(0.01) },
    ...{ lost: fc.constant(3), gained: fc.constant(1), compared: fc.constant(80) },
  });
  const fitted = fc.nat(600).map((count) => ({ fitted: count, total: 600 }));
  const learned = fc
    .tuple(fitted, fc.option(fitted), fc.option(at), fc.option(at))
    .map(([end, atBest, half, whole]) => ({ ...end, atBest, half, whole }));
  expectClaims({
    facts: fc.record({
      figures: fc.record({
        ...{ best: fc.option(figure), last: fc.option(figure), learned: fc.option(learned) },
        checkpoints: fc.nat(3),
      }),
      ...{ headline: fc.constant(headline), isRunning: fc.boolean(), fall: fc.option(anyFall) },
      unknownShare: fc.option(fc.constantFrom(0, 0.5)),
    }),
    say: (input) =>
      figuresWords(input).map(({ label, caption, tone }) => `${label} | ${caption} | ${tone}`),
    claims: [
      [/ bad$/m, ({ figures: { best: b, last: l } }) => (l?.accuracy ?? 0) < (b?.accuracy ?? 0)],
      [/ bad$/m, ({ fall: f }) => f?.low == null || f.low > 0],
      [/Last so far/, ({ isRunning }) => isRunning],
      [/no Unknown example in the training set/, ({ unknownShare }) => unknownShare === 0],
      [/half by/, ({ figures: f }) => f.learned?.half != null],
      [/half never reached/, ({ figures: f }) => f.learned?.half === null],
      [/all 600 by/, ({ figures: f }) => f.learned?.whole != null],
      [/at its best/, ({ figures: f }) => f.learned?.atBest != null],
      [/from two checkpoints on/, ({ figures: f }) => f.last === null || f.checkpoints < 2],
    ],
  });
});
