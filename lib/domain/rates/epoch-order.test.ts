import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { epochBreak, epochBreakWords } from "./epoch-order";

describe("epochBreak", () => {
  it("finds where the epochs of field F23 (1, 2, 1, 1) turn back", () => {
    const [, ...rows] = readFileSync("lib/testing/field/ag-epochdec.csv", "utf8")
      .trim()
      .split("\n");
    const places = rows.map((row) => {
      const [step, epoch] = row.split(",").map(Number);
      return { step: step ?? 0, epoch: epoch ?? null };
    });
    const found = epochBreak(places);
    expect(found).toEqual({ before: { step: 200, epoch: 2 }, after: { step: 300, epoch: 1 } });
    expect(found && epochBreakWords(found)).toBe(
      "The epochs of this run do not rise with its steps (epoch 1 at step 300 comes after epoch 2 at step 200), so steps are used instead.",
    );
  });

  it("takes checkpoints without an epoch, and the same checkpoint of several splits, for none", () => {
    const places = [
      { step: 2, epoch: null },
      { step: 3, epoch: 2 },
      { step: 1, epoch: 1 },
      { step: 3, epoch: 2 },
    ];
    expect(epochBreak(places)).toBeNull();
    expect(epochBreak([])).toBeNull();
  });

  it("finds none in what rises, in whatever order it is given", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(1000)), (steps) => {
        expect(epochBreak(steps.map((step) => ({ step, epoch: step / 7 })))).toBeNull();
      }),
    );
  });

  it("says that two checkpoints share an epoch", () => {
    const found = epochBreak([
      { step: 10, epoch: 1 },
      { step: 20, epoch: 1 },
    ]);
    expect(found && epochBreakWords(found)).toContain("steps 10 and 20 are both epoch 1");
  });
});
