import fc from "fast-check";
import type { RunModel } from "@/lib/comparisons/curves/curves-model";

const ratio = fc.double({ min: 0, max: 1, noNaN: true });
const share = fc.oneof(fc.constant(0), fc.constant(1), ratio);
const points = fc.double({ min: -100, max: 100, noNaN: true });
const place = fc.constantFrom(
  ...[
    { step: 0, epoch: 0 },
    { step: 76, epoch: 2 },
    { step: 114, epoch: null },
  ],
);
const figure = fc
  .tuple(place, fc.nat(50), fc.nat(50), fc.boolean())
  .map(([at, right, rest, has]) => {
    const total = right + rest;
    const accuracy = total > 0 ? right / total : 0;
    const interval = has ? { low: accuracy, high: accuracy } : { low: null, high: null };
    return { ...at, correct: right, total, accuracy, ...interval };
  });
const point = fc.tuple(place, fc.nat(50), fc.nat(50)).map(([at, numerator, rest]) => {
  return { x: at.epoch ?? at.step, ...at, numerator, total: numerator + rest };
});

/** A run of a comparison as pages and links draw it, with whatever may be missing missing now and then. */
export const anyRunModel: fc.Arbitrary<RunModel> = fc.record({
  id: fc.constant("run"),
  label: fc.constantFrom("alpha", "beta", "gamma"),
  unknownShare: fc.option(share),
  color: fc.constantFrom(null, "ramp-1", "pink"),
  isBaseline: fc.boolean(),
  isReference: fc.boolean(),
  points: fc.array(point, { maxLength: 3 }),
  fits: fc.constant(null),
  best: fc.option(figure),
  last: fc.option(figure),
  recommended: fc.option(fc.tuple(place, ratio).map(([at, accuracy]) => ({ ...at, accuracy }))),
  drop: fc.option(
    fc
      .tuple(points, fc.boolean())
      .map(([fall, has]) =>
        has
          ? { points: fall, low: fall - 1, high: fall + 1 }
          : { points: fall, low: null, high: null },
      ),
  ),
  furthest: fc.option(
    fc.tuple(place, ratio, fc.nat(300)).map(([at, accuracy, learned]) => {
      return { ...at, accuracy, learned, toLearn: 300, atMost: 1.82 };
    }),
  ),
  atEnd: fc.option(
    fc.tuple(fc.nat(50), fc.nat(50), fc.nat(50)).map(([correct, abstained, wrong]) => {
      return { split: "test", total: correct + abstained + wrong + 1, correct, abstained };
    }),
  ),
  relabelledUnknown: share,
});

/** Some of them, each with an id of its own. */
export const anyRunModels = fc
  .array(anyRunModel, { minLength: 1, maxLength: 4 })
  .map((runs) =>
    runs.map((run, k) => ({ ...run, id: `run-${k + 1}`, label: `${run.label} ${k}` })),
  );
