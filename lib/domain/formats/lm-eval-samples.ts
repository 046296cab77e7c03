import { describeValue } from "./describe";
import { filenameOf } from "./entry-path";
import {
  type Fields,
  nameField,
  report,
  type SourceLine,
  textField,
  textListField,
} from "./fields";
import { type Batch, defineFormat, type FileGuess, type ParseOptions } from "./format";
import type { FormatWarning } from "./issue";
import {
  answersOf,
  attributesOf,
  classOf,
  docQuestion,
  exampleFieldOf,
  exampleKeyOf,
} from "./lm-eval-doc";
import { guessCheckpoint, guessFilter, joinGuesses, noStep } from "./lm-eval-guess";
import { guessVerdict, ownFields } from "./lm-eval-metric";
import { type LmEvalSubject, lmEvalCheckpoint, lmEvalSubject, noModel } from "./lm-eval-subject";
import type { PredictionRecord } from "./records";
import { rowsIn } from "./row-sample";
import { parseRows, type RowReader } from "./rows";
import { hasAnyKey, hasKeys } from "./sample";
import { isObject } from "./trainer-history";

const maxFilters = 20;

/** `samples_<task>_<time>.jsonl` */
function taskIn(filename: string | null): string | null {
  const name = /^samples_(.{1,150})_\d{4}-\d\d-\d\dT/.exec(filenameOf(filename ?? ""))?.[1];
  return name ?? null;
}

/** A log-probability and whether it was the greedy one, as numbers or, since 0.4.3, as text. */
function isLogProbability(value: unknown): boolean {
  return Array.isArray(value) && value.length === 2 && /^(true|false)$/i.test(String(value[1]));
}

/** The text that was answered; null for multiple choice, where the harness keeps log-probabilities only. */
function answerIn({ filtered_resps, resps }: Fields): unknown {
  for (const given of [filtered_resps, resps]) {
    const list = Array.isArray(given) ? given : [given];
    const [first] = list;
    if (isLogProbability(first) || isLogProbability(list)) return null;
    if (Array.isArray(first) && first.some(isLogProbability)) return null;
    const answer = Array.isArray(first) ? first[0] : first;
    if (typeof answer === "string" || typeof answer === "number") return String(answer);
  }
  return null;
}

type Layout = {
  metric: string | null;
  correctFrom: number;
  split: string | null;
  step: number | null;
  epoch: number | null;
  task: string | null;
  filter: string | undefined;
  /** The field of an example's key, where somebody said it. */
  example: string | null;
};

/** Reads the lines of one filter and counts what is left out. */
class SampleLines implements RowReader<PredictionRecord> {
  readonly filters = new Set<string>();
  private readonly docs = new Map<string, unknown>();
  /** Where the first line's key stands. */
  exampleField: string | null = null;
  private otherLines = 0;
  private repeated = 0;
  private isStepAsked = false;
  private isMetricMissing = true;
  private lines = 0;

  constructor(private readonly layout: Layout) {}

  /** The filter that is read: the one that was said, else the first. */
  get filter(): string | null {
    const [first] = this.filters;
    return this.layout.filter ?? first ?? null;
  }

  read(line: Fields, at: SourceLine): PredictionRecord | null {
    if (!this.isOfFilter(line)) return null;
    this.lines += 1;
    const { doc } = line;
    if (!isObject(doc)) {
      const found = doc === undefined ? "missing" : `not an object: ${describeValue(doc)}`;
      report(at, "doc", `doc is ${found}`);
      return null;
    }
    const exampleId = this.exampleId(line, doc, at);
    return exampleId === null ? null : this.record({ line, doc, exampleId }, at);
  }

  private isOfFilter(line: Fields): boolean {
    const filter = typeof line.filter === "string" ? line.filter : null;
    if (filter !== null && this.filters.size < maxFilters) this.filters.add(filter);
    if (filter === null || filter === this.filter) return true;
    this.otherLines += 1;
    return false;
  }

  /** Null for a document that came before; another of the same hash is told by its number. */
  private exampleId(line: Fields, doc: Fields, at: SourceLine): string | null {
    const { task, example } = this.layout;
    this.exampleField ??= example ?? exampleFieldOf(line, doc);
    const found = exampleKeyOf({ line, doc }, { task, field: example });
    const key = nameField(found, example ?? "doc_id", at);
    const known = this.docs.has(key);
    if (!known) this.docs.set(key, line.doc_id);
    if (!known || this.docs.get(key) === undefined) return key;
    if (this.docs.get(key) !== line.doc_id) return `${key.slice(0, 200)} ${String(line.doc_id)}`;
    this.repeated += 1;
    return null;
  }

  private record(
    input: { line: Fields; doc: Fields; exampleId: string },
    at: SourceLine,
  ): PredictionRecord {
    const { line, doc, exampleId } = input;
    const { step, epoch, split, task, metric } = this.layout;
    if (step === null && !this.isStepAsked) {
      this.isStepAsked = true;
      report(at, "step", noStep.message);
    }
    const prediction = textField(answerIn(line), "filtered_resps", at);
    const correct = this.correct(line);
    if (prediction === null && correct === null) {
      const which = metric ?? "a metric that is 0 or 1";
      report(at, metric, `neither an answer in text nor ${which} is given`);
    }
    const listed = Array.isArray(line.metrics) ? line.metrics : [];
    const labels = Object.entries(line).filter(
      ([name]) => !ownFields.has(name) && name !== metric && !listed.includes(name),
    );
    const attributes = attributesOf(labels, doc);
    return {
      ...{ line: at.line, step: step ?? 0, epoch, split, exampleId, prediction, correct },
      ...{ abstained: null, category: classOf(line, doc) },
      question: textField(docQuestion(line, doc), "doc", at),
      answers: textListField(answersOf(line, doc), "target", at),
      attributes: task === null ? attributes : { ...attributes, task },
    };
  }

  private correct(line: Fields): boolean | null {
    const { metric, correctFrom } = this.layout;
    const value = metric === null ? undefined : line[metric];
    if (value !== undefined) this.isMetricMissing = false;
    if (typeof value === "boolean") return value;
    return typeof value === "number" && !Number.isNaN(value) ? value >= correctFrom : null;
  }

  finish(): FormatWarning[] {
    const { metric } = this.layout;
    const said: string[] = [];
    if (this.otherLines > 0) {
      const others = [...this.filters].filter((name) => name !== this.filter).join(", ");
      said.push(
        `${this.otherLines} lines of other filters are left out (${others}): ${this.filter} is read`,
      );
    }
    if (this.repeated > 0)
      said.push(`${this.repeated} lines repeat a document: the first of each is read`);
    if (this.lines > 0 && metric === null)
      said.push("no metric is 0 or 1 on every line: the answers are scored by the dataset's rule");
    else if (this.lines > 0 && this.isMetricMissing)
      said.push(`no line has the metric ${metric}: the answers are scored by the dataset's rule`);
    return said.map((message) => ({ line: null, message: message.slice(0, 500) }));
  }
}

function layoutOf(rows: readonly Fields[], place: LmEvalSubject, options: ParseOptions) {
  const { mapping = null, filename = null, path = null } = options;
  const verdict = guessVerdict(rows, mapping);
  const layout: Layout = {
    ...{ metric: verdict.metric, correctFrom: mapping?.correctFrom ?? 1 },
    ...{ split: mapping?.constants?.split ?? null, filter: mapping?.filter },
    ...lmEvalCheckpoint(place, mapping?.constants),
    task: taskIn(path ?? filename),
    example: mapping?.columns?.example ?? null,
  };
  return { verdict, layout };
}

function guessExample(field: string | null, said: string | undefined): FileGuess {
  const reason = `examples are told by ${field}; where the dataset knows them by another field, say it as columns.example: doc.question_id`;
  const reasons = field === null || said !== undefined ? [] : [{ about: "example", reason }];
  return { mapping: {}, reasons, questions: [] };
}

async function* parse(
  source: AsyncIterable<Uint8Array>,
  options: ParseOptions = {},
): AsyncIterable<Batch<PredictionRecord>> {
  const { filename = null, path = null, mapping = null } = options;
  const place = lmEvalSubject({ filename, path, facts: noModel });
  let lines: SampleLines | null = null;
  let verdict = guessVerdict([], mapping);
  const batches = parseRows(source, options, (sample) => {
    const opened = layoutOf(rowsIn(sample).rows, place, options);
    verdict = opened.verdict;
    lines = new SampleLines(opened.layout);
    return lines;
  });
  for await (const batch of batches) yield batch;
  const read = lines as SampleLines | null;
  const filters = [...(read?.filters ?? [])];
  const guess = joinGuesses(
    guessCheckpoint(place, mapping?.constants),
    guessFilter(filters, mapping?.filter),
    verdict,
    guessExample(read?.exampleField ?? null, mapping?.columns?.example),
  );
  const said = mapping?.filter;
  const isMissing = said !== undefined && filters.length > 0 && !filters.includes(said);
  const message = `the file has no filter ${describeValue(said)}; it has ${filters.join(", ")}`;
  const issues = isMissing ? [{ line: null, column: "filter", message }] : [];
  yield { records: [], issues, warnings: [], guess };
}

/**
 * Samples of lm-evaluation-harness (FORMATS.md section 3), one line for each document and filter, as `--log_samples`
 * writes them. The example's key is the same at every checkpoint; right is a metric of 1.
 */
export const lmEvalSamplesFormat = defineFormat({
  id: "lm-eval-samples",
  name: "lm-evaluation-harness samples",
  what: "samples_*.jsonl of lm-evaluation-harness (--log_samples): what was answered to each document, and whether it was right. The checkpoint comes from the file's folder.",
  holds: "predictions",
  example: {
    filename: "checkpoint-500_samples_triviaqa_2024-08-21T04-41-31.747564.jsonl",
    text: '{"doc_id":0,"doc":{"question":"Who was President when the first Peanuts cartoon was published?","question_id":"tc_0","answer":{"aliases":["Harry S. Truman"],"value":"Harry Truman"}},"target":"Harry Truman","resps":[["Truman"]],"filtered_resps":["Truman"],"filter":"remove_whitespace","metrics":["exact_match"],"exact_match":0.0}',
  },
  detect: (sample) =>
    hasKeys(sample, "doc_id", "doc") && hasAnyKey(sample, "resps", "filtered_resps", "target")
      ? "lines with doc_id, doc and resps"
      : null,
  parse,
});
