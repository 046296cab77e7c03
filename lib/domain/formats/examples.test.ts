import { describe, expect, test } from "vitest";
import { examplesFormat } from "./examples";
import { chunksOf, readAll } from "./read-all";

const good = { example_id: "f0", split: "train", question: "Where was A born?", answers: ["B"] };

const read = (...lines: object[]) =>
  readAll(examplesFormat, chunksOf(lines.map((line) => JSON.stringify(line)).join("\n")));

describe("examples", () => {
  test("reads a line as the tiny-lm experiment writes it", async () => {
    const { records, issues, warnings } = await read({
      example_id: "f00001",
      split: "train",
      ood: false,
      question: "Where was Bralrargralkan born?",
      answers: ["Tapingol"],
      relation: "P19",
      subject: "Bralrargralkan",
      category: "WeaklyKnown",
      p_correct_greedy: 0.0,
      p_correct_sampled: 0.041667,
      pretrain_exposures: 11,
    });
    expect({ issues, warnings }).toEqual({ issues: [], warnings: [] });
    expect(records).toEqual([
      {
        line: 1,
        exampleId: "f00001",
        split: "train",
        question: "Where was Bralrargralkan born?",
        answers: ["Tapingol"],
        category: "WeaklyKnown",
        pCorrectGreedy: 0,
        pCorrectSampled: 0.041667,
        attributes: {
          ood: false,
          relation: "P19",
          subject: "Bralrargralkan",
          pretrain_exposures: 11,
        },
      },
    ]);
  });

  test("lets the entries of attributes join and win", async () => {
    const { records } = await read({ ...good, topic: "x", attributes: { topic: "y", year: null } });
    expect(records[0]?.attributes).toEqual({ topic: "y", year: null });
  });

  test("leaves lists and objects out and counts them", async () => {
    const odd = { ...good, aliases: ["a"], meta: {} };
    const { records, warnings } = await read(odd, odd);
    expect(records[0]?.attributes).toEqual({});
    expect(warnings.map(({ message }) => message)).toEqual([
      '"aliases" holds lists: 2 left out',
      '"meta" holds objects: 2 left out',
    ]);
  });

  test("takes one answer for a list of one", async () => {
    const { records } = await read({ ...good, answers: "B" });
    expect(records[0]?.answers).toEqual(["B"]);
  });

  test.each([
    [{ example_id: undefined }, "example_id", "example_id is missing"],
    [{ split: undefined }, "split", "split is missing"],
    [{ question: null }, "question", "question is missing"],
    [{ question: "a\0" }, "question", 'question holds a NUL character: "a\\u0000"'],
    [{ answers: [] }, "answers", "answers is empty: one answer is needed"],
    [{ answers: undefined }, "answers", "answers is missing"],
    [{ p_correct_greedy: 1.2 }, "p_correct_greedy", "p_correct_greedy is not in [0, 1]: 1.2"],
    [{ attributes: [1] }, "attributes", "attributes is not an object: a list"],
    [{ "": 1 }, null, "a field has no name"],
    [{ note: "a\0" }, "note", 'note holds a NUL character: "a\\u0000"'],
  ])("refuses %j", async (change, column, message) => {
    const { records, issues } = await read({ ...good, ...change });
    expect(records).toEqual([]);
    expect(issues).toEqual([{ line: 1, column, message }]);
  });

  test("refuses a field called __proto__", async () => {
    const line =
      '{"example_id":"a","split":"s","question":"q","answers":["b"],"__proto__":{"x":1}}';
    const { issues } = await readAll(examplesFormat, chunksOf(line));
    expect(issues[0]?.message).toBe('a field cannot be called "__proto__"');
  });

  test("refuses more than 200 attributes", async () => {
    const many = Object.fromEntries(Array.from({ length: 201 }, (_, index) => [`k${index}`, 1]));
    const { issues } = await read({ ...good, attributes: many });
    expect(issues[0]?.message).toBe("the example has more than 200 attributes: 201");
  });
});
