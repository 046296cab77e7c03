import type { Mapping } from "@/lib/domain/mapping/mapping";
import { type AnswerFile, guessAnswers, parseAnswers } from "./answer-file";
import { chooseAnswerMetric, exactMetrics, noMetric, zeroOrOne } from "./answer-metrics";
import type { Fields } from "./fields";
import { defineFormat } from "./format";
import { hasKeys } from "./sample";
import { isObject } from "./trainer-history";

const own = /^(doc_id|truth|prompt_\d+|logit_\d+)$/;
/** Log-probabilities of multiple choice, and not what a model said. */
const number = /^\(?-?\d+(\.\d+)?(e-?\d+)?(, ?(True|False)\))?$/i;

/** Metrics of the task: this version writes all values as text. */
function metricsOf(row: Fields): Fields {
  return Object.fromEntries(Object.entries(row).filter(([name]) => !own.test(name)));
}

function read(file: unknown, mapping: Mapping | null): AnswerFile {
  const list = Array.isArray(file) ? file.filter(isObject) : [];
  const { metric, guess } = chooseAnswerMetric(exactMetrics(list.map(metricsOf)), mapping?.filter);
  const rows = list.map((row) => {
    const answer = row.logit_0;
    const isText = typeof answer === "string" && !number.test(answer.slice(0, 100));
    return {
      example_id: String(row.doc_id ?? ""),
      question: typeof row.prompt_0 === "string" ? row.prompt_0 : null,
      answers: typeof row.truth === "string" && row.truth.trim() !== "" ? [row.truth.trim()] : null,
      prediction: isText ? answer : null,
      correct: metric === undefined ? null : zeroOrOne(row[metric]),
    };
  });
  return { rows, warnings: metric === undefined ? [noMetric] : [], guess };
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
  makesRows: true,
  guess: guessAnswers(shape),
  parse: parseAnswers(shape),
});
