import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatByMapping } from "@/lib/domain/formats/format-by-mapping";
import { predictionsFormat } from "@/lib/domain/formats/predictions";
import { chunksOf, readAll } from "@/lib/domain/formats/read-all";
import { rowsIn } from "@/lib/domain/formats/row-sample";
import { sampleOf } from "@/lib/domain/formats/sample";
import { nativeNames, usualNames } from "./column-names";
import { guessColumns } from "./guess-columns";
import { type Mapping, mergeMappings } from "./mapping";

type Row = Record<string, unknown>;
const lines = (...rows: Row[]) => rows.map((row) => JSON.stringify(row)).join("\n");
const sample = (text: string) => sampleOf(new TextEncoder().encode(text));
const guess = (text: string, given: Mapping | null = null) =>
  guessColumns(rowsIn(sample(text)), given);
const read = async (text: string, given: Mapping = {}) => {
  const mapping = mergeMappings(guess(text, given).mapping, given);
  return readAll(predictionsFormat, chunksOf(text, 1000), { mapping });
};

/** One cell may hold a list of references, one a line (UMass-Meta-LLM-Eval). */
const judges = [
  "model,response,question,references,benchmark,gpt-4,llama-70b,EM,Contains,HumanJudgement",
  'gemma,London,Where was Ada born?,"London\nGreater London",TriviaQA,True,True,True,True,True',
  'gemma,In Leeds,Where was Bo born?,"Paris",TriviaQA,True,False,False,False,False',
  'mistral,Lyon,Where was Bo born?,"Paris",TriviaQA,False,False,False,False,True',
].join("\n");

describe("what fields are", () => {
  test("every usual name is found, alone among the names of an answer", () => {
    const role = fc.constantFrom("example", "question", "answers", "prediction" as const);
    fc.assert(
      fc.property(role, fc.nat(50), (which, at) => {
        const names = usualNames[which];
        const name = names[at % names.length] ?? "";
        const row: Row = {
          step: 1,
          example_id: "q1",
          prediction: "x",
          question: "q",
          answers: ["y"],
        };
        delete row[nativeNames[which]];
        const { columns } = guess(lines({ ...row, [name]: which === "answers" ? ["y"] : "v1" }));
        expect(columns[which]).toBe(name);
      }),
    );
  });

  test("answer is what was right, and what was said only beside another field of right answers", () => {
    const gold = guess(lines({ id: "a", question: "q", answer: "x", output: "y" }));
    expect(gold.columns).toMatchObject({ answers: "answer", prediction: "output" });
    const said = guess(lines({ id: "a", question: "q", gold: "x", answer: "y" }));
    expect(said.columns).toMatchObject({ answers: "gold", prediction: "answer" });
  });

  test("each guess of a foreign name has its reason", () => {
    const { mapping, reasons } = guess(lines({ step: 1, qid: "a", target: "x", completion: "y" }));
    expect(mapping.columns).toEqual({
      example: "qid",
      answers: "target",
      prediction: "completion",
    });
    expect(reasons.map(({ about }) => about)).toEqual(["example", "answers", "prediction"]);
  });

  test("two ids, two labels: asked, the likelier holds meanwhile", () => {
    const row = (n: number) => ({
      ...{ step: 1, id: n, question_id: `q${n}`, prediction: "x" },
      ...{ known_en: "Known", known_ja: "Unknown" },
    });
    const { questions, columns } = guess(lines(row(1), row(2), row(3)));
    expect(questions.map(({ id, chosen }) => [id, chosen])).toEqual([
      ["category", "known_en"],
      ["example", "id"],
    ]);
    expect(columns.category).toBe("known_en");
    const said = questions.flatMap(({ options }) => options[1]?.mapping ?? []);
    const given = said.reduce(mergeMappings, {});
    expect(guess(lines(row(1), row(2), row(3)), given)).toMatchObject({
      columns: { category: "known_ja", example: "question_id" },
      questions: [],
    });
  });

  test("a topic called category is no label", () => {
    const { columns } = guess(lines({ step: 1, id: "a", output: "x", category: "history" }));
    expect(columns.category).toBeUndefined();
  });

  test("numbers of a training log are no answers", () => {
    for (const row of [
      { step: 1, loss: 0.5, accuracy: 0.25 },
      { step: 1, idx: 3, score: 2.5 },
      { epoch: 1, index: 0, acc: 0.5 },
    ]) {
      expect(guess(lines(row, row)).kind).toBeNull();
    }
  });
});

describe("verdicts", () => {
  test("one column a judge: which is asked, and the references of a cell are all accepted", async () => {
    const { questions } = guess(judges);
    expect(questions.map(({ id }) => id)).toEqual(["step", "correct"]);
    const judge = questions.find(({ id }) => id === "correct");
    expect(judge?.options.map(({ value }) => value)).toEqual([
      ...["HumanJudgement", "EM", "Contains", "gpt-4", "llama-70b"],
    ]);
    const mapping = judge?.options.find(({ value }) => value === "gpt-4")?.mapping ?? {};
    const { records, issues } = await read(judges, { ...mapping, constants: { step: 5 } });
    expect(issues).toEqual([]);
    expect(records.map(({ run, step, correct }) => [run, step, correct])).toEqual([
      ["gemma", 5, true],
      ["gemma", 5, true],
      ["mistral", 5, false],
    ]);
    expect(records[0]).toMatchObject({
      exampleId: "Where was Ada born?",
      answers: ["London", "Greater London"],
      attributes: { benchmark: "TriviaQA" },
    });
  });

  test("SimpleQA's letters: correct, incorrect, not attempted", async () => {
    const text = lines(
      ...["A", "B", "C"].map((grade, id) => ({ step: 0, id, problem: "?", response: "x", grade })),
    );
    const { records, issues } = await read(text);
    expect(issues).toEqual([]);
    expect(records.map(({ correct, abstained }) => [correct, abstained])).toEqual([
      [true, null],
      [false, null],
      [null, true],
    ]);
  });

  test("a score without a threshold takes the highest, says so, and can be said", async () => {
    const text = lines(
      ...[0, 1, 2].map((score) => ({ step: 0, id: `q${score}`, output: "x", score })),
    );
    expect(guess(text).questions).toMatchObject([
      { id: "correct", chosen: "2", options: [{ value: "2" }, { value: "1" }] },
    ]);
    const { records, warnings } = await read(text);
    expect(records.map(({ correct }) => correct)).toEqual([false, false, true]);
    expect(warnings).toEqual([{ line: null, message: "score from 2 on counts as right" }]);
    const lower = await read(text, { correctFrom: 1 });
    expect(lower.records.map(({ correct }) => correct)).toEqual([false, true, true]);
  });

  test("PopQA's predictions: is_correct beside pred, prompts with line breaks", async () => {
    const table =
      ',id,question,possible_answers,is_correct,prompt,pred\n0,42,Who?,"[""Ann"", ""A.""]",True,"Q: x\nA:",Ann\n';
    const { records, issues } = await read(table, { constants: { step: 0 } });
    expect(issues).toEqual([]);
    expect(records[0]).toMatchObject({
      ...{ exampleId: "42", answers: ["Ann", "A."], correct: true, prediction: "Ann" },
    });
  });
});

describe("a mapping by hand", () => {
  const odd = "when,which,said\n100,f1,London\n";

  test("says what records are where no name does", async () => {
    const mapping: Mapping = { columns: { step: "when", example: "which", prediction: "said" } };
    expect(formatByMapping(sample(odd), mapping, null)).toBe("predictions");
    const { records } = await readAll(predictionsFormat, chunksOf(odd), { mapping });
    expect(records).toMatchObject([{ step: 100, exampleId: "f1", prediction: "London" }]);
  });

  test("leaves a format of its own what it is", () => {
    const mapping: Mapping = { rows: "predictions" };
    expect(formatByMapping(sample(odd), mapping, { id: "keras", isSupported: true })).toBeNull();
    expect(formatByMapping(sample(odd), {}, null)).toBeNull();
    expect(formatByMapping(sample(odd), mapping, { id: "step-table", isSupported: true })).toBe(
      "predictions",
    );
  });
});
