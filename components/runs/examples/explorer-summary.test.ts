import { expect, test } from "vitest";
import { explorerSummary } from "./explorer-summary";

const answer = { total: 262, best: { step: 76, epoch: 2 }, last: { step: 1140, epoch: 30 } };

test("names the two checkpoints between which examples were forgotten", () => {
  expect(explorerSummary(answer, { transition: "lost-since-best" })).toEqual({
    count: "262 examples",
    meaning:
      "Correct at the best checkpoint, not correct at the last; best is epoch 2, last epoch 30",
  });
});

test("counts one example in the singular", () => {
  expect(explorerSummary({ ...answer, total: 1 }, { transition: "never" }).count).toBe("1 example");
});

test("says how to read a strip where no history is asked for", () => {
  expect(explorerSummary(answer, { transition: null }).meaning).toMatch(/^One mark a checkpoint/);
});
