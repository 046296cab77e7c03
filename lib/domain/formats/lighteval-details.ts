import type { Mapping } from "@/lib/domain/mapping/mapping";
import { type AnswerFile, guessAnswers, parseAnswers } from "./answer-file";
import { chooseAnswerMetric, exactMetrics, noMetric, zeroOrOne } from "./answer-metrics";
import type { Fields } from "./fields";
import { defineFormat } from "./format";
import { QuestionIds } from "./question-id";
import { hasKeys } from "./sample";
import { isObject } from "./trainer-history";
import { writtenList } from "./written-list";

function fieldsOf(value: unknown): Fields {
  return isObject(value) ? value : {};
}

/** The choices that are right; of a task without choices its references. */
function answersIn({ choices, gold_index }: Fields): string[] | null {
  const list = Array.isArray(choices) ? choices : [];
  const gold = Array.isArray(gold_index) ? gold_index : [gold_index];
  const answers = gold.flatMap((index) => {
    const choice = typeof index === "number" ? list[index] : undefined;
    return typeof choice === "string" && choice.trim() !== "" ? [choice.trim()] : [];
  });
  return answers.length > 0 ? answers : null;
}

/** What was generated; of choices by their probability the likeliest. */
function predictionIn(response: Fields, doc: Fields): string | null {
  const texts = Array.isArray(response.text_post_processed)
    ? response.text_post_processed
    : response.text;
  const [text] = Array.isArray(texts) ? texts : [];
  if (typeof text === "string") return text;
  const logprobs = Array.isArray(response.logprobs) ? response.logprobs : [];
  const choices = Array.isArray(doc.choices) ? doc.choices : [];
  if (logprobs.length !== choices.length || !logprobs.every((each) => typeof each === "number"))
    return null;
  const best = choices[logprobs.indexOf(Math.max(...logprobs))];
  return typeof best === "string" ? best.trim() : null;
}

function listOf(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  return typeof value === "string" ? (writtenList(value) ?? []) : [];
}

/** A row as before 0.10, in the shape since: flat, its lists as Python's text where they were of several types. */
function inNewShape(row: Fields): Fields {
  if (row.doc !== undefined || row.example === undefined) return row;
  const choices = listOf(row.choices);
  const gold = listOf(row.gold);
  const predictions = listOf(row.predictions).flat();
  const isRanked = choices.length > 0 && predictions.every((each) => typeof each === "number");
  return {
    doc: {
      query: row.example,
      choices: choices.length > 0 ? choices : gold,
      gold_index: choices.length > 0 ? listOf(row.gold_index) : gold.map((_, index) => index),
    },
    model_response: isRanked ? { logprobs: predictions } : { text: predictions },
    metric: row.metrics,
  };
}

function read(file: unknown, mapping: Mapping | null): AnswerFile {
  const rows = (Array.isArray(file) ? file.filter(isObject) : []).map(inNewShape);
  const metrics = exactMetrics(rows.map(({ metric }) => fieldsOf(metric)));
  const { metric, guess } = chooseAnswerMetric(metrics, mapping?.filter);
  const ids = new QuestionIds();
  const answers = rows.map((row) => {
    const doc = fieldsOf(row.doc);
    const question = typeof doc.query === "string" ? doc.query : null;
    return {
      example_id: ids.next(question ?? String(doc.id ?? "")),
      question,
      answers: answersIn(doc),
      prediction: predictionIn(fieldsOf(row.model_response), doc),
      correct: metric === undefined ? null : zeroOrOne(fieldsOf(row.metric)[metric]),
    };
  });
  return { rows: answers, warnings: metric === undefined ? [noMetric] : [], guess };
}

const shape = { what: "a file of lighteval's details", isLines: true, read };

/**
 * Details of lighteval, by the sources of 0.3 to 0.13: rows of doc, model_response and metric, before 0.10 of one flat object; a Parquet file for each task. An id
 * is the place in the task's file and not the question's own, so questions name the examples.
 */
export const lightevalDetailsFormat = defineFormat({
  id: "lighteval-details",
  name: "lighteval details",
  what: "details_<task>_<time>.parquet of lighteval 0.3 on (--save-details): what was answered to each document, and whether it was right. Of several metrics that are 0 or 1 one is asked for. The checkpoint comes from its folder or name, else it is asked.",
  holds: "predictions",
  example: {
    filename: "checkpoint-500_details.jsonl",
    text: '{"doc":{"query":"Where was Ada born?","choices":["London"],"gold_index":0,"id":"0","task_name":"facts|0"},"model_response":{"text":["London"]},"metric":{"em":1}}\n{"doc":{"query":"Where was Bo born?","choices":["Paris"],"gold_index":[0],"id":"1","task_name":"facts|0"},"model_response":{"text":["Rome"]},"metric":{"em":0}}',
  },
  detect: (sample) =>
    hasKeys(sample, "doc", "model_response", "metric")
      ? "doc, model_response and metric"
      : hasKeys(sample, "example", "full_prompt", "predictions", "metrics")
        ? "example, full_prompt, predictions and metrics"
        : null,
  makesRows: true,
  guess: guessAnswers(shape),
  parse: parseAnswers(shape),
});
