import { describe, expect, test } from "vitest";
import type { Mapping } from "@/lib/domain/mapping/mapping";
import { lmEvalSamplesFormat } from "./lm-eval-samples";
import { chunksOf, readAll } from "./read-all";

type Line = Record<string, unknown>;
type Place = { filename?: string; path?: string; mapping?: Mapping };

const atStep = { path: "run/checkpoint-500/samples_triviaqa_2024-08-21T04-41-31.747564.jsonl" };
const textOf = (lines: readonly (Line | string)[]) =>
  lines.map((line) => (typeof line === "string" ? line : JSON.stringify(line))).join("\n");
const read = (lines: readonly (Line | string)[], place: Place = atStep) =>
  readAll(lmEvalSamplesFormat, chunksOf(textOf(lines), 1000), place);

const trivia = (id: number, more: Line = {}): Line => ({
  doc_id: id,
  doc: {
    question: `Who wrote book ${id}?`,
    question_id: `tc_${id}`,
    answer: { aliases: ["H. Lee"], value: "Harper Lee", normalized_aliases: ["h lee"] },
  },
  ...{ target: "Harper Lee", arguments: [["Q: ...", {}]], resps: [[" Lee"]] },
  ...{ filtered_resps: [" Lee"], exact_match: 0 },
  ...more,
});

describe("lm-eval samples", () => {
  test("a line is an answer at the checkpoint that its folder names", async () => {
    const { records, issues, warnings, guess } = await read([
      trivia(0),
      trivia(1, { exact_match: 1 }),
    ]);
    expect([issues, warnings, guess?.questions]).toEqual([[], [], []]);
    expect(guess?.mapping).toEqual({ constants: { step: 500 } });
    expect(records).toEqual([
      {
        ...{ line: 1, step: 500, epoch: null, split: null, exampleId: "tc_0" },
        ...{ prediction: " Lee", correct: false, abstained: null, category: null },
        ...{ question: "Who wrote book 0?", answers: ["Harper Lee", "H. Lee"] },
        attributes: { task: "triviaqa" },
      },
      expect.objectContaining({ line: 2, exampleId: "tc_1", correct: true }),
    ]);
  });

  test.each<[string, Line, string]>([
    ["doc_hash", { doc_hash: "ab12" }, "ab12"],
    ["question_id", {}, "tc_7"],
    ["doc_id, within its task", { doc: { question: "q" } }, "triviaqa/7"],
  ])("an example is told by %s", async (_, more, id) => {
    expect((await read([trivia(7, more)])).records[0]?.exampleId).toBe(id);
  });

  test("an example is told by the field that was said, of the line or of the document", async () => {
    const lines = [trivia(7, { doc_hash: "ab12" })];
    const idBy = async (example: string) =>
      (await read(lines, { ...atStep, mapping: { columns: { example } } })).records[0]?.exampleId;
    expect([await idBy("doc.question_id"), await idBy("doc_id")]).toEqual(["tc_7", "7"]);
    const { issues } = await read(lines, { ...atStep, mapping: { columns: { example: "nope" } } });
    expect(issues[0]).toMatchObject({ column: "nope", message: "nope is missing" });
    expect((await read(lines)).guess?.reasons).toContainEqual({
      about: "example",
      reason: expect.stringContaining("told by doc_hash"),
    });
  });

  test("documents of one hash stay two examples, by the same keys at every checkpoint", async () => {
    const lines = [trivia(3, { doc_hash: "ab" }), trivia(9, { doc_hash: "ab" })];
    const ids = async (place: Place) =>
      (await read(lines, place)).records.map(({ exampleId }) => exampleId);
    expect(await ids(atStep)).toEqual(["ab", "ab 9"]);
    expect(await ids({ path: "run/checkpoint-900/x.jsonl" })).toEqual(["ab", "ab 9"]);
  });

  const filtered = [
    ...[0, 1].map((id) => trivia(id, { filter: "strict-match", exact_match: 0 })),
    ...[0, 1].map((id) => trivia(id, { filter: "flexible-extract", exact_match: 1 })),
  ];

  test("of two filters the first is read and which one counts is asked", async () => {
    const { records, warnings, guess } = await read(filtered);
    expect(records.map(({ exampleId, correct }) => [exampleId, correct])).toEqual([
      ["tc_0", false],
      ["tc_1", false],
    ]);
    expect(warnings.map(({ message }) => message)).toEqual([
      "2 lines of other filters are left out (flexible-extract): strict-match is read",
    ]);
    expect(guess?.questions.map(({ id, chosen, options }) => [id, chosen, options.length])).toEqual(
      [["filter", "strict-match", 2]],
    );
  });

  test("the filter that was said is read, and one that is not there is an issue", async () => {
    const said = await read(filtered, { ...atStep, mapping: { filter: "flexible-extract" } });
    expect(said.records.map(({ correct }) => correct)).toEqual([true, true]);
    expect(said.guess?.questions).toEqual([]);
    const { records, issues } = await read(filtered, { ...atStep, mapping: { filter: "none" } });
    expect(records).toEqual([]);
    expect(issues.map(({ column, message }) => [column, message])).toContainEqual([
      "filter",
      'the file has no filter "none"; it has strict-match, flexible-extract',
    ]);
  });

  test("two filters that a file of 2024 does not name: the first line of a document is read", async () => {
    const { records, warnings } = await read([trivia(0), trivia(0, { exact_match: 1 })]);
    expect(records.map(({ correct }) => correct)).toEqual([false]);
    expect(warnings.map(({ message }) => message)).toEqual([
      "1 lines repeat a document: the first of each is read",
    ]);
  });

  test.each<[string, unknown, unknown]>([
    [
      "numbers",
      [[[-1.5, false]], [[-0.2, true]]],
      [
        [-1.5, false],
        [-0.2, true],
      ],
    ],
    ["texts", [[["-9.5e-07", "True"]]], [["-9.5e-07", "True"]]],
  ])(
    "log-probabilities as %s are no answer: right comes from acc",
    async (_, resps, filtered_resps) => {
      const doc = { query: "2 + 2?", choices: ["3", "4"], gold: 1 };
      const line = trivia(0, { doc, target: "1", resps, filtered_resps, acc: 1.0, acc_norm: 0.0 });
      delete line.exact_match;
      const { records, guess } = await read([line]);
      expect(records[0]).toMatchObject({
        ...{ prediction: null, correct: true, question: "2 + 2?", answers: ["4"] },
      });
      expect(guess?.questions).toEqual([]);
    },
  );

  test("a metric that is text on some line says nothing of right or wrong", async () => {
    const lines = [trivia(0, { f1: "tc_0", acc: 0 }), trivia(1, { f1: 1, acc: 1 })].map(
      ({ exact_match: _, ...line }) => line,
    );
    const { records, guess } = await read(lines);
    expect(records.map(({ correct }) => correct)).toEqual([false, true]);
    expect(guess?.questions).toEqual([]);
  });

  test("several metrics of right and wrong: the first is read and which one counts is asked", async () => {
    const more = {
      bleu_max: 41.1,
      bleu_acc: 1,
      rouge1_acc: 0,
      metrics: ["bleu_acc", "rouge1_acc"],
    };
    const { exact_match: _, ...line } = trivia(0, { ...more, hallucination: "truthful" });
    const { records, guess } = await read([line]);
    expect(records[0]).toMatchObject({
      ...{ correct: true, attributes: { hallucination: "truthful", task: "triviaqa" } },
    });
    expect(guess?.questions.map(({ id, chosen }) => [id, chosen])).toEqual([
      ["correct", "bleu_acc"],
    ]);
    const said = { ...atStep, mapping: { columns: { correct: "rouge1_acc" } } };
    expect((await read([line], said)).records[0]?.correct).toBe(false);
    const score = { ...atStep, mapping: { columns: { correct: "bleu_max" }, correctFrom: 50 } };
    expect((await read([line], score)).records[0]?.correct).toBe(false);
  });

  test("part of a match or the opposite of right is no verdict, even where it is 0 or 1", async () => {
    const { exact_match: _, ...line } = trivia(0, { f1: 1, hallucination: 1, refused: true });
    const { records, guess } = await read([line]);
    expect([records[0]?.correct, guess?.questions]).toEqual([null, []]);
    expect((await read([{ ...line, acc: 0 }])).records[0]?.correct).toBe(false);
  });

  test("Infinity is read; without a metric of right and wrong the dataset's rule decides", async () => {
    const line = JSON.stringify(trivia(0)).replace('"exact_match":0', '"mae":Infinity');
    const { records, issues, warnings } = await read([line]);
    expect([issues, records[0]?.correct, records[0]?.prediction]).toEqual([[], null, " Lee"]);
    expect(warnings.map(({ message }) => message)).toEqual([
      "no metric is 0 or 1 on every line: the answers are scored by the dataset's rule",
    ]);
  });

  test.each<[unknown, Line, string[]]>([
    ["['London', \"Cote d'Or\"]", { question: "q" }, ["London", "Cote d'Or"]],
    [" Paris", { question: "q", answer: "Paris (city)" }, ["Paris"]],
    [" ", { question: "q", best_answer: "Seeds pass." }, ["Seeds pass."]],
    ["x", { question: "q", answer: ["a", "b"] }, ["a", "b"]],
    ["x", { question: "q", possible_answers: '["c", "d"]' }, ["c", "d"]],
    ["42.3", { Question: "q", Answer: 42.3 }, ["42.3"]],
    ["2", { question: "q", choices: { text: ["a", "b", "c"], label: ["A", "B", "C"] } }, ["c"]],
  ])("of target %j and doc %j right is %j", async (target, doc, answers) => {
    expect((await read([trivia(0, { target, doc })])).records[0]?.answers).toEqual(answers);
  });

  test("a task without a question field is asked by the end of its prompt", async () => {
    const chat = { gen_args_0: { arg_0: ["Q: first?\nA: x\n\nQ: second?\nA:"], arg_1: {} } };
    const { records } = await read([trivia(0, { doc: { body: "b" }, arguments: chat })]);
    expect(records[0]?.question).toBe("Q: second?\nA:");
    const none = await read([trivia(4, { doc: {}, arguments: [] })]);
    expect(none.records[0]?.question).toBe("document 4");
  });

  test("a class that the task knows is the label, other fields are attributes", async () => {
    const doc = { question: "q", category: "HighlyKnown", relation: "P19", s_pop: 5, long: [1] };
    const { records } = await read([trivia(0, { doc })]);
    expect(records[0]?.category).toBe("HighlyKnown");
    expect(records[0]?.attributes).toMatchObject({ relation: "P19", s_pop: 5, task: "triviaqa" });
    const topic = await read([trivia(0, { doc: { question: "q", category: "Misconceptions" } })]);
    expect(topic.records[0]?.category).toBeNull();
    expect(topic.records[0]?.attributes?.category).toBe("Misconceptions");
  });

  test("no checkpoint is one question and one issue, however many lines", async () => {
    const { issues, guess } = await read([trivia(0), trivia(1)], { filename: "samples_x.jsonl" });
    expect(issues.map(({ column }) => column)).toEqual(["step"]);
    expect(guess?.questions.map(({ id }) => id)).toEqual(["step"]);
    const mapping = { constants: { step: 0, split: "test" } };
    const said = await read([trivia(0)], { mapping });
    expect(said.records[0]).toMatchObject({ step: 0, split: "test" });
  });

  test("a list of samples, as the first versions of 0.4 wrote, is the same as its lines", async () => {
    const lines = [trivia(0), trivia(1)];
    const list = await read([JSON.stringify(lines, null, 2)]);
    const plain = await read(lines);
    const withoutLine = ({ records }: typeof list) => records.map((each) => ({ ...each, line: 0 }));
    expect(withoutLine(list)).toEqual(withoutLine(plain));
  });

  test("reordered lines are the same records", async () => {
    const lines = [trivia(0), trivia(1), trivia(2)];
    const ids = async (given: Line[]) =>
      new Set((await read(given)).records.map(({ exampleId }) => exampleId));
    expect(await ids(lines.toReversed())).toEqual(await ids(lines));
  });

  test("a line that is cut, without doc or with a hostile id is an issue of its line", async () => {
    const cut = JSON.stringify(trivia(2)).slice(0, 80);
    const { records, issues } = await read([
      ...[trivia(0), { ...trivia(1), doc: "x" }, trivia(2, { doc_hash: "a\0" }), cut],
    ]);
    expect(records).toHaveLength(1);
    expect(issues.map(({ line, column }) => [line, column])).toEqual([
      [2, "doc"],
      [3, "doc_id"],
      [4, null],
    ]);
  });

  test("attributes take no name that reaches into the program", async () => {
    const line = JSON.stringify(trivia(0)).replace('"doc":{', '"doc":{"__proto__":"x",');
    const { records } = await read([line]);
    expect(Object.keys(records[0]?.attributes ?? {})).toEqual(["task"]);
  });
});
