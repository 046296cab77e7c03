import fc from "fast-check";
import { expect, test } from "vitest";
import type { RunChangeLine } from "@/lib/runs/store/history-schema";
import { changeWords, daysLeft, dropWords } from "./history-words";

const line: RunChangeLine = {
  id: "1",
  at: "2026-01-01T00:00:00.000Z",
  actor: "Ada",
  kind: "upload",
  upload: { id: "2", filename: "a.jsonl", format: "predictions" },
  checkpoints: null,
  metrics: null,
  fromStep: null,
  from: null,
  to: null,
  mapping: null,
  restorableUntil: null,
};

test.each([
  [{}, "uploaded a.jsonl"],
  [{ upload: { id: "2", filename: null, format: "metrics" } }, "uploaded metrics"],
  [{ kind: "undo" }, "undid a.jsonl"],
  [{ kind: "move", from: "one", to: "two" }, "moved a.jsonl from one to two"],
  [
    { kind: "drop", upload: null, fromStep: 4500, checkpoints: 1, metrics: 1200 },
    "dropped everything from step 4,500 on: 1 checkpoint and 1,200 metric points",
  ],
  [{ kind: "undelete", upload: null }, "brought the run back"],
] as const)("%j reads: %s", (fields, words) => {
  expect(changeWords({ ...line, ...fields })).toBe(words);
});

test("nothing dropped is said to be nothing", () => {
  expect(dropWords({ checkpoints: 0, metrics: 0 })).toBe("Nothing");
});

test("never promises more time than there is", () => {
  const units = { day: 86_400_000, hour: 3_600_000 };
  const now = Date.parse(line.at);
  fc.assert(
    fc.property(fc.integer({ min: units.hour, max: 8 * units.day }), (leftMs) => {
      const words = daysLeft(new Date(now + leftMs).toISOString(), now);
      const [, count, unit] = /^(\d+) (day|hour)s? left$/.exec(words) ?? [];
      const size = units[unit as keyof typeof units];
      expect(Number(count) * size).toBeLessThanOrEqual(leftMs);
      expect((Number(count) + 1) * size).toBeGreaterThan(leftMs);
    }),
  );
  expect(daysLeft(line.at, now)).toBe("gone now");
});
