import fc from "fast-check";
import { expect, test } from "vitest";
import { leftWords } from "@/components/projects/left-words";

const hour = 60 * 60_000;

test.each([
  [7 * 24 * hour, "gone for good in 7 days"],
  [7 * 24 * hour - 1, "gone for good in 6 days"],
  [24 * hour, "gone for good in 1 day"],
  [24 * hour - 1, "gone for good in 23 hours"],
  [hour, "gone for good in 1 hour"],
  [hour - 1, "gone for good in 59 minutes"],
  [60_000, "gone for good in 1 minute"],
  [59_999, "gone for good within a minute"],
  [0, "gone for good now"],
  [-5, "gone for good now"],
])("%d ms is %s", (leftMs, words) => {
  expect(leftWords(leftMs)).toBe(words);
});

test("never promises more time than there is", () => {
  const units = { day: 24 * hour, hour, minute: 60_000 };
  fc.assert(
    fc.property(fc.integer({ min: 60_000, max: 8 * 24 * hour }), (leftMs) => {
      const [, count, unit] = /(\d+) (day|hour|minute)/.exec(leftWords(leftMs)) ?? [];
      const size = units[unit as keyof typeof units];
      expect(Number(count) * size).toBeLessThanOrEqual(leftMs);
      expect((Number(count) + 1) * size).toBeGreaterThan(leftMs);
    }),
  );
});
