import { describe, expect, test } from "vitest";
import { orderWords, usualOrders } from "@/components/runs/list/order-words";
import { isRunSort, runSortFields } from "@/lib/runs/choices";

const everyOrder = runSortFields.flatMap((field) => [field, `-${field}`]);

describe("orderWords", () => {
  test("names every field's two orders apart, and none by its key alone", () => {
    const names = everyOrder.map(orderWords);
    expect(new Set(names).size).toBe(everyOrder.length);
    for (const name of names) expect(name).toMatch(/^[A-Z]/);
  });

  test("names a setting and a metric by their keys", () => {
    expect(orderWords("config.learning_rate")).toBe("learning_rate, low to high");
    expect(orderWords("-metric.eval/loss")).toBe("eval/loss, high to low");
    expect(orderWords("config.constructor")).toBe("constructor, low to high");
  });
});

test("the orders offered are orders that a list has, newest first before all", () => {
  expect(usualOrders.every(isRunSort)).toBe(true);
  expect(usualOrders[0]).toBe("-created");
  expect(usualOrders).toContain("-best");
});
