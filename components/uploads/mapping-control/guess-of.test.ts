import { expect, test } from "vitest";
import { guessOf } from "@/components/uploads/mapping-control/guess-of";
import { completeMeaning } from "@/lib/domain/mapping/complete-meaning";

const none = { points: [], first: null, last: null, count: 0 };

test("a guess has every metric, those that stay metrics as none, and a mapping is laid over it", () => {
  const rate = completeMeaning({ set: "g0" });
  const series = [
    { key: "eval/g0/accuracy", ...rate, ...none },
    { key: "loss", ...rate, ...none, set: null, split: null },
  ];
  const mapping = { series: { "eval/g0/accuracy": { category: "Known" as const }, epoch: null } };
  expect([...guessOf({ series, mapping })]).toEqual([
    ["eval/g0/accuracy", { ...rate, category: "Known" }],
    ["loss", null],
    ["epoch", null],
  ]);
});
