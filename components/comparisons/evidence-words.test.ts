import fc from "fast-check";
import { expect, it } from "vitest";
import type { ComparisonResponse } from "@/lib/comparisons/comparison-schema";
import { expectClaims } from "@/lib/testing/claims";
import { evidenceFigures } from "./evidence-words";

type Compared = Pick<ComparisonResponse, "runs" | "remedies">;

const change = fc.tuple(fc.integer({ min: -30, max: 30 }), fc.nat(10)).map(([points, half]) => {
  return { points, low: points - half, high: points + half };
});
const run = fc.record({
  name: fc.constantFrom("a", "b"),
  unknownShare: fc.option(fc.constantFrom(0, 0.25, 0.5)),
  relabelledUnknown: fc.constantFrom(null, 0, 1),
  attributable: fc.option(change.map((one) => ({ ...one, runFall: one.points + 5 }))),
});
const outcome = fc.record({
  kind: fc.constantFrom("as-it-is", "filtered", "relabelled"),
  effect: fc.option(
    fc.record({ total: fc.constant(640), wrong: fc.option(change), correct: fc.option(change) }),
  ),
});
const compared = fc
  .record({ runs: fc.array(run, { maxLength: 3 }), outcomes: fc.array(outcome, { maxLength: 2 }) })
  .map(({ runs, outcomes }) => {
    return { runs, remedies: [{ split: "test", outcomes }] } as unknown as Compared;
  });

const hurts = ({ runs }: Compared) =>
  runs.some(
    ({ unknownShare, relabelledUnknown, attributable }) =>
      (unknownShare ?? 0) > 0 && !relabelledUnknown && (attributable?.low ?? 0) > 0,
  );
const some =
  (holds: (one: Compared["remedies"][number]["outcomes"][number]) => boolean) =>
  ({ remedies }: Compared) =>
    remedies.some(({ outcomes }) => outcomes.some(holds));

it("blames new knowledge only beyond a control, and is green only where wrong answers surely fell and right ones did not", () => {
  expectClaims({
    facts: compared,
    say: (answer) =>
      evidenceFigures(answer).map(
        ({ label, value, caption, tone }) => `${tone}: ${label} ${value}, ${caption}`,
      ),
    claims: [
      [/hurts from/, hurts],
      [/Due to new knowledge/, hurts],
      [/filtered out/, some(({ kind, effect }) => kind === "filtered" && effect?.wrong != null)],
      [/relabelled/, some(({ kind, effect }) => kind === "relabelled" && effect?.wrong != null)],
      [/right ones −/, some(({ effect }) => (effect?.correct?.high ?? 0) < 0)],
      [
        /good: Wrong/,
        some(({ effect }) => (effect?.wrong?.high ?? 0) < 0 && !((effect?.correct?.high ?? 0) < 0)),
      ],
      [/bad: Wrong/, some(({ effect }) => (effect?.wrong?.low ?? 0) > 0)],
    ],
  });
  expect(evidenceFigures({ runs: [], remedies: [] })).toEqual([]);
});
