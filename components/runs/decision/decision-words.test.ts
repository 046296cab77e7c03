import fc from "fast-check";
import { expect, it } from "vitest";
import type { DecisionWithin, PricedCheckpoint } from "@/lib/domain/decision/prices";
import { expectClaims } from "@/lib/testing/claims";
import { checkpointPath, decisionOptions, decisionSummary } from "./decision-words";

const ratio = fc.double({ min: 0, max: 1, noNaN: true });
const price: fc.Arbitrary<PricedCheckpoint> = fc
  .tuple(
    fc.nat(5),
    ratio,
    fc.option(fc.double({ min: 0, max: 30, noNaN: true })),
    fc.option(fc.nat(600)),
  )
  .map(([step, accuracy, atMost, learned]) => ({
    ...{ step, epoch: null, accuracy, loss: 0, atMost, learned, knownFitted: null },
    toLearn: learned === null ? null : 600,
  }));
const anyDecision: fc.Arbitrary<DecisionWithin> = fc.record({
  ...{ margin: fc.double({ min: 0, max: 100, noNaN: true }), best: price, earliest: price },
  ...{ furthest: fc.option(price), next: fc.option(price) },
});
const optionOf = (one: DecisionWithin, id: string) =>
  decisionOptions(one).find((option) => option.id === id);

it("says of each choice only what it gives and gives up", () => {
  expectClaims({
    facts: anyDecision,
    say: (one) => decisionOptions(one).map(({ id, title, detail }) => `${id}: ${title}, ${detail}`),
    claims: [
      [/holds no new facts/, ({ furthest }) => furthest === null],
      [/also /, ({ furthest, best }) => furthest?.step === best.step],
      [/ needs /, ({ furthest, best, next }) => furthest?.step === best.step && next !== null],
      [
        /has learned more/,
        ({ furthest, best, next }) => furthest?.step === best.step && next === null,
      ],
      [/^earliest/m, ({ earliest, best }) => earliest.step !== best.step],
      [
        /of new facts/,
        ({ best, furthest, earliest, next }) =>
          [best, furthest, earliest, next].some((one) => one?.learned != null),
      ],
    ],
  });
});

it("never rounds what is given up down", () => {
  fc.assert(
    fc.property(anyDecision, (one) => {
      const detail = optionOf(one, "earliest")?.detail ?? "";
      const said = /at most ([\d.]+) points/.exec(detail)?.[1];
      if (said !== undefined)
        expect(Number(said)).toBeGreaterThanOrEqual((one.earliest.atMost ?? 0) - 1e-9);
      expect(decisionSummary(one)).toContain(detail);
    }),
  );
});

it("names a checkpoint's folder as its trainer does", () => {
  expect(checkpointPath(76, { output_dir: "out/" })).toBe("out/checkpoint-76");
  expect(checkpointPath(76, {})).toBe("checkpoint-76");
});
