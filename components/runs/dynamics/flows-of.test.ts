import { expect, test } from "vitest";
import { flowsOf } from "./flows-of";

const flow = (gained: number, lost: number) => ({ total: 10, gained, lost });

test("makes a bar of each checkpoint that has one before it", () => {
  const flows = flowsOf([
    { step: 0, epoch: 0, sincePrevious: null },
    { step: 38, epoch: 1, sincePrevious: flow(5, 2) },
    { step: 1900, epoch: null, sincePrevious: flow(0, 3) },
  ]);
  expect(flows).toEqual([
    { key: "38", label: "Epoch 1", tick: "1", gained: 5, lost: 2 },
    { key: "1900", label: "Step 1,900", tick: "1,900", gained: 0, lost: 3 },
  ]);
});

test("is empty for a single checkpoint", () => {
  expect(flowsOf([{ step: 0, epoch: 0, sincePrevious: null }])).toEqual([]);
});
