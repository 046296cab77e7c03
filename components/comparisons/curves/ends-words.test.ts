import fc from "fast-check";
import { it } from "vitest";
import type { CurvesModel } from "@/lib/comparisons/comparison-model";
import { expectClaims } from "@/lib/testing/claims";
import { endsFindings } from "./ends-words";

const ratio = fc.oneof(fc.constant(0.5), fc.double({ min: 0, max: 1, noNaN: true }));
const anyRun = fc.option(ratio).map((accuracy) => ({
  label: `run ${accuracy}`,
  last: accuracy === null ? null : { accuracy, epoch: 3, step: 30 },
}));
const anyGroup = fc.array(ratio, { maxLength: 2 }).map((means) => ({
  label: "group",
  points: means.map((mean, x) => ({ x, mean, low: mean, high: mean, runs: 2 })),
}));
type Drawn = {
  runs: { last: { accuracy: number } | null }[];
  groups: { points: { mean: number }[] }[] | null;
  rate: string;
};

const endsOf = ({ runs, groups }: Drawn) =>
  groups === null
    ? runs.flatMap(({ last }) => last?.accuracy ?? [])
    : groups.flatMap(({ points }) => points.at(-1)?.mean ?? []);
const ended = (drawn: Drawn) => endsOf(drawn).length;
const spread = (drawn: Drawn) => Math.max(...endsOf(drawn)) - Math.min(...endsOf(drawn));

it("names most and least only among several that ended, and of accuracy alone", () => {
  expectClaims<Drawn>({
    facts: fc.record({
      runs: fc.array(anyRun, { maxLength: 3 }),
      groups: fc.option(fc.array(anyGroup, { maxLength: 3 })),
      rate: fc.constantFrom("accuracy", "abstention"),
    }),
    say: (drawn) =>
      endsFindings({
        split: "dev",
        population: "Known",
        x: "epoch",
        ...drawn,
      } as unknown as CurvesModel).map((part) =>
        part.map(({ text }) => text.replace("null", "none")).join(""),
      ),
    claims: [
      [/the most of these/, (drawn) => ended(drawn) > 1 && spread(drawn) > 0],
      [/^All (runs|groups) end at/, (drawn) => ended(drawn) > 1 && spread(drawn) < 0.002],
      [/the most of these groups/, ({ groups, rate }) => groups !== null && rate === "accuracy"],
      [/No held-out split/, (drawn) => ended(drawn) === 0],
    ],
  });
});
