import { describe, expect, test } from "vitest";
import type { Population } from "@/lib/domain/knowledge/knowledge";
import { metricsOfAggregates } from "./aggregate-metrics";
import type { AggregateRecord } from "./records";

function row(
  at: { step?: number; split?: string; category?: Population },
  metrics: Record<string, number>,
): AggregateRecord {
  const counts = { total: 1, correct: 1, abstained: 0, fitted: null };
  return { line: 2, step: 1, epoch: 1, split: "dev", category: "all", ...at, ...counts, metrics };
}

describe("metricsOfAggregates", () => {
  test("keeps the name of a column that says the same on every row of a step", () => {
    const rows = [
      row({ category: "Known" }, { train_loss: 1.2 }),
      row({ category: "Unknown" }, { train_loss: 1.2 }),
      row({ step: 2 }, { train_loss: 1.1 }),
      row({ step: 3 }, {}),
    ];
    expect(metricsOfAggregates(rows)).toEqual([
      { line: 2, step: 1, epoch: 1, timeMs: null, values: { train_loss: 1.2 } },
      { line: 2, step: 2, epoch: 1, timeMs: null, values: { train_loss: 1.1 } },
    ]);
  });

  test("names the split when a column differs by split, the category when it differs by that too", () => {
    const rows = [
      row({ split: "dev", category: "Known" }, { loss: 1, f1: 0.1 }),
      row({ split: "dev", category: "Unknown" }, { loss: 1, f1: 0.2 }),
      row({ split: "test", category: "Known" }, { loss: 2, f1: 0.3 }),
    ];
    expect(metricsOfAggregates(rows)[0]?.values).toEqual({
      "loss/dev": 1,
      "loss/test": 2,
      "f1/dev/Known": 0.1,
      "f1/dev/Unknown": 0.2,
      "f1/test/Known": 0.3,
    });
  });

  test("is empty when there are no further columns", () => {
    expect(metricsOfAggregates([row({}, {})])).toEqual([]);
  });
});
