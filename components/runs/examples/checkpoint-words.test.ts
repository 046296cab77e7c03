import { expect, test } from "vitest";
import { checkpointLabel, checkpointTick, spanOf } from "./checkpoint-words";

test("spanOf names first and last epoch", () => {
  const checkpoints = [0, 1, 30].map((epoch) => ({ step: epoch * 38, epoch }));
  expect(spanOf(checkpoints)).toBe("Epoch 0 to 30");
  expect(spanOf(checkpoints.slice(0, 1))).toBe("Epoch 0");
});

test("spanOf falls back to steps where an end has no epoch", () => {
  expect(
    spanOf([
      { step: 0, epoch: null },
      { step: 12_000, epoch: 3 },
    ]),
  ).toBe("Step 0 to 12,000");
});

test("spanOf says what the column is where there is none", () => {
  expect(spanOf([])).toBe("Checkpoints");
});

test("a checkpoint is named by its epoch, without trailing digits, else by its step", () => {
  expect(checkpointLabel({ step: 19, epoch: 0.5 })).toBe("Epoch 0.5");
  expect(checkpointLabel({ step: 1900, epoch: null })).toBe("Step 1,900");
  expect(checkpointTick({ step: 19, epoch: 2.999999 })).toBe("3");
});
