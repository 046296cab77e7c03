import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { RemedyKind } from "@/lib/domain/compare/remedies";
import type { RemedyChange } from "@/lib/domain/compare/remedy-effect";
import { isRemedy, type RemedyResult, remedyFinding } from "@/lib/domain/compare/remedy-words";
import { findingText } from "@/lib/domain/findings/finding-words";
import { expectClaims } from "@/lib/testing/claims";

const change = (difference: number, low: number, high: number): RemedyChange => ({
  difference,
  low,
  high,
});
const outcome = (
  kind: RemedyKind,
  right: number,
  rest: {
    wrong?: RemedyChange | null;
    correct?: RemedyChange | null;
    idk?: number;
    isPaired?: boolean;
  } = {},
): RemedyResult => ({
  run: kind,
  against: "as-it-is",
  setting: kind === "other-setting" ? "lr 1.2e−4 instead of 4e−5" : null,
  kind,
  counts: { total: 640, correct: right, abstained: rest.idk ?? 0 },
  effect:
    kind === "as-it-is"
      ? null
      : {
          total: 640,
          wrong: rest.wrong ?? null,
          correct: rest.correct ?? null,
          isPaired: rest.isPaired ?? true,
        },
});
const say = (...block: readonly RemedyResult[]) => {
  const finding = remedyFinding(block, { split: "test" });
  return finding && findingText(finding);
};

// tiny-lm, split test at epoch 30: counts of metrics.csv, paired intervals recounted in numpy.
const plain = outcome("as-it-is", 214);
const filtered = outcome("filtered", 318, {
  wrong: change(-0.1625, -0.1945, -0.1305),
  correct: change(0.1625, 0.1305, 0.1945),
});
const relabelled = outcome("relabelled", 152, {
  wrong: change(-0.4515625, -0.4913, -0.4118),
  correct: change(-0.096875, -0.1321, -0.0617),
  idk: 351,
});

describe("remedyFinding", () => {
  it("says what filtering and relabelling did to wrong answers, and what was lost with them", () => {
    expect(say(plain, filtered, relabelled)).toBe(
      "At the last checkpoint 67 % of 640 test answers are wrong. " +
        "Filtering the new facts out takes 16.3 points off the wrong answers (13.1 to 19.4). " +
        "Relabelling them “I don't know” takes 45.2 points off the wrong answers (41.2 to 49.1), but 9.7 points (6.2 to 13.2) off the right ones too; 55 % go unanswered.",
    );
  });

  it("leaves out in its short form where it started and what went unanswered", () => {
    const short = remedyFinding([plain, relabelled], { split: "test", isShort: true });
    expect(short && findingText(short)).toBe(
      "Relabelling them “I don't know” takes 45.2 points off the wrong answers (41.2 to 49.1), but 9.7 points (6.2 to 13.2) off the right ones too.",
    );
  });

  it("says of a setting that does worse that it does, and names no price of it", () => {
    const faster = outcome("other-setting", 172, {
      wrong: change(0.065625, 0.0428, 0.0884),
      correct: change(-0.065625, -0.0884, -0.0428),
    });
    const said = say(plain, faster);
    expect(said).toContain(
      "Training with lr 1.2e−4 instead of 4e−5 goes with 6.6 points more wrong answers (4.3 to 8.8).",
    );
    expect(said).not.toMatch(/but|right ones/);
    expect([faster, filtered, relabelled].map(isRemedy)).toEqual([false, true, true]);
  });

  it("calls a declared remedy by its own name", () => {
    const rag = { ...filtered, kind: "declared" as const, setting: "retrieval" };
    expect(say(plain, rag)).toContain("Retrieval takes 16.3 points off the wrong answers");
  });

  it("claims nothing where the interval holds no change", () => {
    const nothing = outcome("filtered", 214, { wrong: change(-0.01, -0.03, 0.01) });
    expect(say(plain, nothing)).toContain(
      "does not clearly change the wrong answers (−3.0 to 1.0 points)",
    );
  });

  it("says where the answers were not compared pair by pair, or not at all", () => {
    const counts = { wrong: change(-0.2, -0.25, -0.15), isPaired: false };
    expect(say(plain, outcome("filtered", 300, counts))).toContain("(15.0 to 25.0, unpaired)");
    expect(say(plain, outcome("filtered", 300))).toContain("not evaluated on the same questions");
  });

  it("is null without a remedy, or where nothing was evaluated", () => {
    expect(say()).toBeNull();
    expect(say(plain)).toBeNull();
    const empty = { ...plain, counts: { total: 0, correct: 0, abstained: 0 } };
    expect(say(empty, filtered)).toBeNull();
  });
});

it("calls no worse run a remedy, and claims no change that may be none", () => {
  const bound = fc.double({ min: -0.9, max: 0.9, noNaN: true });
  const anyChange = fc
    .tuple(bound, bound, bound)
    .map((all) => all.toSorted((a, b) => a - b))
    .map(([low = 0, difference = 0, high = 0]) => change(difference, low, high));
  const kinds = ["filtered", "relabelled", "declared", "other-setting"] as const;
  expectClaims({
    facts: fc.record({
      ...{ kind: fc.constantFrom(...kinds), wrong: fc.option(anyChange) },
      ...{ correct: fc.option(anyChange), idk: fc.nat(200), isPaired: fc.boolean() },
      isShort: fc.boolean(),
    }),
    say: ({ kind, isShort, ...rest }) => {
      const block = [outcome("as-it-is", 300), outcome(kind, 200, rest)];
      const found = remedyFinding(block, { split: "test", isShort });
      return found && findingText(found);
    },
    claims: [
      [/off the wrong answers/, ({ wrong }) => wrong !== null && wrong.high < 0],
      [/more wrong answers/, ({ wrong }) => wrong !== null && wrong.low > 0],
      [
        /does not clearly change/,
        ({ wrong }) => wrong !== null && wrong.low <= 0 && wrong.high >= 0,
      ],
      [/off the right ones too/, ({ correct }) => correct !== null && correct.high < 0],
      [/off the right ones too/, ({ wrong }) => wrong !== null && !(wrong.low > 0)],
      [/go unanswered/, ({ idk, isShort }) => idk > 0 && !isShort],
      [/unpaired/, ({ isPaired }) => !isPaired],
      [/not evaluated on the same questions/, ({ wrong }) => wrong === null],
    ],
  });
});
