import { describe, expect, test } from "vitest";
import { chunksOf, readAll } from "./read-all";
import { slickSamplesFormat } from "./slick-samples";

const drew = (greedyCount: number, sampledCount: number) => ({
  ...{ greedyCount, greedyCorrect: null },
  ...{ sampledCount, sampledCorrect: null },
});
const read = (text: string) => readAll(slickSamplesFormat, chunksOf(text));

describe("SliCK samples", () => {
  test("reads greedy and sampled answers, empty ones too", async () => {
    const { records, issues } = await read(
      '{"example_id":"a","greedy":["x","y"],"sampled":["","z"]}\n{"example_id":"b","greedy":["x"]}',
    );
    expect(issues).toEqual([]);
    expect(records).toEqual([
      { line: 1, exampleId: "a", greedy: ["x", "y"], sampled: ["", "z"], ...drew(2, 2) },
      { line: 2, exampleId: "b", greedy: ["x"], sampled: [], ...drew(1, 0) },
    ]);
  });

  test.each([
    [
      "counts",
      { greedy: 10, greedy_correct: 7, sampled: 160, sampled_correct: 31 },
      { greedyCount: 10, greedyCorrect: 7, sampledCount: 160, sampledCorrect: 31 },
    ],
    [
      "booleans",
      { greedy: [true, false, true], sampled: [false, false] },
      { greedyCount: 3, greedyCorrect: 2, sampledCount: 2, sampledCorrect: 0 },
    ],
    [
      "booleans under greedy_correct alone",
      { greedy_correct: [false] },
      { greedyCount: 1, greedyCorrect: 0, sampledCount: 0, sampledCorrect: null },
    ],
    [
      "texts with their verdicts",
      { greedy: ["x", "y"], greedy_correct: [true, false], sampled: ["z"], sampled_correct: 1 },
      {
        ...{ greedy: ["x", "y"], sampled: ["z"] },
        ...{ greedyCount: 2, greedyCorrect: 1, sampledCount: 1, sampledCorrect: 1 },
      },
    ],
  ])("reads %s", async (_, fields, expected) => {
    const { records, issues } = await read(JSON.stringify({ example_id: "a", ...fields }));
    expect(issues).toEqual([]);
    expect(records).toEqual([{ line: 1, exampleId: "a", greedy: [], sampled: [], ...expected }]);
  });

  test.each([
    ['{"example_id":"a","sampled":["x"]}', "greedy is missing"],
    ['{"example_id":"a","greedy":[]}', "greedy is empty: one greedy answer is needed"],
    [
      '{"example_id":"a","greedy":0,"greedy_correct":0}',
      "greedy is empty: one greedy answer is needed",
    ],
    [
      '{"example_id":"a","greedy_correct":2}',
      "greedy is missing: greedy_correct says how many of them are right",
    ],
    [
      '{"example_id":"a","greedy":3}',
      "greedy_correct is missing: how many of the 3 greedy answers are right",
    ],
    [
      '{"example_id":"a","greedy":3,"greedy_correct":4}',
      "greedy_correct is more than greedy: 4 > 3",
    ],
    [
      '{"example_id":"a","greedy":2.5,"greedy_correct":1}',
      "greedy is not a number of answers from 0 to 1000000: 2.5",
    ],
    [
      '{"example_id":"a","greedy":["x"],"greedy_correct":[true,true]}',
      "greedy_correct has 2 verdicts for 1 greedy answers",
    ],
    [
      '{"example_id":"a","greedy":[true],"greedy_correct":1}',
      "greedy says already which answers are right; leave one out",
    ],
    [
      '{"example_id":"a","greedy":[true],"sampled":2,"sampled_correct":"1"}',
      'sampled_correct is not a number of answers from 0 to 1000000: "1"',
    ],
    ['{"example_id":"a","greedy":[true,"x"]}', "greedy is not text: true"],
    ['{"example_id":"a","greedy":[1]}', "greedy is not text: 1"],
    ['{"example_id":"a","greedy":["x"],"sampled":{}}', "sampled is not text: an object"],
    ['{"greedy":["x"]}', "example_id is missing"],
  ])("refuses %j", async (text, message) => {
    expect((await read(text)).issues.map((issue) => issue.message)).toEqual([message]);
  });

  test("reads a table of counts, of verdicts and of answers that are numbers", async () => {
    const { records, issues } = await read(
      [
        "example_id,greedy,greedy_correct,sampled,sampled_correct",
        "a,10,7,160,31",
        'b,"[True, False]",,"[false]",',
        "c,1961,,,",
        `d,"['x', 'y']","[true, false]",,`,
      ].join("\n"),
    );
    expect(issues).toEqual([]);
    const counts = records.map((row) => [
      ...[row.greedyCorrect, row.greedyCount, row.sampledCorrect, row.sampledCount],
      ...[row.greedy.join("|")],
    ]);
    expect(counts).toEqual([
      [7, 10, 31, 160, ""],
      [1, 2, 0, 1, ""],
      [null, 1, null, 0, "1961"],
      [1, 2, null, 0, "x|y"],
    ]);
  });

  test("refuses more than 10,000 answers", async () => {
    const greedy = JSON.stringify(Array.from({ length: 10_001 }, () => ""));
    const { issues } = await read(`{"example_id":"a","greedy":${greedy}}`);
    expect(issues.map(({ message }) => message)).toEqual([
      "greedy has more than 10000 items: 10001",
    ]);
  });
});
