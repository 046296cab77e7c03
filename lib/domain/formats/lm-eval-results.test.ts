import { describe, expect, test } from "vitest";
import { guessSeries } from "@/lib/domain/mapping/guess-series";
import type { Mapping } from "@/lib/domain/mapping/mapping";
import { SeriesSurvey } from "@/lib/domain/mapping/survey";
import { detectFormat } from "./detect";
import { lmEvalResultsFormat } from "./lm-eval-results";
import { chunksOf, readAll } from "./read-all";

type Place = { filename?: string; path?: string; mapping?: Mapping };

const read = (file: object | string, place: Place = {}) =>
  readAll(
    lmEvalResultsFormat,
    chunksOf(typeof file === "string" ? file : JSON.stringify(file)),
    place,
  );

const idOf = (text: string) => detectFormat(new TextEncoder().encode(text), null)?.id;

const args = (model_args: unknown) => ({ config: { model: "hf", model_args } });
const row = { "acc,none": 0.5, "acc_stderr,none": 0.1, alias: "a" };
const current = {
  results: { triviaqa: row },
  "n-samples": { triviaqa: { original: 17_944, effective: 500 } },
  ...args("pretrained=org/base,revision=step1000"),
};

describe("lm-eval results", () => {
  test("version 0.3 has bare metric names; standard errors are no curve", async () => {
    const { records, warnings, hints } = await read({
      results: { sciq: { acc: 0.404, acc_stderr: 0.01, acc_norm: 0.5, acc_norm_stderr: 0.01 } },
      versions: { sciq: 0 },
      config: {
        model: "hf-causal",
        model_args: "use_accelerate=True,pretrained=org/m,revision=step1000",
      },
    });
    expect(records).toEqual([
      {
        ...{ line: 1, step: 1000, epoch: null, timeMs: null },
        values: { "sciq/acc": 0.404, "sciq/acc_norm": 0.5 },
      },
    ]);
    expect(warnings.map(({ message }) => message)).toEqual([
      "2 standard errors are not kept: intervals come from the number of examples",
    ]);
    expect(hints?.["sciq/acc"]).toEqual({ set: "sciq", metric: "acc" });
  });

  test("the number of examples is the one that was scored, and it is stated", async () => {
    const all = await read(current);
    expect(all.hints).toEqual({
      "triviaqa/acc": { set: "triviaqa", metric: "acc", n: 500, basis: "stated" },
    });
    expect(all.warnings.map(({ message }) => message)).toContain(
      "only a part of the examples was scored: triviaqa 500 of 17944; compare it only with the same part",
    );
    const survey = new SeriesSurvey();
    survey.add(all.records);
    survey.addHints(all.hints ?? {});
    expect(guessSeries(survey).mapping.series).toEqual({
      "triviaqa/acc": {
        ...{ split: "dev", category: null, set: "triviaqa", quantity: "accuracy" },
        ...{ scale: "ratio", n: 500, basis: "stated" },
      },
    });
  });

  test.each([
    ["pretrained=org/base,revision=step1000", {}, 1000, null, "base"],
    ["pretrained=org/base,revision=step3,peft=out/run-a/checkpoint-9", {}, 3, null, "run-a"],
    ["pretrained=org/base,peft=../out/run-a/epoch_5", {}, 5, 5, "run-a"],
    ["pretrained=/data/run-b/checkpoint-500", {}, 500, null, "run-b"],
    ["pretrained=org/run-c-step2000", {}, 2000, null, "run-c"],
    ["pretrained=C:\\\\out\\\\run-d\\\\checkpoint-500\\\\", {}, 500, null, "run-d"],
    [{ iteration: 143_000, other: [1] }, {}, 143_000, null, null],
    [{ pretrained: "org/base", peft: "out/run-a/checkpoint-500" }, {}, 500, null, "run-a"],
    ["pretrained=org/base", { path: "a/checkpoint-7/results_2024.json" }, 7, null, "base"],
    ["pretrained=org/base", { filename: "410m_step13000.json" }, 13_000, null, "base"],
    ["", { path: "x/..__out__run-e__epoch_62/results_1.json" }, 62, 62, "run-e"],
    ["pretrained=org/b,revision=main,peft=x/epoch_2", { path: "checkpoint-9/r.json" }, 2, 2, "x"],
  ])("finds the checkpoint of %j", async (model_args, place, step, epoch, run) => {
    const { records, guess, facts } = await read({ ...current, ...args(model_args) }, place);
    expect(records[0]).toMatchObject({ step, epoch });
    expect(guess?.mapping.constants).toEqual(epoch === null ? { step } : { step, epoch });
    expect(guess?.reasons[0]?.about).toBe("step");
    expect(facts?.[0]?.name ?? null).toBe(run);
  });

  test("the base model is said only where it is no checkpoint", async () => {
    const ofAdapter = args("pretrained=org/base,peft=out/run/checkpoint-5");
    const ofCheckpoint = args("pretrained=out/run/checkpoint-5");
    const factsOf = async (part: object) => (await read({ ...current, ...part })).facts;
    expect(await factsOf(ofAdapter)).toEqual([{ run: null, name: "run", baseModel: "org/base" }]);
    expect(await factsOf(ofCheckpoint)).toEqual([{ run: null, name: "run" }]);
  });

  test("no checkpoint anywhere is asked and never stored as step 0", async () => {
    const unnamed = { ...current, ...args("pretrained=org/base") };
    const { issues, guess } = await read(unnamed, { filename: "results_2024-08-21T03.json" });
    expect(issues.map(({ column }) => column)).toEqual(["step"]);
    expect(guess?.questions.map(({ id, chosen }) => [id, chosen])).toEqual([["step", "open"]]);
    const said = await read(unnamed, { mapping: { constants: { step: 40 } } });
    expect([said.issues, said.records[0]?.step, said.guess?.questions]).toEqual([[], 40, []]);
  });

  test("what was said of the checkpoint wins over what the file says", async () => {
    const { records } = await read(current, { mapping: { constants: { step: 7, epoch: 2 } } });
    expect(records[0]).toMatchObject({ step: 7, epoch: 2 });
  });

  const filtered = {
    ...current,
    results: {
      gsm8k: {
        ...{ "exact_match,strict-match": 0.5, "exact_match_stderr,strict-match": "N/A" },
        ...{ "exact_match,flexible-extract": 0.6, "exact_match_stderr,flexible-extract": 0.01 },
      },
    },
  };

  test("two filters are two metrics; one of them is drawn, and which is asked", async () => {
    const { records, hints, guess } = await read(filtered);
    expect(records[0]?.values).toEqual({
      "gsm8k/exact_match,strict-match": 0.5,
      "gsm8k/exact_match,flexible-extract": 0.6,
    });
    expect(hints?.["gsm8k/exact_match,strict-match"]?.quantity).toBeUndefined();
    expect(hints?.["gsm8k/exact_match,flexible-extract"]?.quantity).toBe("other");
    expect(guess?.questions.map(({ id, chosen }) => [id, chosen])).toEqual([
      ["filter", "strict-match"],
    ]);
    const chosen = await read(filtered, { mapping: { filter: "flexible-extract" } });
    expect(chosen.hints?.["gsm8k/exact_match,strict-match"]?.quantity).toBe("other");
    expect(chosen.guess?.questions).toEqual([]);
  });

  test("NaN and Infinity are kept, in numbers and in words; text, null and sizes are no metric", async () => {
    const text = `{"results":{"tg":{"alias":"a, Infinity War","mae,none":Infinity,"mae_stderr,none":NaN,"r2,none":"nan","note":"x","name":"tg","sample_len":3,"acc,none":null}},"versions":{},"config":{"model_args":{"revision":"step2"}}}`;
    const { records, issues, warnings } = await read(text);
    expect(issues).toEqual([]);
    expect(records[0]?.values).toEqual({ "tg/mae": Number.POSITIVE_INFINITY, "tg/r2": Number.NaN });
    expect(warnings[0]?.message).toBe('"note" is no number: 1 left out');
  });

  test("groups repeat rows of results and are not counted twice", async () => {
    const mmlu = { "acc,none": 0.4, alias: " - mmlu" };
    const { records } = await read({
      ...{ ...current, groups: { mmlu }, group_subtasks: { mmlu: ["mmlu_law"] } },
      results: { mmlu, mmlu_law: { "acc,none": 0.3 } },
    });
    expect(records[0]?.values).toEqual({ "mmlu/acc": 0.4, "mmlu_law/acc": 0.3 });
  });

  test("a hand-made file names its model at the top", async () => {
    const { records, facts } = await read(
      {
        ...{ model: "org/m", tasks: ["sciq"], num_fewshot: 0 },
        ...{ results: { sciq: { acc: 0.2 } } },
      },
      { path: "run-x/step_5/r.json" },
    );
    expect([records[0]?.step, facts?.[0]?.baseModel]).toEqual([5, "org/m"]);
  });

  test("a task called by a class is of that class", async () => {
    const { records, hints } = await read({ ...current, results: { dev_known: row } });
    const survey = new SeriesSurvey();
    survey.add(records);
    survey.addHints(hints ?? {});
    expect(guessSeries(survey).mapping.series?.["dev_known/acc"]).toMatchObject({
      ...{ split: "dev", category: "Known", set: null },
    });
  });

  test("of keys that come twice the later holds, and their order does not matter", async () => {
    const doubled =
      '{"versions":{},"config":{"model_args":"revision=step1"},"results":{"a":{"acc":0.1},"a":{"acc":0.2}}}';
    expect((await read(doubled)).records[0]?.values).toEqual({ "a/acc": 0.2 });
    expect(idOf(doubled)).toBe("lm-eval-results");
  });

  test("a hostile task name is refused with its place", async () => {
    const long = "t".repeat(300);
    const { issues } = await read({ ...current, results: { [long]: row, ok: 5 } });
    expect(issues.map(({ column }) => column?.slice(0, 12))).toEqual([
      "results.tttt",
      "results.ok",
    ]);
  });

  test("cut anywhere it is an issue or nothing, never a throw", async () => {
    const text = JSON.stringify(filtered);
    for (let end = 0; end < text.length; end += 7) {
      const { records, issues } = await read(text.slice(0, end));
      expect([records.length, issues.length]).toEqual([0, 1]);
    }
  });

  test.each([
    ["{}", "no object results"],
    ['{"results":[]}', "no object results"],
    ["[1]", "no object results"],
  ])("%s is refused", async (text, message) => {
    expect((await read(text)).issues[0]?.message).toContain(message);
  });

  test("promptfoo's object results is not taken for tasks", () => {
    const results = { version: 3, timestamp: "t", prompts: [], results: [], stats: {} };
    expect(idOf(JSON.stringify({ evalId: "eval-1", results, config: {} }))).toBe("promptfoo");
    expect(idOf(JSON.stringify({ results, evalId: "e", config: {}, shareableUrl: null }))).toBe(
      "promptfoo",
    );
  });
});
