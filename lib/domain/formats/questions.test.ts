import { describe, expect, test } from "vitest";
import type { Mapping } from "@/lib/domain/mapping/mapping";
import { hasSamples, sampleFile } from "@/lib/testing/sample-file";
import { detectFormat } from "./detect";
import type { ParseOptions } from "./format";
import { questionsFormat } from "./questions";
import { chunksOf, readAll } from "./read-all";
import { sampleOf } from "./sample";

const bytesOf = (text: string) => new TextEncoder().encode(text);
const read = (content: string | Uint8Array, options: ParseOptions = {}) =>
  readAll(questionsFormat, chunksOf(content, 64), options);

const asked = (text: string, filename: string, given: Mapping | null = null) =>
  questionsFormat.guess?.(sampleOf(bytesOf(text), { filename }), given).questions ?? [];

const capitals = Array.from({ length: 400 }, (_, index) => ({
  question: `What is the capital of country ${index}?`,
  answers: [`City ${index}`],
}));

describe("questions with answers", () => {
  test("PopQA: answers stand as a JSON list in a cell, popularity is a number", async () => {
    const table =
      'id\tsubj\tprop\ts_pop\tquestion\tpossible_answers\n4222362\tGeorge Rankin\toccupation\t142\tWhat is George Rankin\'s occupation?\t"[""politician"", ""political leader""]"\n';
    expect(detectFormat(bytesOf(table), "popqa.tsv")?.id).toBe("questions");
    const { records, issues } = await read(table);
    expect(issues).toEqual([]);
    expect(records[0]).toMatchObject({
      ...{ exampleId: "4222362", split: "dev", answers: ["politician", "political leader"] },
      attributes: { subj: "George Rankin", prop: "occupation", s_pop: 142 },
    });
  });

  test("TriviaQA: the main answer comes first, then its aliases", async () => {
    const line = JSON.stringify({
      ...{ question: "Who?", question_id: "tc_0" },
      answer: { value: "Truman", aliases: ["H. Truman", "Truman"], normalized_aliases: ["x"] },
    });
    const { records } = await read(`${line}\n`, { filename: "validation.jsonl" });
    expect(records[0]).toMatchObject({
      ...{ exampleId: "tc_0", split: "dev", answers: ["Truman", "H. Truman"] },
    });
  });

  test("NQ-open and plain tables: the question is the id, and stays it in every file", async () => {
    const nq = await read('{"question":"who  wrote it","answer":["Ann"]}\n', {
      filename: "NQ-open.dev.jsonl",
    });
    const csv = await read("question,answer\nwho wrote it,Ann\n");
    expect(nq.records[0]?.exampleId).toBe("who wrote it");
    expect(csv.records[0]?.exampleId).toBe("who wrote it");
  });

  test("a question that comes again is another example, and said", async () => {
    const item = { question: "Where?", answers: ["Rome"] };
    const { records, warnings } = await read(JSON.stringify([item, item, item]));
    expect(records.map(({ exampleId }) => exampleId)).toEqual([
      "Where?",
      "Where? (2)",
      "Where? (3)",
    ]);
    expect(warnings[0]?.message).toContain("2 questions come again");
  });

  test("long questions have short ids that differ", async () => {
    const long = "x".repeat(5000);
    const list = [`${long}a`, `${long}b`].map((question) => ({ question, answers: ["y"] }));
    const { records, issues } = await read(JSON.stringify(list));
    expect(issues).toEqual([]);
    expect(new Set(records.map(({ exampleId }) => exampleId)).size).toBe(2);
  });

  test("asks for the split where no name says it, and shares out the same way every time", async () => {
    const text = JSON.stringify(capitals);
    const [question] = asked(text, "capitals.json");
    expect(question).toMatchObject({ id: "split", chosen: "dev" });
    expect(asked(text, "P36.test.json")).toEqual([]);
    const mapping = question?.options.find(({ value }) => value === "share")?.mapping ?? {};
    const first = await read(text, { mapping });
    const again = await read(JSON.stringify(capitals.toReversed()), { mapping });
    const dev = first.records.filter(({ split }) => split === "dev").map((each) => each.exampleId);
    expect(dev.length).toBeGreaterThan(50);
    expect(dev.length).toBeLessThan(110);
    const other = again.records.filter(({ split }) => split === "dev");
    expect(other.map(({ exampleId }) => exampleId).toSorted()).toEqual(dev.toSorted());
  });

  test("says what is wrong and where", async () => {
    const { issues } = await read(
      '[\n{"question":"a","answers":["b"]},\n{"question":"c","answers":[]}\n]',
    );
    expect(issues).toEqual([
      { line: 3, column: "answers", message: "answers is empty: one answer is needed" },
    ]);
    const cut = await read('[\n{"question":"a","answers":["b"]},\n{"question":"c","ans');
    expect(cut.issues).toEqual([
      {
        ...{ line: 3, column: null },
        message: "not JSON: the list is not closed; the file is cut, or no JSON",
      },
    ]);
    expect((await read("[]")).issues[0]?.message).toBe("the file holds no record");
  });
});

describe.skipIf(!hasSamples)("EntityQuestions", () => {
  const folder = "closed-book-qa/princeton-nlp__EntityQuestions/dataset";

  test.each([
    [`${folder}/dev/P800.dev.json`, 220, "dev", "P800"],
    [`${folder}/one-off/common-random-buckets/P170/bucket0.test.json`, 23, "test", "P170"],
  ])("%s: %i questions", async (path, count, split, relation) => {
    const bytes = sampleFile(path);
    const filename = path.slice(path.lastIndexOf("/") + 1);
    expect(detectFormat(bytes, filename)?.id).toBe("questions");
    const { records, issues } = await read(bytes, { filename, path });
    expect(issues).toEqual([]);
    expect(records).toHaveLength(count);
    expect(new Set(records.map((record) => record.split))).toEqual(new Set([split]));
    expect(new Set(records.map(({ attributes }) => attributes.relation))).toEqual(
      new Set([relation]),
    );
  });
});
