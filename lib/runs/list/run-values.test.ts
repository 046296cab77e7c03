import { describe, expect, test } from "vitest";
import { runValuesOf } from "./run-values";

describe("runValuesOf", () => {
  test("is a row for each hyperparameter and metric, numbers as numbers and the rest as text", () => {
    const settings = { lr: 1e-4, optimizer: "adam", lora: true, none: null };
    expect(runValuesOf(settings, { "eval/loss": 1.5 })).toEqual([
      { key: "config.lr", number: 1e-4, text: null },
      { key: "config.optimizer", number: null, text: "adam" },
      { key: "config.lora", number: null, text: "true" },
      { key: "metric.eval/loss", number: 1.5, text: null },
    ]);
  });

  test("keeps 200 characters of a text, never half of one, and no key that is longer", () => {
    const [row] = runValuesOf({ long: "🜁".repeat(300), ["k".repeat(201)]: 1 }, {});
    expect(row).toEqual({ key: "config.long", number: null, text: "🜁".repeat(200) });
    expect(runValuesOf({ ["🜁".repeat(200)]: 1, "": 2 }, {})).toHaveLength(1);
  });
});
