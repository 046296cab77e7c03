import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Population, populations } from "@/lib/domain/knowledge/knowledge";
import { countsOf } from "@/lib/domain/knowledge/populations";
import { reconcileAggregates } from "./reconcile-aggregates";
import type { AggregateRecord } from "./records";

type Counts = [total: number, correct: number, abstained?: number, fitted?: number | null];

let line = 1;
function row(
  category: Population,
  counts: Counts,
  at: Partial<AggregateRecord> = {},
): AggregateRecord {
  const [total, correct, abstained = 0, fitted = null] = counts;
  line += 1;
  const base = { line, step: 0, epoch: 0, split: "train", metrics: {} };
  return { ...base, category, total, correct, abstained, fitted, ...at };
}

const categoriesOf = (rows: readonly AggregateRecord[]) => rows.map(({ category }) => category);
const messages = (rows: AggregateRecord[]) =>
  reconcileAggregates(rows).issues.map(({ message }) => message);

/** Step 0, split train of the tiny-lm run unk025_s1 (metrics.csv). */
const tinyLm = () => [
  row("HighlyKnown", [757, 670, 0, 670]),
  row("MaybeKnown", [51, 13, 0, 13]),
  row("WeaklyKnown", [92, 22, 0, 22]),
  row("Unknown", [300, 2, 0, 2]),
  row("Known", [900, 705, 0, 705]),
  row("all", [1200, 707, 0, 707]),
];

describe("reconcileAggregates", () => {
  test("keeps the four categories of a real table and drops their sums", () => {
    const { rows, issues } = reconcileAggregates(tinyLm());
    expect(issues).toEqual([]);
    expect(categoriesOf(rows)).toEqual(["HighlyKnown", "MaybeKnown", "WeaklyKnown", "Unknown"]);
    expect(countsOf(rows, "all")).toEqual({
      total: 1200,
      correct: 707,
      abstained: 0,
      fitted: 707,
    });
    expect(countsOf(rows, "Known")).toEqual({
      total: 900,
      correct: 705,
      abstained: 0,
      fitted: 705,
    });
  });

  test("keeps a coarse row that stands alone", () => {
    const { rows, issues } = reconcileAggregates([row("Known", [10, 5])]);
    expect(issues).toEqual([]);
    expect(categoriesOf(rows)).toEqual(["Known"]);
  });

  test("drops all beside Known and Unknown", () => {
    const { rows } = reconcileAggregates([
      row("Known", [10, 5]),
      row("Unknown", [10, 1]),
      row("all", [20, 6]),
    ]);
    expect(categoriesOf(rows)).toEqual(["Known", "Unknown"]);
  });

  test("drops all that equals Known when there is no Unknown row, as in a dev split", () => {
    const { rows } = reconcileAggregates([row("Known", [800, 640]), row("all", [800, 640])]);
    expect(categoriesOf(rows)).toEqual(["Known"]);
    expect(countsOf(rows, "all")).toMatchObject({ total: 800, correct: 640 });
  });

  test("keeps Known beside some of its parts, and readers take it as it is", () => {
    const { rows, issues } = reconcileAggregates([
      row("HighlyKnown", [10, 9]),
      row("Known", [15, 11]),
      row("Unknown", [5, 0]),
      row("all", [20, 11]),
    ]);
    expect(issues).toEqual([]);
    expect(categoriesOf(rows)).toEqual(["HighlyKnown", "Known", "Unknown"]);
    expect(countsOf(rows, "Known")).toMatchObject({ total: 15, correct: 11 });
    expect(countsOf(rows, "all")).toMatchObject({ total: 20, correct: 11 });
  });

  test("says both numbers when Known is not the sum of its parts", () => {
    const rows = tinyLm().map((each) =>
      each.category === "Known" ? { ...each, correct: 706 } : each,
    );
    expect(messages(rows)).toContain(
      'correct of Known is not the sum of its parts: 706 against 705 (step 0, split "train")',
    );
  });

  test("says both numbers when all is not the sum", () => {
    const rows = [row("Known", [10, 5]), row("Unknown", [10, 1]), row("all", [21, 6])];
    expect(messages(rows)).toEqual([
      'n of all is not the sum of its parts: 21 against 20 (step 0, split "train")',
    ]);
  });

  test("refuses parts that exceed a sum that cannot be checked", () => {
    const rows = [row("HighlyKnown", [10, 9]), row("Known", [9, 9])];
    expect(messages(rows)[0]).toBe(
      'n of Known is less than its parts: 9 against 10 (step 0, split "train")',
    );
  });

  test("refuses a remainder with more answers than examples", () => {
    const rows = [row("HighlyKnown", [10, 1]), row("Known", [12, 8])];
    expect(messages(rows)[0]).toContain(
      "Known without its parts has more correct and abstained than n",
    );
  });

  test("compares fitted only where every part has it", () => {
    const rows = [row("Known", [10, 5, 0, 5]), row("Unknown", [10, 1]), row("all", [20, 6, 0, 6])];
    const reconciled = reconcileAggregates(rows);
    expect(reconciled.issues).toEqual([]);
    expect(countsOf(reconciled.rows, "all")?.fitted).toBe(6);
  });

  test("accepts the same row twice and refuses it with other numbers", () => {
    const once = [row("Known", [10, 5]), row("Known", [10, 5])];
    expect(reconcileAggregates(once)).toMatchObject({ issues: [], rows: [{ category: "Known" }] });
    const twice = [row("Known", [10, 5], { line: 2 }), row("Known", [10, 6], { line: 3 })];
    const [issue] = reconcileAggregates(twice).issues;
    expect(issue).toEqual({
      line: 3,
      column: "category",
      message:
        'Known occurs twice with different counts: 6/10 against 5/10 in line 2 (step 0, split "train")',
    });
  });

  test("treats each step and split on its own", () => {
    const rows = [
      row("Known", [10, 5]),
      row("Known", [10, 6], { step: 1 }),
      row("Known", [10, 7], { split: "dev" }),
    ];
    expect(reconcileAggregates(rows)).toMatchObject({ issues: [], rows });
  });

  test("answers every population the same, whichever consistent sums a file repeats", () => {
    const counts = fc
      .tuple(fc.nat(50), fc.nat(50), fc.nat(50))
      .map(([correct, abstained, wrong]) => ({
        total: correct + abstained + wrong,
        correct,
        abstained,
        fitted: null,
      }));
    const parts = ["HighlyKnown", "MaybeKnown", "WeaklyKnown", "Unknown"] as const;
    fc.assert(
      fc.property(
        fc.tuple(counts, counts, counts, counts),
        fc.subarray<Population>(["Known", "all"]),
        (finest, repeated) => {
          const fine = parts.map((category, index) => ({
            ...row(category, [0, 0]),
            ...finest[index],
          }));
          const coarse = repeated.map((category) => ({
            ...row(category, [0, 0]),
            ...countsOf(fine, category),
          }));
          const { rows, issues } = reconcileAggregates([...coarse, ...fine]);
          expect(issues).toEqual([]);
          for (const population of populations) {
            expect(countsOf(rows, population)).toEqual(countsOf(fine, population));
          }
        },
      ),
    );
  });

  test("keeps what every stated row said, when the file is consistent", () => {
    const stated = fc.subarray([...populations], { minLength: 1 });
    fc.assert(
      fc.property(stated, (chosen) => {
        const rows = tinyLm().filter(({ category }) => chosen.includes(category));
        const reconciled = reconcileAggregates(rows);
        expect(reconciled.issues).toEqual([]);
        for (const { category, total, correct } of rows) {
          expect(countsOf(reconciled.rows, category)).toMatchObject({ total, correct });
        }
      }),
    );
  });
});
