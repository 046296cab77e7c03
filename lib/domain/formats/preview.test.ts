import { describe, expect, test } from "vitest";
import { columnsOf, previewOf, previewOfAnswers } from "./preview";
import { sampleOf } from "./sample";

const encode = (text: string) => new TextEncoder().encode(text);
const at = (text: string) => sampleOf(encode(text));

describe("the first rows of a file", () => {
  test("of a table are its cells", () => {
    const sample = at("step,acc\n1,0.5\n2,0.6\n");
    expect(previewOf(sample, [])).toEqual({
      columns: ["step", "acc"],
      rows: [
        ["1", "0.5"],
        ["2", "0.6"],
      ],
    });
    expect(columnsOf(sample)).toEqual(["step", "acc"]);
  });

  test("of JSON lines and of an array that goes on are its records", () => {
    const rows = {
      columns: ["id", "ok", "list"],
      rows: [
        ["a", "true", '["x"]'],
        ["b", "false", ""],
      ],
    };
    const lines = at('{"id":"a","ok":true,"list":["x"]}\n{"id":"b","ok":false}\n{"id":"c');
    const array = at('[{"id":"a","ok":true,"list":["x"]},{"id":"b","ok":false},{"id":"c');
    expect(previewOf(lines, [])).toEqual(rows);
    expect(previewOf(array, [])).toEqual(rows);
    expect(columnsOf(array)).toEqual(["id", "ok", "list"]);
  });

  test("of one object are its points", () => {
    const point = {
      line: 1,
      step: 5,
      epoch: 0.5,
      timeMs: null,
      values: { loss: Number.NaN, acc: 1 },
    };
    expect(previewOf(at('{"log_history":[]}'), [point])).toEqual({
      columns: ["step", "epoch", "loss", "acc"],
      rows: [["5", "0.5", "NaN", "1"]],
    });
  });

  test("of one object without points are none: its fields are no columns", () => {
    expect(previewOf(at('{"version":2,"samples":[]}'), [])).toEqual({ columns: [], rows: [] });
  });

  test("of answers that are made of the file are the answers, without what none of them says", () => {
    const answer = {
      ...{ line: 1, step: 5, epoch: null, split: null, exampleId: "q1", prediction: "London" },
      ...{ correct: true, abstained: null, category: null, question: null, answers: ["London"] },
    };
    expect(previewOfAnswers([answer, { ...answer, exampleId: "q2", prediction: null }])).toEqual({
      columns: ["example", "answers", "prediction", "correct"],
      rows: [
        ["q1", '["London"]', "London", "true"],
        ["q2", '["London"]', "", "true"],
      ],
      isParsed: true,
    });
  });

  test("cut long cells and carry nothing that cannot be shown", () => {
    const { rows } = previewOf(at(`{"t":"${"x".repeat(500)}\\u0000"}\n{"t":"\\ud800"}\n`), []);
    expect(rows[0]?.[0]).toHaveLength(200);
    expect(rows[1]?.[0]?.isWellFormed()).toBe(true);
  });
});
