import { describe, expect, test } from "vitest";
import { detailsToSend, startingDetails } from "./run-details";

const facts = {
  run: null,
  baseModel: "tiny-lm",
  tags: ["a"],
  hyperparameters: { learning_rate: 0.001, "optim.name": "adam" },
};
const starting = startingDetails({ id: "r", name: "r", exists: false, files: [], facts });

describe("details of a new run", () => {
  test("start with what the file says, and nothing of it is sent again", () => {
    expect(starting).toEqual({
      ...{ baseModel: "tiny-lm", dataset: "", control: "", tags: "a" },
      settings: "learning_rate = 0.001\noptim.name = adam",
    });
    expect(detailsToSend(starting, starting)).toEqual({ about: {}, errors: {} });
  });

  test("are sent as they were changed, numbers as numbers", () => {
    const details = {
      ...{ baseModel: " other ", dataset: "facts", control: "", tags: "a, b" },
      settings: "learning_rate = 2e-5\nseed: 7\nbf16 = true\nnote = a = b\n\n",
    };
    expect(detailsToSend(details, starting).about).toEqual({
      ...{ baseModel: "other", dataset: "facts", tags: ["a", "b"] },
      hyperparameters: { learning_rate: 2e-5, seed: 7, bf16: true, note: "a = b" },
    });
  });

  test.each([
    [{ settings: "learning_rate" }, "settings", /line 1 has no "="/],
    [{ settings: "a = 1\n__proto__ = 2" }, "settings", /line 2/],
    [{ control: "a/b" }, "control", /an id has 1 to 128/],
  ] as const)("%j is told at its field", (patch, field, message) => {
    const { errors, about } = detailsToSend({ ...starting, ...patch }, starting);
    expect(errors[field]).toMatch(message);
    expect(about).toEqual({});
  });
});
