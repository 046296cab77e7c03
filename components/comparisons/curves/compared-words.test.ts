import fc from "fast-check";
import { expect, it } from "vitest";
import type { ComparedRun, ComparisonResponse } from "@/lib/comparisons/comparison-schema";
import { anyRunModel } from "@/lib/testing/any-run-model";
import { expectClaims } from "@/lib/testing/claims";
import {
  changesWords,
  comparedPicture,
  countedWords,
  runByRunPicture,
  testedWords,
} from "./compared-words";

const place = { step: 76, epoch: 2, knownFitted: null, unknownFitted: null };
const figure = fc.nat(800).map((correct) => {
  const accuracy = correct / 800;
  return { ...place, total: 800, correct, abstained: 0, accuracy, low: accuracy, high: accuracy };
});
const interval = fc
  .tuple(fc.double({ min: -50, max: 50, noNaN: true }), fc.boolean())
  .map(([points, has]) =>
    has ? { points, low: points - 2, high: points + 2 } : { points, low: null, high: null },
  );
const test = fc.record({ interval, p: fc.option(fc.constantFrom(0.0001, 0.04, 1)) }).map((one) => {
  const rest = { total: 800, lost: null, gained: null, paired: false };
  return { ...one.interval, ...rest, pValue: one.p, adjustedPValue: one.p };
});
const figures = fc.record({
  ...{ best: fc.option(figure), last: fc.option(figure), recommended: fc.option(figure) },
});
const against = fc.record({
  ...{ best: fc.option(test), last: fc.constant(null), recommended: fc.constant(null) },
});

it("gives a difference from the baseline an interval and a p only where it was tested", () => {
  expectClaims({
    facts: fc.record({ figures, against, drop: fc.option(interval) }),
    say: (drawn) => {
      const run = { run: "a", name: "a", unknownShare: 0.5, ...drawn } as unknown as ComparedRun;
      const response = { baseline: "a", runs: [run] } as unknown as ComparisonResponse;
      const cells = comparedPicture(response).table.rows[0]?.cells ?? [];
      const names = ["run", "share", "best", "recommended", "last", "fall", "against"];
      return cells
        .slice(0, names.length)
        .map(({ text, note }, k) => `${names[k]} ${text}; ${note ?? ""}`);
    },
    claims: [
      [/^best \d.* to .*epoch 2/m, ({ figures: { best } }) => best !== null],
      [/^recommended \d/m, ({ figures: { recommended } }) => recommended !== null],
      [/^last –/m, ({ figures: { last } }) => last === null],
      [/^fall −/m, ({ drop }) => (drop?.points ?? 0) > 0],
      [/^fall .* to /m, ({ drop }) => drop?.low != null],
      [/^against .*; .* to /m, ({ against: { best } }) => best?.low != null],
      [/^against .*p [=<]/m, ({ against: { best } }) => best?.adjustedPValue != null],
      [/^against [+−0].*; $/m, ({ against: { best } }) => !best?.low && !best?.adjustedPValue],
    ],
  });
});

it("is named after the baseline", () => {
  const runs = [{ run: "a", name: "unk000_s1" }] as unknown as ComparedRun[];
  const rest = { figures: {}, against: {}, drop: null, unknownShare: null };
  const full = runs.map((run) => ({ ...run, ...rest })) as unknown as ComparedRun[];
  const nothing = { best: null, last: null, recommended: null };
  const response = {
    baseline: "a",
    runs: full.map((run) => ({ ...run, figures: nothing, against: nothing })),
  };
  expect(comparedPicture(response as unknown as ComparisonResponse).title).toBe(
    "Runs against unk000_s1",
  );
});

it("gives a run's figures an interval, a change and a checkpoint to use only where there are some", () => {
  expectClaims({
    facts: anyRunModel,
    say: (run) => {
      const [row] = runByRunPicture([run])?.table.rows ?? [];
      return row?.cells.map(
        ({ text, note }, k) =>
          `${["name", "best", "last", "change", "use"][k]} ${text}${note ? `; ${note}` : ""}`,
      );
    },
    claims: [
      [/^name.*new/m, ({ unknownShare }) => unknownShare !== null],
      [/^best \d/m, ({ best }) => best !== null],
      [/^best.* to /m, ({ best }) => best?.low != null],
      [/^last.* to /m, ({ last }) => last?.low != null],
      [/^change −/m, ({ drop }) => (drop?.points ?? 0) > 0],
      [/^change \+/m, ({ drop }) => (drop?.points ?? 0) < 0],
      [/^change.* to /m, ({ drop }) => drop?.low != null],
      [/^change –/m, ({ drop }) => drop === null],
      [/^use [es]/m, ({ recommended }) => recommended !== null],
    ],
  });
  expect(runByRunPicture([])).toBeNull();
});

it("turns the interval of a fall with its sign", () => {
  const drop = { points: 31, low: 27.5, high: 34.5 };
  const run = { id: "a", label: "a", unknownShare: 0.5, best: null, last: null, recommended: null };
  const picture = runByRunPicture([
    { ...run, drop, color: null, isBaseline: false, points: [], fits: null },
  ]);
  expect(picture?.table.rows[0]?.cells[3]).toEqual({ text: "−31.0", note: "−34.5 to −27.5" });
  expect(picture?.records.rows[0]?.slice(-4, -1)).toEqual([-31, -34.5, -27.5]);
});

it("names the test and the pairs only of runs whose answers are known: field report R3", () => {
  type Side = { paired: boolean; isTested: boolean };
  const has = (is: (side: Side) => boolean) => (sides: readonly Side[]) => sides.some(is);
  expectClaims({
    facts: fc.array(fc.record({ paired: fc.boolean(), isTested: fc.boolean() }), { minLength: 1 }),
    say: (sides) => {
      const runs = sides.map(({ paired, isTested }) => {
        const best = isTested ? ({ paired } as ComparedRun["against"]["best"]) : null;
        return { paired, against: { best, last: null, recommended: null } };
      });
      return [
        `counts: ${countedWords(runs)}`,
        `changes: ${changesWords(runs)}`,
        `tests: ${testedWords(runs)}`,
      ];
    },
    claims: [
      [/^counts: .*in every run/m, (sides) => !has(({ paired }) => !paired)(sides)],
      [/^changes: .*are paired/m, has(({ paired }) => paired)],
      [/^changes: .*unpaired/m, has(({ paired }) => !paired)],
      [/^tests: .*McNemar/m, has(({ paired, isTested }) => paired && isTested)],
      [/^tests: .*Newcombe/m, has(({ paired, isTested }) => !paired && isTested)],
      [/^tests: Intervals/m, (sides) => !has(({ isTested }) => isTested)(sides)],
    ],
  });
});
