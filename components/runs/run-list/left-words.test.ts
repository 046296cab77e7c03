import fc from "fast-check";
import { expect, test } from "vitest";
import { leftWords } from "@/components/runs/run-list/left-words";

test.each([
  [60 * 60_000, "gone for good in 60 minutes"],
  [59 * 60_000 + 59_999, "gone for good in 59 minutes"],
  [60_000, "gone for good in 1 minute"],
  [59_999, "gone for good within a minute"],
  [0, "gone for good now"],
  [-5, "gone for good now"],
])("%d ms is %s", (leftMs, words) => {
  expect(leftWords(leftMs)).toBe(words);
});

test("never promises more time than there is", () => {
  fc.assert(
    fc.property(fc.integer({ min: 60_000, max: 3_600_000 }), (leftMs) => {
      const minutes = Number(/\d+/.exec(leftWords(leftMs))?.[0]);
      expect(minutes * 60_000).toBeLessThanOrEqual(leftMs);
      expect((minutes + 1) * 60_000).toBeGreaterThan(leftMs);
    }),
  );
});
