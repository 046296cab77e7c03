import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { populations } from "@/lib/domain/knowledge/knowledge";
import type { ExhibitModel } from "@/lib/runs/exhibit/exhibit-model";
import type { ExhibitCurve, ExhibitPoint } from "@/lib/runs/exhibit/exhibit-schema";
import { expectClaims } from "@/lib/testing/claims";
import { namedCurves } from "./exhibit-series";
import { detectableWords, exhibitSummary, exhibitWords, markWords } from "./exhibit-words";

const place = { step: 76, epoch: 2, x: 2 };
const counted = fc.nat(40).map((numerator): ExhibitPoint => ({ ...place, numerator, total: 40 }));
const logged = fc.record({ isEstimated: fc.boolean() }).map(({ isEstimated }): ExhibitPoint => {
  const total = isEstimated ? 400 : null;
  return { ...place, numerator: null, total, value: 0.5, ...(isEstimated ? { isEstimated } : {}) };
});
const points = fc.array(fc.oneof(counted, logged), { maxLength: 2 });

const train: fc.Arbitrary<ExhibitCurve> = points.map((own) => {
  return { id: "train-known", split: "train", population: "Known", points: own };
});
const dev: fc.Arbitrary<ExhibitCurve> = fc
  .tuple(points, fc.constantFrom(...populations))
  .map(([own, population]) => ({ id: "dev", split: "test", population, points: own }));
const set: fc.Arbitrary<ExhibitCurve> = points.map((own) => {
  return { id: "set-0", split: "dev", population: "all", set: "g1", points: own };
});

type Drawn = { train: ExhibitCurve | null; dev: ExhibitCurve | null; set: ExhibitCurve | null };
const drawn = fc.record({ train: fc.option(train), dev: fc.option(dev), set: fc.option(set) });
const curvesOf = (one: Drawn) => [one.train, one.dev, one.set].flatMap((curve) => curve ?? []);
const heldOut = (one: Drawn) => [one.dev, one.set].flatMap((curve) => curve?.points ?? []);
const hasCounts = (point: ExhibitPoint) => point.value === undefined;

function say(one: Drawn, rate: "accuracy" | "hallucination" = "accuracy") {
  const curves = curvesOf(one);
  const model = { chart: "exhibit", rate, curves } as unknown as ExhibitModel;
  const { title, howToRead } = exhibitWords(model, namedCurves(curves));
  return [`title: ${title}`, howToRead];
}

describe("how to read Exhibit 1", () => {
  it("promises a band only where counts stand behind a held-out rate, and says what is kept out", () => {
    expectClaims<Drawn>({
      facts: drawn,
      say,
      claims: [
        [/, 95\u00a0%\u00a0band/, (one) => heldOut(one).some(hasCounts)],
        [/only estimated/, (one) => heldOut(one).some(({ isEstimated }) => isEstimated)],
        [/without counts, so no band/, (one) => !heldOut(one).some(hasCounts)],
        [/known facts kept out/, ({ dev: curve }) => curve?.population === "Known"],
        [/all test examples, kept out/, ({ dev: curve }) => curve?.population === "all"],
        [/HighlyKnown examples kept/, ({ dev: curve }) => curve?.population === "HighlyKnown"],
        [/which facts the base model knew is not said/, ({ set: own }) => own !== null],
        [/In teal/, ({ set: own }) => own !== null],
        [/No held-out split was/, ({ dev: curve, set: own }) => curve === null && own === null],
        [/No training example was/, ({ train: curve }) => curve === null],
        [/^No checkpoint was evaluated/m, (one) => curvesOf(one).length === 0],
        [/training examples fitted/i, ({ train: curve }) => curve !== null],
        [/^title: Train/m, ({ train: curve }) => curve !== null],
      ],
    });
  });

  it("calls training examples fitted only where accuracy is drawn", () => {
    const one = {
      train: fc.sample(train, { numRuns: 1, seed: 1 })[0] ?? null,
      dev: null,
      set: null,
    };
    expect(say(one, "hallucination").join(" ")).not.toContain("fitted");
  });
});

it("tells a detectable fall only where one is known", () => {
  expectClaims({
    facts: fc.option(fc.double({ min: 0, max: 100, noNaN: true })),
    say: detectableWords,
    claims: [[/would be found in 4 of 5/, (fall) => fall !== null]],
  });
});

it("calls a mark best and recommended only where it is both, and confirmed only the alarm", () => {
  expectClaims({
    facts: fc.record({
      kind: fc.constantFrom("best" as const, "recommended" as const, "alarm" as const),
      isBest: fc.boolean(),
    }),
    say: ({ kind, isBest }) => markWords(kind, { step: 76, epoch: 2 }, isBest),
    claims: [
      [/best and recommended/, ({ kind, isBest }) => kind === "recommended" && isBest],
      [/^recommended/, ({ kind, isBest }) => kind === "recommended" && !isBest],
      [/confirmed/, ({ kind }) => kind === "alarm"],
    ],
  });
});

it("sums up a curve by the rates at its ends, and leaves out one without", () => {
  const at = (epoch: number, numerator: number, total: number) => {
    return { step: epoch * 38, epoch, x: epoch, numerator, total };
  };
  const curves = namedCurves([
    { id: "dev", split: "dev", population: "Known", points: [at(1, 8, 10), at(2, 5, 10)] },
    { id: "train-known", split: "train", population: "Known", points: [at(1, 0, 0)] },
  ]);
  expect(exhibitSummary(curves, "accuracy")).toBe(
    "Accuracy. Dev Known: from 80.0\u202f% at epoch 1 to 50.0\u202f% at epoch 2.",
  );
});
