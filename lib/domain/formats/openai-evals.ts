import type { Mapping } from "@/lib/domain/mapping/mapping";
import { type AnswerFile, guessAnswers, parseAnswers } from "./answer-file";
import { chooseAnswerMetric, exactMetrics, zeroOrOne } from "./answer-metrics";
import type { Fields } from "./fields";
import { defineFormat } from "./format";
import { hasKeys } from "./sample";
import { isObject } from "./trainer-history";

type Sample = { match: Fields | null; metrics: Fields; sampling: Fields | null; repeated: number };

function textIn(value: unknown): string | null {
  if (typeof value === "string") return value;
  const [first] = Array.isArray(value) ? value : [];
  return typeof first === "string" ? first : null;
}

/** The last message of the user, or the prompt itself. */
function questionIn(prompt: unknown): string | null {
  if (!Array.isArray(prompt)) return textIn(prompt);
  const asked = prompt.filter((message) => isObject(message) && message.role === "user");
  const last = asked.at(-1) ?? prompt.at(-1);
  return isObject(last) ? textIn(last.content) : null;
}

function answersIn(expected: unknown): string[] | null {
  const list = Array.isArray(expected) ? expected : [expected];
  const answers = list.filter((each) => typeof each === "string" && each.trim() !== "");
  return answers.length > 0 ? answers.map(String) : null;
}

/** Events by their sample, in the order in which those came; a sample's first verdict counts. */
function samplesIn(events: readonly Fields[]): Map<string, Sample> {
  const samples = new Map<string, Sample>();
  for (const { sample_id, type, data } of events) {
    if (typeof sample_id !== "string" || !isObject(data)) continue;
    const sample = samples.get(sample_id) ?? {
      ...{ match: null, metrics: {}, sampling: null, repeated: 0 },
    };
    samples.set(sample_id, sample);
    if (type === "match" && sample.match !== null) sample.repeated += 1;
    if (type === "match") sample.match ??= data;
    if (type === "metrics") sample.metrics = { ...data, ...sample.metrics };
    // A judge's answers come after the model's own.
    if (type === "sampling") sample.sampling ??= data;
  }
  return samples;
}

function read(file: unknown, mapping: Mapping | null): AnswerFile {
  const lines = Array.isArray(file) ? file.filter(isObject) : [];
  const samples = [...samplesIn(lines)];
  const said = samples.filter(
    ([, { match, metrics }]) => match !== null || Object.keys(metrics).length > 0,
  );
  if (said.length === 0) {
    const problem =
      "the log has no event of type match or metrics, so it does not say which sample was right: its evaluation did not end, or it records no verdicts";
    return { rows: [], warnings: [], problem };
  }
  const metrics = exactMetrics(said.map(([, sample]) => sample.metrics));
  const { metric, guess } = chooseAnswerMetric(metrics, mapping?.filter);
  const rows = said.map(([id, { match, sampling, metrics: own }]) => ({
    example_id: id,
    question: questionIn(sampling?.prompt ?? match?.prompt),
    answers: answersIn(match?.expected),
    prediction: textIn(sampling?.sampled) ?? textIn(match?.sampled ?? match?.picked),
    correct: zeroOrOne(match?.correct) ?? (metric === undefined ? null : zeroOrOne(own[metric])),
  }));
  const repeated = said.reduce((sum, [, sample]) => sum + sample.repeated, 0);
  const left = samples.length - said.length;
  const warnings = [
    ...(repeated > 0
      ? [`${repeated} further verdicts on a sample are left out: the first of each is read`]
      : []),
    ...(left > 0 ? [`${left} samples have no verdict, and are left out`] : []),
    ...(lines.some((line) => Object.hasOwn(line, "final_report"))
      ? []
      : ["the log has no final report: its evaluation may not have asked every sample"]),
  ];
  return { rows, warnings, guess };
}

const shape = { what: "an OpenAI evals log", isLines: true, read };

/** Logs of OpenAI evals (`oaieval`), by the source of its recorder, evals 3.0.1: a spec, then events of samples, then a report. */
export const openaiEvalsFormat = defineFormat({
  id: "openai-evals",
  name: "OpenAI evals log",
  what: "The JSON lines that oaieval records: what was sampled for each sample_id, and whether it matched. Verdicts of a model-graded evaluation are read where they are 0 or 1. The checkpoint comes from its folder or name, else it is asked.",
  holds: "predictions",
  example: {
    filename: "checkpoint-500_facts.jsonl",
    text: [
      '{"spec":{"completion_fns":["tiny"],"eval_name":"facts.dev.v0","run_id":"2605011200ABCDEFGH"}}',
      '{"run_id":"2605011200ABCDEFGH","event_id":0,"sample_id":"facts.dev.0","type":"sampling","data":{"prompt":[{"role":"user","content":"Where was Ada born?"}],"sampled":["London"]},"created_by":"","created_at":"2026-05-01 12:00:00+00:00"}',
      '{"run_id":"2605011200ABCDEFGH","event_id":1,"sample_id":"facts.dev.0","type":"match","data":{"correct":true,"expected":"London","picked":"London"},"created_by":"","created_at":"2026-05-01 12:00:00+00:00"}',
      '{"final_report":{"accuracy":1.0},"run_id":"2605011200ABCDEFGH"}',
    ].join("\n"),
  },
  detect: (sample) =>
    hasKeys(sample, "spec") || hasKeys(sample, "run_id", "event_id", "sample_id")
      ? "a spec, and events of samples"
      : null,
  makesRows: true,
  guess: guessAnswers(shape),
  parse: parseAnswers(shape),
});
