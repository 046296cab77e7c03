import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  attributionPicture,
  attributionRows,
  attributionRowsOfPage,
  attributionWords,
} from "@/components/comparisons/attribution/attribution-words";
import type { ComparisonResponse } from "@/lib/comparisons/comparison-schema";
import type { RunModel } from "@/lib/comparisons/curves/curves-model";
import { controlQuestions as questions } from "@/lib/domain/compare/control-question";
import { expectClaims } from "@/lib/testing/claims";

// SCIENCE.md section 8: of 31.0 points that unk050_s1 loses 20.9 are due to new knowledge.
const found = { step: 30, epoch: 30, points: 20.9, low: 16.9, high: 24.9 };
const falls = { runFall: 31, controlFall: 10.1 };
const attribution = { id: "run-2", control: "run-1", ...found, ...falls };
const runs = ["run-1", "run-2"].map((id) => {
  return { id, label: `Run ${id}`, unknownShare: 0.5 } as RunModel;
});

describe("the attribution of a link", () => {
  const unclear = { ...attribution, control: null, low: -1 };
  const rows = attributionRows({ runs, attributions: [attribution, unclear] });

  it("tells a cause only where the interval allows it, and no control that is not shown", () => {
    expect(rows.map(attributionWords)).toEqual([
      {
        amount: "20.9 points (16.9 to 24.9) due to new knowledge",
        detail: "of 31.0 lost by epoch 30; Run run-1 lost 10.1 too",
        isClear: true,
      },
      {
        amount: "20.9 points (−1.0 to 24.9), not clearly more than its control",
        detail: "of 31.0 lost by epoch 30; a control run lost 10.1 too",
        isClear: false,
      },
    ]);
    const told = { question: "replaced", seeds: { run: 2, control: 3, isOverRuns: true } } as const;
    const [over] = attributionRows({ runs, attributions: [{ ...attribution, ...told }] });
    expect(over && attributionWords(over).detail).toBe(
      "of 31.0 lost by epoch 30; Run run-1, trained on known facts in place of the new ones, lost 10.1 too; over 2 and 3 runs",
    );
    const { table } = attributionPicture(rows);
    expect(table.rows.map(({ cells }) => [cells[1], cells[3]])).toEqual([
      [
        { text: "20.9", note: "16.9 to 24.9", isStrong: true },
        { text: "10.1", note: "Run run-1" },
      ],
      [
        { text: "20.9", note: "−1.0 to 24.9, not clearly more than its control" },
        { text: "10.1", note: "a control run" },
      ],
    ]);
  });
});

describe("the attribution of a page", () => {
  const attributable = { ...found, ...falls, control: "plain", examples: 800 };
  const rest = { relabelledUnknown: 0, drop: { points: 8 }, control: null, attributable: null };
  const answer = {
    runs: [
      { run: "half", name: "Half", unknownShare: 0.5, ...rest, attributable },
      { run: "plain", name: "Plain", unknownShare: 0, ...rest },
      { run: "some", name: "Some", unknownShare: 0.1, ...rest },
      {
        ...{ run: "short", name: "Short", unknownShare: 0.2, ...rest },
        control: { run: "plain", reason: "it has fewer steps" },
      },
    ],
  } as unknown as ComparisonResponse;
  const rows = attributionRowsOfPage(answer);

  it("stands by Unknown share, and a run without a usable control says why", () => {
    expect(rows.map((row) => [row.name, attributionWords(row).detail])).toEqual([
      ["Some", "no control run, so the cause is not known"],
      ["Short", "Plain cannot be its control: it has fewer steps"],
      ["Half", "of 31.0 lost by epoch 30; Plain lost 10.1 too"],
    ]);
  });

  it("has the columns of a link in its file, whatever is known of a run", () => {
    const link = attributionPicture(attributionRows({ runs, attributions: [attribution] }));
    const { records } = attributionPicture(rows);
    expect(records.head).toEqual(link.records.head);
    expect(records.rows).toEqual([
      ["Some", 0.1, 8, null, null, null, null, null],
      ["Short", 0.2, 8, null, null, null, null, null],
      ["Half", 0.5, 31, "Plain", 10.1, 20.9, 16.9, 24.9],
    ]);
  });
});

it("claims a cause only where the control's interval excludes none", () => {
  const points = fc.double({ min: -60, max: 60, noNaN: true });
  const seeds = fc.record({
    ...{ run: fc.integer({ min: 1, max: 4 }), control: fc.integer({ min: 1, max: 4 }) },
    isOverRuns: fc.boolean(),
  });
  const anyFound = fc
    .tuple(points, points, points, fc.option(seeds), fc.option(fc.constantFrom(...questions)))
    .map(([a, b, c, ownSeeds, question]) => {
      const [low = 0, middle = 0, high = 0] = [a, b, c].toSorted((x, y) => x - y);
      const more = { seeds: ownSeeds ?? undefined, question: question ?? undefined };
      return { ...attribution, points: middle, low, high, ...more };
    });
  const row = {
    id: "run-2",
    name: "Half",
    unknownShare: 0.5,
    control: "Plain",
    reason: "no control",
  };
  expectClaims({
    facts: fc.record({ found: fc.option(anyFound), fall: fc.option(points) }),
    say: ({ found: one, fall }) => {
      const { amount, detail } = attributionWords({ ...row, found: one, fall });
      return `${amount}; ${detail}`;
    },
    claims: [
      [/due to new knowledge/, ({ found: one }) => one !== null && one.low > 0],
      [/not clearly more/, ({ found: one }) => one !== null && one.low <= 0],
      [/fall since best/, ({ found: one, fall }) => one === null && fall !== null],
      [/nothing evaluated/, ({ found: one, fall }) => one === null && fall === null],
      [/over \d and \d runs/, ({ found: one }) => one?.seeds?.isOverRuns === true],
      [/one run each/, ({ found: one }) => one?.seeds?.isOverRuns === false],
      [/in place of the new ones/, ({ found: one }) => one?.question === "replaced"],
      [/on fewer examples/, ({ found: one }) => one?.question === "left-out"],
    ],
  });
});
