import { describe, expect, test } from "vitest";
import { chunksOf, readAll } from "./read-all";
import { slickSamplesFormat } from "./slick-samples";

const read = (text: string) => readAll(slickSamplesFormat, chunksOf(text));

describe("SliCK samples", () => {
  test("reads greedy and sampled answers, empty ones too", async () => {
    const { records, issues } = await read(
      '{"example_id":"a","greedy":["x","y"],"sampled":["","z"]}\n{"example_id":"b","greedy":["x"]}',
    );
    expect(issues).toEqual([]);
    expect(records).toEqual([
      { line: 1, exampleId: "a", greedy: ["x", "y"], sampled: ["", "z"] },
      { line: 2, exampleId: "b", greedy: ["x"], sampled: [] },
    ]);
  });

  test.each([
    ['{"example_id":"a","sampled":["x"]}', "greedy is missing"],
    ['{"example_id":"a","greedy":[]}', "greedy is empty: one greedy answer is needed"],
    ['{"example_id":"a","greedy":[1]}', "greedy is not text: 1"],
    ['{"example_id":"a","greedy":["x"],"sampled":{}}', "sampled is not text: an object"],
    ['{"greedy":["x"]}', "example_id is missing"],
  ])("refuses %j", async (text, message) => {
    expect((await read(text)).issues.map((issue) => issue.message)).toEqual([message]);
  });

  test("refuses more than 10,000 answers", async () => {
    const greedy = JSON.stringify(Array.from({ length: 10_001 }, () => ""));
    const { issues } = await read(`{"example_id":"a","greedy":${greedy}}`);
    expect(issues.map(({ message }) => message)).toEqual([
      "greedy has more than 10000 items: 10001",
    ]);
  });
});
