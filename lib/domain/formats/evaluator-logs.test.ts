import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { openWhole } from "./containers";
import { detectFormat } from "./detect";
import { helmQuestionsFormat } from "./helm-questions";
import { findFormat } from "./list";
import { parquetContainer } from "./parquet";
import { chunksOf, readAll } from "./read-all";
import type { PredictionRecord } from "./records";
import { sampleOf } from "./sample";

// Files by the evaluators' own classes: lib/testing/evaluators/make.py, which says what was asked and answered.
const made = (name: string) => readFileSync(`lib/testing/evaluators/${name}`);

async function read(content: Uint8Array | string, id: string, filter?: string) {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  expect(detectFormat(bytes, null)?.id).toBe(id);
  const format = findFormat(id);
  if (format === null) throw new Error(`${id} is not in the list`);
  const mapping = { constants: { step: 500 }, ...(filter !== undefined && { filter }) };
  const batch = await readAll<object>(format, chunksOf(bytes, 1000), { mapping });
  const records = batch.records as PredictionRecord[];
  const rows = records.map((r) => [r.exampleId, r.question, r.answers, r.prediction, r.correct]);
  const asked = format.guess?.(sampleOf(bytes), { constants: { step: 500 } }).questions ?? [];
  return { ...batch, rows, asked, said: batch.warnings.map(({ message }) => message) };
}

const lines = (...events: object[]) => events.map((event) => JSON.stringify(event)).join("\n");
const event = (sample_id: string, type: string, data: object) => ({
  ...{ run_id: "r", event_id: 0, sample_id, type, data },
});

describe("OpenAI evals", () => {
  test("a log is its samples with what was sampled and whether it matched", async () => {
    const { rows, issues, said, asked } = await read(made("evals.jsonl"), "openai-evals");
    expect(issues).toEqual([]);
    expect(rows).toEqual([
      ["facts.dev.0", "Where was Ada born?", ["London"], "London", true],
      ["facts.dev.1", "Where was Bo born?", ["Paris"], "Rome", false],
    ]);
    expect(said).toEqual([]);
    expect(asked).toEqual([]);
  });

  test("a log that ended early and repeats a verdict says both", async () => {
    const { rows, said } = await read(
      lines(
        { spec: {} },
        event("a", "match", { correct: true, expected: ["x", "y"], sampled: "x" }),
        event("a", "match", { correct: false, expected: "x" }),
        event("b", "sampling", { prompt: "q", sampled: "z" }),
      ),
      "openai-evals",
    );
    expect(rows).toEqual([["a", null, ["x", "y"], "x", true]]);
    expect(said).toEqual([
      "1 further verdicts on a sample are left out: the first of each is read",
      "1 samples have no verdict, and are left out",
      "the log has no final report: its evaluation may not have asked every sample",
    ]);
  });

  test("a judged log is read by the metric that is 0 or 1, the model's own answer before the judge's", async () => {
    const { rows } = await read(
      lines(
        { spec: {} },
        event("a", "sampling", { prompt: "q", sampled: ["own"] }),
        event("a", "sampling", { prompt: "grade it", sampled: ["Y"] }),
        event("a", "metrics", { choice: "Y", score: 1 }),
      ),
      "openai-evals",
    );
    expect(rows).toEqual([["a", "q", null, "own", true]]);
  });

  test.each([
    [lines({ spec: {} }, event("a", "sampling", {})), /no event of type match or metrics/, null],
    [`${lines({ spec: {} })}\n{"run_id":`, /not JSON/, 2],
  ])("%s is refused with its reason and line", async (content, message, line) => {
    const { issues } = await read(content, "openai-evals");
    expect(issues).toMatchObject([{ line, message: expect.stringMatching(message) }]);
  });
});

describe("lighteval", () => {
  const opened = async () => (await openWhole(parquetContainer, made("lighteval.parquet"))).text;

  test("details are answers to documents, and which metric says right is asked", async () => {
    const { rows, issues, asked, said } = await read(await opened(), "lighteval-details");
    expect(issues).toEqual([]);
    expect(rows).toEqual([
      ["Where was Ada born?", "Where was Ada born?", ["London"], "London", true],
      ["Where was Bo born?", "Where was Bo born?", ["Paris"], "Rome", false],
    ]);
    expect(asked.map(({ id, chosen, options }) => [id, chosen, options.length])).toEqual([
      ["metric", "em", 2],
    ]);
    expect(said).toEqual([]);
  });

  test("another metric that was said counts", async () => {
    const { rows } = await read(await opened(), "lighteval-details", "pem");
    expect(rows.map((row) => row[4])).toEqual([true, true]);
  });

  test("of choices by their probability the likeliest is what was answered", async () => {
    const doc = { query: "q", choices: [" a", " b"], gold_index: 1 };
    const { rows } = await read(
      lines({ doc, model_response: { logprobs: [-3, -1], text: [] }, metric: { acc: 1 } }),
      "lighteval-details",
    );
    expect(rows).toEqual([["q", "q", ["b"], "b", true]]);
  });

  test("without a metric that is 0 or 1 says by what it is scored", async () => {
    const doc = { query: "q", choices: ["a"], gold_index: 0 };
    const { said } = await read(
      lines({ doc, model_response: { text: ["a"] }, metric: { f1: 0.5 } }),
      "lighteval-details",
    );
    expect(said).toEqual([
      "no metric is 0 or 1 in every row: the answers are scored by the dataset's rule",
    ]);
  });

  test("details of before 0.10 are flat, and are the same answers", async () => {
    // `Detail` of lighteval 0.9: golds where an answer is generated, choices with their logprobs where one is ranked.
    const flat = { instruction: "", full_prompt: "Q: ...", input_tokens: [[1]], specifics: null };
    const asked = { ...flat, choices: [], gold_index: [], gold: ["London", "Greater London"] };
    const ranked = { ...flat, choices: [" a", " b"], gold_index: [1], gold: [] };
    const written = { ...flat, choices: "[]", gold: "['Paris']", predictions: "['Rome']" };
    const text = lines(
      { ...asked, example: "Where was Ada born?", predictions: ["London"], metrics: { em: 1 } },
      { ...ranked, example: "q", predictions: [-3, -1], metrics: { em: 1 } },
      { ...written, example: "Where was Bo born?", metrics: { em: 0 } },
    );
    expect((await read(text, "lighteval-details")).rows).toEqual([
      ["Where was Ada born?", "Where was Ada born?", ["London", "Greater London"], "London", true],
      ["q", "q", ["b"], "b", true],
      ["Where was Bo born?", "Where was Bo born?", ["Paris"], "Rome", false],
    ]);
  });
});

describe("HELM", () => {
  test("instances are the questions of a dataset, with the references tagged correct as answers", async () => {
    const instance = (id: string, tags: string[], more = {}) => ({
      ...{ id, split: "valid", input: { text: ` Where is ${id}? ` } },
      references: [
        { output: { text: " London " }, tags },
        { output: { text: "Rome" }, tags: [] },
      ],
      ...more,
    });
    const file = JSON.stringify([
      ...[instance("id1", ["correct"]), instance("id2", []), instance("id4", ["correct"])],
      instance("id3", ["correct"], { perturbation: { name: "typos" } }),
    ]);
    expect(detectFormat(new TextEncoder().encode(file), "instances.json")?.id).toBe(
      "helm-questions",
    );
    const { records, issues, warnings } = await readAll(helmQuestionsFormat, chunksOf(file, 64));
    expect(issues).toEqual([]);
    expect(records.map((r) => [r.exampleId, r.split, r.question, r.answers])).toEqual([
      ["id1", "dev", "Where is id1?", ["London"]],
      ["id4", "dev", "Where is id4?", ["London"]],
    ]);
    expect(warnings.map(({ message }) => message)).toEqual([
      "instances left out since perturbed: 1",
      "instances left out without a reference tagged correct: 1",
    ]);
  });

  test("predictions are the first trial's answers, scored by exact match", async () => {
    const { rows, said, asked } = await read(made("display_predictions.json"), "helm-instances");
    expect(rows).toEqual([
      ["id0", null, null, "London", true],
      ["id1", null, null, "Rome", false],
    ]);
    expect(said).toEqual([
      "2 rows of further trials are left out: the first of each instance is read",
    ]);
    expect(asked.map(({ id, chosen }) => [id, chosen])).toEqual([["metric", "exact_match"]]);
  });

  test("per-instance stats are the same verdicts without answers", async () => {
    const { rows } = await read(made("per_instance_stats.json"), "helm-instances");
    expect(rows).toEqual([
      ["id0", null, null, null, true],
      ["id1", null, null, null, false],
    ]);
  });

  test("perturbed instances are left out, and stats without a verdict are refused with the way out", async () => {
    const stats = { num_references: 1, rouge_l: 0.4 };
    const row = { instance_id: "id1", train_trial_index: 0, stats };
    const perturbed = { ...row, perturbation: { name: "typos" } };
    const { issues } = await read(JSON.stringify([row, perturbed]), "helm-instances");
    expect(issues[0]?.message).toBe(
      "no instance has an answer or a metric that is 0 or 1 in every row; there are rouge_l: upload display_predictions.json of the same run",
    );
  });
});
