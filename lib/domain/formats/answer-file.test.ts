import { describe, expect, test } from "vitest";
import { hasSamples, sampleFile } from "@/lib/testing/sample-file";
import { detectFormat } from "./detect";
import { inspectLogFormat } from "./inspect-log";
import { exampleBytes, type FormatId, findFormat } from "./list";
import { lmEvalWriteOutFormat } from "./lm-eval-write-out";
import { promptfooFormat } from "./promptfoo";
import { chunksOf, readAll } from "./read-all";
import type { PredictionRecord } from "./records";
import { sampleOf } from "./sample";

type Mapped = { constants?: { step: number }; filter?: string };
type AnswerFormat = typeof inspectLogFormat | typeof promptfooFormat | typeof lmEvalWriteOutFormat;

const atStep: Mapped = { constants: { step: 500 } };
const json = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
const messages = (list: { message: string }[]) => list.map(({ message }) => message);
const read = (format: AnswerFormat, bytes: Uint8Array, mapping: Mapped = atStep) =>
  readAll<PredictionRecord>(format, chunksOf(bytes), { mapping });
const short = (records: readonly PredictionRecord[]) =>
  records.map(({ exampleId, prediction, correct }) => [exampleId, prediction, correct]);

function questionsOf(format: AnswerFormat, bytes: Uint8Array, mapping: Mapped | null) {
  return format.guess?.(sampleOf(bytes), mapping).questions ?? [];
}

const sample = (id: number | string, further: object) => ({
  ...{ id, epoch: 1, input: "Where was Ada born?", target: "London" },
  ...{ output: { choices: [{ message: { role: "assistant", content: "In London." } }] } },
  ...further,
});
const log = (samples: object[], further: object = {}) =>
  json({ version: 2, status: "success", eval: {}, plan: {}, samples, ...further });
const scored = (value: unknown, name = "match") => ({ scores: { [name]: { value } } });

describe("an Inspect log", () => {
  test("gives each sample's answer and what its scorer's letter says", async () => {
    const file = log([
      sample(1, scored("C")),
      sample(2, scored("I")),
      sample("a", scored("P")),
      sample("b", scored("N")),
      sample("c", scored(true)),
    ]);
    const { records, issues, warnings } = await read(inspectLogFormat, file);
    expect(issues).toEqual([]);
    expect(short(records)).toEqual([
      ["1", "In London.", true],
      ["2", "In London.", false],
      ["a", "In London.", false],
      ["b", "In London.", false],
      ["c", "In London.", true],
    ]);
    expect(records[0]).toMatchObject({
      ...{ step: 500, question: "Where was Ada born?", answers: ["London"] },
    });
    expect(messages(warnings)).toEqual(["1 answers scored P, right in part, count as wrong"]);
  });

  test("repeats samples by its epochs, which are none of the training's: the first is read", async () => {
    const again = { ...sample(1, scored("I")), epoch: 2 };
    const { records, warnings } = await read(
      inspectLogFormat,
      log([sample(1, scored("C")), again]),
    );
    expect(records.map(({ epoch, correct }) => [epoch, correct])).toEqual([[null, true]]);
    expect(messages(warnings)).toEqual([
      "1 further repetitions of a sample are left out: the first of each is read",
    ]);
  });

  test("of several scorers asks which counts, and reads the one that was said", async () => {
    const scores = { match: { value: "C" }, strict: { value: "I" } };
    const file = log([sample(1, { scores })]);
    const [question] = questionsOf(inspectLogFormat, file, atStep);
    expect(question).toMatchObject({ text: "Which scorer counts?", chosen: "match" });
    const said = await read(inspectLogFormat, file, { ...atStep, filter: "strict" });
    expect(said.records.map(({ correct }) => correct)).toEqual([false]);
    const wrong = await read(inspectLogFormat, file, { ...atStep, filter: "judge" });
    expect(messages(wrong.issues)).toEqual(['the log has no scorer "judge"; it has match, strict']);
  });

  test("without scores says so, and without samples is refused", async () => {
    const unscored = await read(inspectLogFormat, log([sample(1, {})]));
    expect(short(unscored.records)).toEqual([["1", "In London.", null]]);
    expect(messages(unscored.warnings)).toEqual([
      "1 answers have no score: they are scored by the dataset's rule",
    ]);
    const empty = await read(inspectLogFormat, log([]));
    expect(messages(empty.issues)[0]).toMatch(/^the log has no samples/);
  });

  test("that was broken off says so", async () => {
    const { warnings } = await read(
      inspectLogFormat,
      log([sample(1, scored("C"))], { status: "cancelled" }),
    );
    expect(messages(warnings)).toEqual([
      `the evaluation's status is "cancelled": it may not have asked every sample`,
    ]);
  });

  test("takes the user's last message as the question and the parts of an answer that are text", async () => {
    const input = [
      { role: "system", content: "Be short." },
      { role: "user", content: [{ type: "text", text: "Where was Bo born?" }] },
    ];
    const output = { choices: [{ message: { content: [{ type: "text", text: "Rome" }] } }] };
    const { records } = await read(inspectLogFormat, log([sample(1, { input, output })]));
    expect([records[0]?.question, records[0]?.prediction]).toEqual(["Where was Bo born?", "Rome"]);
  });
});

describe("promptfoo results", () => {
  const result = (further: object) => ({
    ...{ provider: { id: "ollama:tiny" }, promptIdx: 0, prompt: { raw: "Q: Where was Ada born?" } },
    ...{ vars: { question: "Where was Ada born?" }, response: { output: "London" }, success: true },
    ...further,
  });
  const file = (results: object[]) => json({ evalId: "e", results: { version: 3, results } });

  test("are right where the test passed, with the texts that it demands as answers", async () => {
    const testCase = {
      assert: [
        { type: "icontains", value: "London" },
        { type: "llm-rubric", value: "polite" },
      ],
    };
    const { records, issues } = await read(promptfooFormat, file([result({ testCase })]));
    expect(issues).toEqual([]);
    expect(records[0]).toMatchObject({
      ...{ exampleId: "Where was Ada born?", question: "Where was Ada born?" },
      ...{ answers: ["London"], prediction: "London", correct: true, step: 500 },
    });
  });

  test("of several providers are runs of their own", async () => {
    const other = result({ provider: { id: "ollama:big" }, success: false });
    const { records } = await read(promptfooFormat, file([result({}), other]));
    expect(records.map(({ run, correct }) => [run, correct])).toEqual([
      ["ollama:tiny", true],
      ["ollama:big", false],
    ]);
  });

  test("leave out tests that could not be asked, and say how many", async () => {
    const failed = result({ failureReason: 2, response: undefined, success: false });
    const { records, warnings } = await read(promptfooFormat, file([result({}), failed]));
    expect(records).toHaveLength(1);
    expect(messages(warnings)).toEqual([
      "1 tests could not be asked (an error of the provider), and are left out",
    ]);
  });
});

describe("a write-out of lm-eval 0.3", () => {
  test("has everything as text; a log-probability is no answer", async () => {
    const file = json([
      { doc_id: "0", prompt_0: "Q?", logit_0: "London", truth: "London", em: "1" },
      { doc_id: "1", prompt_0: "Q2?", logit_0: "-12.25", truth: "Paris", em: "False" },
    ]);
    const { records, issues } = await read(lmEvalWriteOutFormat, file);
    expect(issues).toEqual([]);
    expect(short(records)).toEqual([
      ["0", "London", true],
      ["1", null, false],
    ]);
  });

  test("with several metrics asks which says right, an exact one first", () => {
    const file = json([{ doc_id: "0", truth: "x", logit_0: "y", bleu_acc: "0", em: "1" }]);
    const [question] = questionsOf(lmEvalWriteOutFormat, file, atStep);
    expect(question?.options.map(({ value }) => value)).toEqual(["em", "bleu_acc"]);
  });
});

test.each([inspectLogFormat, promptfooFormat, lmEvalWriteOutFormat])(
  "$id asks for a checkpoint that its place does not name, and stores nothing without one",
  async (format) => {
    const bytes = exampleBytes(format);
    expect(questionsOf(format, bytes, null).map(({ id }) => id)).toContain("step");
    const { issues } = await read(format, bytes, {});
    expect(issues.map(({ column }) => column)).toContain("step");
    const named = await readAll<PredictionRecord>(format, chunksOf(bytes), {
      path: "run-a/checkpoint-700/log.json",
    });
    expect(new Set(named.records.map(({ step }) => step))).toEqual(new Set([700]));
  },
);

// Numbers of samples and of right answers stand in MANIFEST.md.
describe.skipIf(!hasSamples)("real files", () => {
  const inspect = "inspect-ai/UKGovernmentBEIS__inspect_ai/tests";
  test.each<[string, FormatId, number, number | null]>([
    [
      `${inspect}/analysis/test_logs/2025-05-12T20-28-13-04-00_popularity.json`,
      "inspect-log",
      3,
      2,
    ],
    [`${inspect}/log/test_eval_log/log_formats.json`, "inspect-log", 1, 0],
    ["promptfoo/Wadys__ai-qa-demo/promptfoo/results.json", "promptfoo", 2, 0],
    [
      "lm-eval/EleutherAI__lm-evaluation-harness/SlurmEvals/mistral/truthfulqa_gen_write_out_info.json",
      ...(["lm-eval-write-out", 817, null] as const),
    ],
  ])("%s is read as %s", async (path, id, count, right) => {
    const bytes = sampleFile(path);
    expect(detectFormat(bytes.subarray(0, 65_536), null, path)?.id).toBe(id);
    const format = findFormat(id) as AnswerFormat;
    const { records, issues } = await read(format, bytes);
    expect(issues).toEqual([]);
    expect(records).toHaveLength(count);
    if (right !== null) expect(records.filter(({ correct }) => correct)).toHaveLength(right);
  });
});
