import { expect, test } from "vitest";
import { limits } from "@/lib/limits";
import { FirstOfMany, RefusalBudget } from "./event-counts";

const refusalsAMinute = limits.refusalsKeptAMinute;

test("keeps a hundred of a minute, says once that there were more, and starts anew", () => {
  const budget = new RefusalBudget();
  const verdicts = Array.from({ length: refusalsAMinute + 3 }, () => budget.count("a", 30_000));
  expect(verdicts.filter((verdict) => verdict === "keep")).toHaveLength(refusalsAMinute);
  expect(verdicts.slice(-3)).toEqual(["last", "leave out", "leave out"]);
  expect(budget.count("b", 30_000)).toBe("keep");
  expect(budget.count("a", 60_000)).toBe("keep");
});

test("tells the first of many within a time", () => {
  const first = new FirstOfMany(1000);
  expect([0, 999, 1000, 1500].map((now) => first.isFirst("a", now))).toEqual([
    true,
    false,
    true,
    false,
  ]);
  expect(first.isFirst("b", 1500)).toBe(true);
});
