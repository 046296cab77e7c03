import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findingText } from "@/lib/domain/findings/finding-words";
import { expectClaims } from "@/lib/testing/claims";
import { type ChoiceFacts, choiceFindings } from "./choice-words";

const seven: ChoiceFacts = {
  margin: 2,
  best: { run: "a", name: "unk000_s1", step: 76, epoch: 2 },
  within: [
    { run: "b", name: "unk050_ablated_s1" },
    { run: "c", name: "unk025_s1" },
  ],
  needed: {
    ...{ run: "c", name: "unk025_s1", step: 114, epoch: 3, learned: 53, toLearn: 300 },
    ...{ loss: 1.75, atMost: 3.14, isSame: false },
  },
  isPaired: true,
};
const say = (facts: ChoiceFacts) => choiceFindings(facts).map(findingText);

describe("what to choose among runs", () => {
  it("opens with the best, then with what the new facts take", () => {
    expect(say(seven)).toEqual([
      "Best on known facts: unk000_s1, epoch 2.",
      "If the new facts are needed: unk025_s1, epoch 3.",
      "unk050_ablated_s1 and unk025_s1 are within noise of the best.",
      "unk025_s1 learns 53 of 300 new facts, the most of all within 2.0 points of their own best, 1.8 points below the best run (at most 3.2, 95 %).",
    ]);
  });

  it("carries the runs that it names, and counts those beyond three", () => {
    const runsIn = choiceFindings(seven).map(({ segments }) =>
      segments.flatMap(({ of }) => of?.run ?? []),
    );
    expect(runsIn).toEqual([["a"], ["c"], ["b", "c"], ["c"]]);
    const within = ["p", "q", "r", "s", "t"].map((run) => ({ run, name: run }));
    expect(say({ ...seven, within })[2]).toBe("p, q, r and 2 others are within noise of the best.");
    expect(say({ ...seven, within: within.slice(0, 1) })[2]).toBe("p is within noise of the best.");
  });

  it("says nothing of noise or prices without single answers", () => {
    const said = say({ ...seven, isPaired: false });
    expect(said.at(-1)).toContain("whether the runs differ is not known");
    expect(said.join(" ")).not.toMatch(/within noise|at most/);
  });

  it("names the base model, one that learns on the way, and runs without new facts", () => {
    const base = { run: "a", name: "a", step: 0, epoch: 0 };
    expect(say({ ...seven, best: base })[0]).toBe("Best on known facts: a, the base model.");
    const same = seven.needed && { ...seven.needed, isSame: true };
    expect(say({ ...seven, needed: same }).at(-1)).toBe("It learns 53 of 300 new facts there.");
    expect(say({ ...seven, needed: null, within: [] })).toHaveLength(1);
  });
});

it("claims no more of a choice than its facts hold", () => {
  const place = fc.record({
    ...{ run: fc.constant("a"), name: fc.constant("one"), step: fc.nat(3) },
    epoch: fc.option(fc.nat(9)),
  });
  const points = fc.double({ min: -20, max: 20, noNaN: true });
  const needed = fc
    .tuple(place, points, fc.option(points), fc.boolean(), fc.nat(300))
    .map(([at, loss, atMost, isSame, learned]) => {
      return { ...at, loss, atMost, isSame, learned, toLearn: 300 };
    });
  expectClaims({
    facts: fc.record({
      ...{ margin: fc.double({ min: 0, max: 100, noNaN: true }), best: place },
      within: fc.array(fc.constant({ run: "b", name: "two" }), { maxLength: 6 }),
      ...{ needed: fc.option(needed), isPaired: fc.boolean() },
    }),
    say,
    claims: [
      [/within noise/, ({ isPaired, within }) => isPaired && within.length > 0],
      [/whether the runs differ is not known/, ({ isPaired }) => !isPaired],
      [/If the new facts are needed/, ({ needed: one }) => one !== null],
      [/It learns/, ({ needed: one, isPaired }) => isPaired && one?.isSame === true],
      [/the most of all|at most/, ({ needed: one }) => one != null && one.atMost !== null],
      [/the base model/, ({ best, needed: one }) => best.step === 0 || one?.step === 0],
    ],
  });
});
