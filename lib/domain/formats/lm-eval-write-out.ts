import type { Mapping } from "@/lib/domain/mapping/mapping";
import { type AnswerFile, guessAnswers, parseAnswers } from "./answer-file";
import type { Fields } from "./fields";
import { defineFormat } from "./format";
import { hasKeys } from "./sample";
import { isObject } from "./trainer-history";
import { scoreOf } from "./verdict";

const maxMetrics = 20;
const own = /^(doc_id|truth|prompt_\d+|logit_\d+)$/;
/** Log-probabilities of multiple choice, and not what a model said. */
const number = /^\(?-?\d+(\.\d+)?(e-?\d+)?(, ?(True|False)\))?$/i;

/** 0 or 1, which this version writes as text, or "True" and "False". */
function verdictIn(value: unknown): boolean | null {
  if (value === true || value === "True") return true;
  if (value === false || value === "False") return false;
  const score = scoreOf(value);
  return score === 0 || score === 1 ? score === 1 : null;
}

/** Metrics that are 0 or 1 in every row, those named as exact answers first. */
function metricsIn(rows: readonly Fields[]): string[] {
  const names = Object.keys(rows[0] ?? {}).filter((name) => !own.test(name));
  const whole = names.filter((name) => rows.every((row) => verdictIn(row[name]) !== null));
  const rank = (name: string) => (/^(em|exact_match|acc)$/.test(name) ? 0 : 1);
  return whole.sort((a, b) => rank(a) - rank(b)).slice(0, maxMetrics);
}

function read(file: unknown, mapping: Mapping | null): AnswerFile {
  const list = Array.isArray(file) ? file.filter(isObject) : [];
  const metrics = metricsIn(list);
  const said = mapping?.filter;
  const metric = said !== undefined && metrics.includes(said) ? said : metrics[0];
  const [, ...others] = metrics;
  const rows = list.map((row) => {
    const answer = row.logit_0;
    const isText = typeof answer === "string" && !number.test(answer.slice(0, 100));
    return {
      example_id: String(row.doc_id ?? ""),
      question: typeof row.prompt_0 === "string" ? row.prompt_0 : null,
      answers: typeof row.truth === "string" && row.truth.trim() !== "" ? [row.truth.trim()] : null,
      prediction: isText ? answer : null,
      correct: metric === undefined ? null : verdictIn(row[metric]),
    };
  });
  const isAsked = said === undefined && metric !== undefined && others.length > 0;
  const guess = {
    mapping: {},
    reasons: isAsked
      ? [{ about: "filter", reason: `${metric} comes first of ${metrics.join(", ")}` }]
      : [],
    questions: isAsked
      ? [
          {
            id: "metric",
            text: "Which metric says right?",
            reason: `${metrics.length} metrics are 0 or 1 in every row: ${metrics.join(", ")}.`,
            options: metrics.map((name) => ({
              value: name,
              label: name,
              mapping: { filter: name },
            })),
            chosen: metric,
          },
        ]
      : [],
  };
  const none = "no metric is 0 or 1 in every row: the answers are scored by the dataset's rule";
  return { rows, warnings: metric === undefined ? [none] : [], guess };
}

const shape = { what: "a write-out", read };

/** What lm-evaluation-harness 0.3 wrote with --write_out: a list of rows in which every value is text. Its step is asked. */
export const lmEvalWriteOutFormat = defineFormat({
  id: "lm-eval-write-out",
  name: "lm-evaluation-harness write-out",
  what: "<task>_write_out_info.json of lm-evaluation-harness 0.3 (--write_out): what was answered to each document, and whether it was right. The checkpoint comes from its folder or name, else it is asked.",
  holds: "predictions",
  example: {
    filename: "checkpoint-500_triviaqa_write_out_info.json",
    text: '[{"doc_id":"0","prompt_0":"Question: Where was Ada born?\\nAnswer:","logit_0":"London","truth":"London","em":"1"},{"doc_id":"1","prompt_0":"Question: Where was Bo born?\\nAnswer:","logit_0":"Rome","truth":"Paris","em":"0"}]',
  },
  detect: (sample) => (hasKeys(sample, "doc_id", "truth") ? "doc_id and truth" : null),
  guess: guessAnswers(shape),
  parse: parseAnswers(shape),
});
