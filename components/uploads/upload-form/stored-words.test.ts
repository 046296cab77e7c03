import { expect, test } from "vitest";
import { storedWords } from "./stored-words";

const upload = { id: "1", format: "predictions", sha256: "", bytes: 1, rows: 3, duplicate: false };
const answer = { upload, checkpoints: 0, outcomes: 0, metrics: 0, mapping: null, warnings: [] };
const dataset = { byCategory: { Unknown: 2 }, warnings: [] };

test.each([
  [{ ...answer, checkpoints: 31, outcomes: 81_840 }, ["31 checkpoints", "81,840 outcomes"]],
  [{ ...answer, metrics: 1 }, ["1 metric value"]],
  [answer, ["3 rows"]],
  [
    { ...answer, checkpoints: 31, upload: { ...upload, duplicate: true } },
    ["nothing new: the same bytes are stored already"],
  ],
  [
    { ...dataset, examples: 2, bySplit: {}, added: 1, replaced: 1 },
    ["1 added", "1 replaced", "the dataset has 2 examples", "2 Unknown"],
  ],
  [{ ...dataset, labelled: 1, changed: 0 }, ["1 example labelled", "0 changed", "2 Unknown"]],
  [
    { ...dataset, examples: 2, relabelled: 1 },
    ["training set of 2 examples", "2 Unknown", "1 relabelled"],
  ],
])("says what %j stored", (given, words) => {
  expect(storedWords(given)).toEqual(words);
});
