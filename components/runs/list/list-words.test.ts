import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { expectClaims } from "@/lib/testing/claims";
import { listHeadline } from "./list-words";

type Listed = Parameters<typeof listHeadline>[0][number];

const anyRun: fc.Arbitrary<Listed> = fc.record({
  name: fc.constantFrom("alpha", "beta"),
  dataset: fc.constantFrom("facts", "facts", "facts", "others"),
  health: fc.constantFrom("healthy", "degrading", "insufficient-data", "pending"),
  ...{ isWithheld: fc.boolean(), isRatesOnly: fc.boolean() },
  best: fc.option(
    fc.constantFrom(0.25, 0.5, 0.891, 0.8911).map((accuracy) => ({ step: 1, epoch: 1, accuracy })),
  ),
});
const judged = (runs: readonly Listed[]) =>
  runs.filter((run) => !run.isRatesOnly && run.health !== "pending" && run.best !== null);
const countOf = (runs: readonly Listed[], health: Listed["health"]) =>
  judged(runs).filter((run) => run.health === health).length;

describe("the line above a list of runs", () => {
  it("says no more than the runs shown, and nothing of rates or of one run", () => {
    expectClaims({
      facts: fc.array(anyRun, { maxLength: 5 }),
      say: (runs) => listHeadline(runs, "Known"),
      claims: [
        [/./, (runs) => judged(runs).length > 1],
        [/reach/, (runs) => new Set(judged(runs).map(({ dataset }) => dataset)).size === 1],
        [/Two runs reach/, (runs) => judged(runs).length > 1],
        [/falls? after/, (runs) => countOf(runs, "degrading") > 0],
        [/^(.*\. )?1 of/, (runs) => countOf(runs, "degrading") === 1],
        [/No fall is confirmed/, (runs) => countOf(runs, "degrading") === 0],
        [/No fall is confirmed/, (runs) => countOf(runs, "healthy") > 0],
        [/too little to tell/, (runs) => countOf(runs, "insufficient-data") > 0],
        [
          /Each has too little/,
          (runs) => countOf(runs, "healthy") + countOf(runs, "degrading") === 0,
        ],
        [
          /withholding/,
          (runs) =>
            judged(runs).some(({ health, isWithheld }) => health === "degrading" && isWithheld),
        ],
      ],
    });
  });

  it("is the demo's: two runs are equally high, eleven of twelve fall, the paper's rates are none of them", () => {
    const run = (name: string, accuracy: number, more: Partial<Listed> = {}): Listed => ({
      ...{ name, dataset: "tiny-world", health: "degrading", isWithheld: false },
      ...{ isRatesOnly: false, best: { step: 1, epoch: 1, accuracy }, ...more },
    });
    const runs = [
      ...[run("unk000_s1", 713 / 800), run("unk010_lowlr_s3", 713 / 800), run("unk050_s1", 0.8475)],
      run("unk050_idk_s1", 0.8, { isWithheld: true }),
      run("unk000_vlowlr_s1", 0.89, { health: "healthy" }),
      run("Gekhman et al. 2024", 0.99, { isRatesOnly: true, health: "insufficient-data" }),
    ];
    expect(listHeadline(runs, "Known")).toBe(
      "Two runs reach 89.1\u202f% on known facts. 4 of 5 fall after their best, one mostly by withholding answers.",
    );
  });
});
