import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { keysOfNames } from "./metric-names";

const keys = (names: string[], known: Record<string, string> = {}) =>
  Object.fromEntries(keysOfNames(new Set(names), known));

describe("the keys of MLflow's metric names", () => {
  test("are those that a trainer state has: one metric, one key", () => {
    expect(keys(["eval_dev_known_accuracy", "eval_dev_known_runtime", "loss"])).toEqual({
      eval_dev_known_accuracy: "eval/dev_known/accuracy",
      eval_dev_known_runtime: "eval/dev_known/runtime",
      loss: "loss",
    });
  });

  test("stay what they were when a later batch tells more", () => {
    const known = { "eval/dev_known_accuracy": "eval_dev_known_accuracy" };
    expect(
      keys(["eval_dev_known_accuracy", "eval_dev_known_runtime"], known).eval_dev_known_accuracy,
    ).toBe("eval/dev_known_accuracy");
  });

  test("are two for two names, whatever the names and whatever came before", () => {
    const name = fc.constantFrom(
      ...["eval_accuracy", "eval/accuracy", "eval_a_accuracy", "eval/a_accuracy"],
      ...["eval/a/accuracy", "eval_a_runtime", "eval/a_runtime", "loss", "eval_"],
    );
    fc.assert(
      fc.property(fc.array(fc.uniqueArray(name, { minLength: 1 }), { maxLength: 4 }), (batches) => {
        const known: Record<string, string> = {};
        const seen = new Map<string, string>();
        for (const batch of batches) {
          const found = keysOfNames(new Set(batch), known);
          expect(new Set(found.values()).size).toBe(batch.length);
          for (const [own, key] of found) {
            known[key] = own;
            expect(seen.get(own) ?? key).toBe(key);
            seen.set(own, key);
          }
        }
      }),
    );
  });
});
