import { describe, expect, test } from "vitest";
import { estimateTextWidth } from "@/components/charts/label-layout";
import { labelSize } from "@/components/charts/panel-layout";
import type { DecisionDot, DecisionModel } from "./decision-model";
import { drawDecision } from "./decision-svg";

const dot = (epoch: number, y: number, more: Partial<DecisionDot> = {}) =>
  ({
    ...{ step: epoch * 10, x: epoch, y, tail: null, shortName: String(epoch) },
    ...{ isBest: false, isFurthest: false, isLast: false, isWithin: false },
    ...more,
  }) as DecisionDot;

/** Flat at its end, so that the names of the last dots want one place. */
const accuracies = [0.9, 0.92, 0.93, 0.8, 0.7, 0.6, 0.56, 0.561, 0.57, 0.572, 0.573, 0.574];
const dots = accuracies.map((y, epoch) =>
  dot(epoch, y, { isBest: epoch === 2, isLast: epoch === accuracies.length - 1 }),
);
const model = {
  ...{ dots, band: { low: 0.91, high: 0.93 }, decision: { margin: 2 } },
  x: { label: "epoch", unit: "number", domain: [0, 11] },
} as unknown as DecisionModel;

describe("the names of dots", () => {
  test.each([300, 420, 900])("never lie over each other in a room of %d pixels", (width) => {
    const names = drawDecision(model, { width, height: 320 })
      .texts.filter(({ id }) => id.startsWith("name "))
      .map(({ text, x, y, anchor }) => {
        const wide = estimateTextWidth(text, labelSize);
        return { text, left: anchor === "end" ? x - wide : x, y, wide };
      });
    expect(names.map(({ text }) => text)).toEqual(expect.arrayContaining(["2 best", "11 last"]));
    for (const [at, a] of names.entries())
      for (const b of names.slice(at + 1)) {
        const isBeside = a.left + a.wide <= b.left || b.left + b.wide <= a.left;
        expect(isBeside || Math.abs(a.y - b.y) >= 12, `${a.text} and ${b.text}`).toBe(true);
      }
  });
});
