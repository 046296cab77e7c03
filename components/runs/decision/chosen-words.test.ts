import { expect, it } from "vitest";
import { chosenWords } from "./chosen-words";

const at = "2026-11-28T10:00:00.000Z";

it("says which checkpoint was chosen, by whom, when and why", () => {
  const chosen = { step: 76, epoch: 2, at, by: "Ada", note: "best on known facts" };
  expect(chosenWords(chosen)).toEqual({
    place: "epoch 2, step 76",
    about: "by Ada, 28 Nov 2026, 10:00 UTC: best on known facts",
  });
});

it("says when alone where a link tells neither who nor why, and a step once", () => {
  expect(chosenWords({ step: 76, epoch: null, at })).toEqual({
    place: "step 76",
    about: "28 Nov 2026, 10:00 UTC",
  });
  expect(chosenWords({ step: 0, epoch: 0, at, by: "Ada", note: null })).toEqual({
    place: "base model, step 0",
    about: "by Ada, 28 Nov 2026, 10:00 UTC",
  });
});
