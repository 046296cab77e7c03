import { expect, test } from "vitest";
import { changedWords, formatName } from "./changed-words";

const upload = {
  id: "1",
  run: null,
  dataset: null,
  format: "predictions",
  filename: null,
  sha256: "",
  bytes: 1,
  rows: 1,
  checkpoints: 0,
  outcomes: 0,
  metrics: 0,
  warnings: [],
  createdBy: "key ci",
  createdAt: "2026-01-01T00:00:00.000Z",
  keptBytes: null,
  whyFinal: null,
  undone: null,
};

test.each([
  [{ checkpoints: 1, outcomes: 1200 }, "1 checkpoint · 1,200 outcomes"],
  [{ metrics: 2 }, "2 metric values"],
  [{}, "nothing"],
  [{ format: "examples" }, "examples"],
  [{ format: "training-set" }, "the training set"],
])("%j changed %s", (fields, words) => {
  expect(changedWords({ ...upload, ...fields })).toBe(words);
});

test("names formats as people do, and an unknown one by its id", () => {
  expect(formatName("slick-samples")).toBe("SliCK samples");
  expect(formatName("future")).toBe("future");
});
