import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nearestNames } from "./nearest-names";

const names = ["learning_rate", "batch_size", "warmup", "weight_decay", "lr", "metric.loss"];

describe("nearestNames", () => {
  test.each([
    ["lerning_rate", ["learning_rate"]],
    ["leanring_rate", ["learning_rate"]],
    ["Learning_Rate", ["learning_rate"]],
    ["rate", ["learning_rate"]],
    ["loss", ["metric.loss"]],
    ["rl", ["lr"]],
    ["temperature", []],
    ["", []],
  ])("of %j are %j", (name, nearest) => {
    expect(nearestNames(name, names, 3)).toEqual(nearest);
  });

  test("come nearest first and no more than asked for", () => {
    expect(nearestNames("abcdef", ["abcxyf", "abcdeg", "abcdef", "abxdef"], 3)).toEqual([
      "abcdef",
      "abcdeg",
      "abxdef",
    ]);
  });

  test("hold the name itself first where it is among them", () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, maxLength: 30 }),
        fc.array(fc.string()),
        (name, others) => {
          expect(nearestNames(name, [...others, name], 1)[0]?.toLowerCase()).toBe(
            name.toLowerCase(),
          );
        },
      ),
    );
  });
});
