import { describe, expect, test } from "vitest";
import { chunksOf, readAll } from "./read-all";
import { trainingSetFormat } from "./training-set";

const read = (text: string) => readAll(trainingSetFormat, chunksOf(text));

describe("training set", () => {
  test("reads ids with and without a target", async () => {
    const { records, issues } = await read(
      '{"example_id":"a","target":"I don\'t know","category":"Unknown"}\n{"example_id":"b"}\n',
    );
    expect(issues).toEqual([]);
    expect(records).toEqual([
      { line: 1, exampleId: "a", target: "I don't know" },
      { line: 2, exampleId: "b", target: null },
    ]);
  });

  test.each([
    ['{"target":"x"}', "example_id is missing"],
    ['{"example_id":"a","target":["x"]}', "target is not text: a list"],
    ["", "the file is empty"],
  ])("refuses %j", async (text, message) => {
    expect((await read(text)).issues.map((issue) => issue.message)).toEqual([message]);
  });
});
