import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { outcomes } from "@/lib/domain/outcomes/outcomes";
import { type LabelledFacts, labelBands } from "./label-band";
import golden from "./label-band.golden.json";
import noise from "./label-noise.golden.json";
import { openPrior } from "./label-prior";
import { redrawChances } from "./label-redraw";

const open = openPrior(noise.joint);
const chanceOf = (correctGreedy: number, correctSampled: number) =>
  redrawChances({ greedy: 6, correctGreedy, sampled: 24, correctSampled }, open).Unknown;

const chances = Array.from({ length: 7 * 25 }, (_, at) => chanceOf(Math.floor(at / 25), at % 25));

type Cell = { greedy: number; sampled: number; pattern: string };

/** The facts of tiny-lm's unk050_s1, one after the other. */
function factsIn(split: "dev" | "train"): LabelledFacts {
  const facts = golden.splits[split].facts.flatMap(([greedy, sampled, pattern, count]) =>
    new Array<Cell>(Number(count)).fill({
      ...{ greedy: Number(greedy), sampled: Number(sampled), pattern: String(pattern) },
    }),
  );
  return {
    isUnknown: facts.map(({ greedy, sampled }) => greedy + sampled === 0),
    chances: facts.map(({ greedy, sampled }) => chances[greedy * 25 + sampled] ?? Number.NaN),
    checkpoints: golden.steps.map((step, k) => ({
      step,
      outcomes: Uint8Array.from(facts, ({ pattern }) =>
        pattern[k] === "+" ? outcomes.correct : outcomes.incorrect,
      ),
    })),
  };
}

const cases = [
  ["dev", "known"],
  ["train", "known"],
  ["train", "unknown"],
] as const;

describe("the band of label noise", () => {
  it.each(golden.chances)("rests on %i greedy and %i sampled right", (greedy, sampled, chance) => {
    expect(chanceOf(greedy ?? 0, sampled ?? 0)).toBeCloseTo(chance ?? 0, 8);
  });

  it.each(cases)("ends in %s %s where the exact distribution does, with many redraws", (...of) => {
    const [split, name] = of;
    const found = labelBands(factsIn(split), { redraws: 20_000, seed: 1 })[name];
    const exact = golden.splits[split][name];
    expect(found.map(({ step }) => step)).toEqual(exact.map(({ step }) => step));
    found.forEach(({ low, high }, k) => {
      expect(Math.abs(low - (exact[k]?.["0.025"] ?? 0))).toBeLessThan(0.001);
      expect(Math.abs(high - (exact[k]?.["0.975"] ?? 0))).toBeLessThan(0.001);
    });
  });

  it.each(cases)("ends in %s %s near there with the 200 of the page", (split, name) => {
    const found = labelBands(factsIn(split))[name];
    golden.splits[split][name].forEach((exact, k) => {
      const { low, high } = found[k] ?? { low: Number.NaN, high: Number.NaN };
      expect(low).toBeGreaterThanOrEqual(exact["0.005"]);
      expect(low).toBeLessThanOrEqual(exact["0.07"]);
      expect(high).toBeGreaterThanOrEqual(exact["0.93"]);
      expect(high).toBeLessThanOrEqual(exact["0.995"]);
    });
  });

  it("lies beside its line where the facts were chosen by these very labels", () => {
    const { known } = golden.splits.dev;
    const found = labelBands(factsIn("dev")).known;
    known.forEach(({ labelled }, k) => {
      expect(found[k]?.low).toBeGreaterThan(labelled);
    });
  });

  it("is a line where every fact keeps its label: without draws, or sure of them", () => {
    const small = fc.record({
      isUnknown: fc.boolean(),
      hasDraws: fc.boolean(),
      outcomes: fc.array(fc.constantFrom(...Object.values(outcomes)), {
        ...{ minLength: 3, maxLength: 3 },
      }),
    });
    fc.assert(
      fc.property(fc.array(small, { maxLength: 70 }), (facts) => {
        const checkpoints = [0, 1, 2].map((k) => ({
          step: k,
          outcomes: Uint8Array.from(facts, (fact) => fact.outcomes[k] ?? 0),
        }));
        const bands = labelBands(
          {
            isUnknown: facts.map(({ isUnknown }) => isUnknown),
            chances: facts.map((one) => (one.hasDraws ? Number(one.isUnknown) : Number.NaN)),
            checkpoints,
          },
          { redraws: 4, seed: 7 },
        );
        for (const [name, wanted] of [
          ["known", false],
          ["unknown", true],
        ] as const) {
          const expected = checkpoints.flatMap(({ step }, k) => {
            const own = facts.filter((fact) => fact.isUnknown === wanted);
            const scored = own.filter((fact) => fact.outcomes[k] !== outcomes.notEvaluated);
            const right = own.filter((fact) => fact.outcomes[k] === outcomes.correct).length;
            const ratio = right / scored.length;
            return scored.length === 0 ? [] : [{ step, low: ratio, high: ratio }];
          });
          expect(bands[name]).toEqual(expected);
        }
      }),
    );
  });

  it("is the same every time it is drawn, and has no point where nobody is left", () => {
    const facts = factsIn("train");
    expect(labelBands(facts)).toEqual(labelBands(facts));
    const gone = { ...facts, chances: facts.isUnknown.map(() => 0) };
    expect(labelBands(gone).unknown).toEqual([]);
    expect(labelBands(gone).known).toHaveLength(golden.steps.length);
  });
});
