import fc from "fast-check";
import { expect, it } from "vitest";
import type { CurvesModel } from "@/lib/comparisons/comparison-model";
import { expectClaims } from "@/lib/testing/claims";
import { groupsPicture } from "./groups-words";

const point = fc
  .record({
    mean: fc.double({ min: 0, max: 1, noNaN: true }),
    runs: fc.integer({ min: 1, max: 4 }),
  })
  .map(({ mean, runs }) => ({ mean, low: mean / 2, high: (1 + mean) / 2, runs }));
const group = fc.array(point, { maxLength: 4 }).map((points) => ({
  ...{ id: "group-1", label: "25 %", runs: 2, unknownShare: 0.25, color: null, fits: null },
  points: points.map((one, x) => ({ ...one, x })),
}));
const modelOf = (groups: unknown, rate: string) =>
  ({ groups, rate, x: "epoch", runs: [] }) as unknown as CurvesModel;

it("gives a group a best and a change only where it has a mean, and a range only of several runs", () => {
  expectClaims({
    facts: fc.record({ group, rate: fc.constantFrom("accuracy", "hallucination") }),
    say: ({ group: one, rate }) => {
      const [row] = groupsPicture(modelOf([one], rate))?.table.rows ?? [];
      return row?.cells.map(
        ({ text, note }, k) => `${["group", "best", "last", "change"][k]} ${text}; ${note ?? ""}`,
      );
    },
    claims: [
      [/^best \d.*epoch/m, ({ group: { points } }) => points.length > 0],
      [/^best –/m, ({ group: { points } }) => points.length === 0],
      [/^last .* to /m, ({ group: { points } }) => (points.at(-1)?.runs ?? 0) > 1],
      // The best of accuracy is the highest, of wrong answers the lowest: what comes after is never better.
      [/^change \+/m, ({ rate }) => rate === "hallucination"],
      [/^change −/m, ({ rate }) => rate === "accuracy"],
    ],
  });
  expect(groupsPicture(modelOf(null, "accuracy"))).toBeNull();
});
