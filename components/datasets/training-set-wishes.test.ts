import { expect, test } from "vitest";
import { whatItHolds } from "./training-set-wishes";

const summary = { examples: 300, relabelled: 0, unknownShare: 0.5, unlabelled: 0 };

test.each([
  [{ ...summary, byCategory: { MaybeKnown: 150, Unknown: 150 } }, "150 known, 150 new"],
  [{ ...summary, byCategory: { HighlyKnown: 300 } }, "300 known"],
  [
    { ...summary, relabelled: 100, byCategory: { HighlyKnown: 200, Unknown: 100 } },
    "200 known, 100 “I don't know”",
  ],
])("a set of %o holds %s", (set, words) => {
  expect(whatItHolds(set)).toBe(words);
});
