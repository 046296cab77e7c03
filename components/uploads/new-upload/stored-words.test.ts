import { expect, test } from "vitest";
import { uploadWords } from "./stored-words";

const upload = { id: "1", format: "predictions", sha256: "", bytes: 1, rows: 3, duplicate: false };
const answer = { upload, checkpoints: 0, outcomes: 0, metrics: 0, mapping: null, warnings: [] };

test.each([
  [{ ...answer, checkpoints: 31, outcomes: 81_840 }, ["31 checkpoints", "81,840 outcomes"]],
  [{ ...answer, metrics: 1 }, ["1 metric value"]],
  [answer, ["3 rows"]],
  [
    { ...answer, checkpoints: 31, upload: { ...upload, duplicate: true } },
    ["nothing new: the same bytes are stored already"],
  ],
])("says what %j stored", (given, words) => {
  expect(uploadWords(given)).toEqual(words);
});
