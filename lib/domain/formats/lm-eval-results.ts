import type { SeriesHint } from "@/lib/domain/mapping/mapping";
import { keyProblem } from "./attributes";
import { describeValue } from "./describe";
import { type Batch, defineFormat, type ParseOptions } from "./format";
import { type FormatIssue, type FormatWarning, maxIssues, UnreadableText } from "./issue";
import { guessCheckpoint, guessFilter, joinGuesses, noStep } from "./lm-eval-guess";
import { lmEvalModel } from "./lm-eval-model";
import { isLmEvalResults } from "./lm-eval-shape";
import { type LmEvalSubject, lmEvalCheckpoint, lmEvalSubject } from "./lm-eval-subject";
import { notANumberIn } from "./metric-values";
import { readJsonFile, unreadable } from "./read-json-file";
import type { MetricRecord, RunFacts } from "./records";
import { SkippedFields } from "./skipped-fields";
import { isObject } from "./trainer-history";

const maxMetrics = 10_000;
const noMetrics = new Set(["alias", "name", "sample_len", "sample_count", "samples"]);

type Score = { key: string; task: string; metric: string; filter: string | null; value: number };

/** `exact_match,strict-match` is a metric and its filter; v0.3 has the metric alone. */
function nameParts(name: string): { metric: string; filter: string | null } {
  const comma = name.indexOf(",");
  const filter = comma === -1 ? null : name.slice(comma + 1);
  const metric = comma === -1 ? name : name.slice(0, comma);
  return { metric, filter: filter === "none" || filter === "" ? null : filter };
}

/** The scores of a results file. Standard errors are left out: they are no curve of their own. */
class Scores {
  readonly all: Score[] = [];
  readonly issues: FormatIssue[] = [];
  private readonly skipped = new SkippedFields();
  private errors = 0;

  addTask(task: string, row: unknown): void {
    const column = `results.${task}`;
    if (!isObject(row)) {
      this.report(column, `${column.slice(0, 100)} is not an object: ${describeValue(row)}`);
      return;
    }
    for (const [name, value] of Object.entries(row)) {
      if (!noMetrics.has(name)) this.addMetric(task, name, value);
    }
  }

  private report(column: string, message: string): void {
    if (this.issues.length < maxIssues) this.issues.push({ line: null, column, message });
  }

  private addMetric(task: string, name: string, value: unknown): void {
    const { metric, filter } = nameParts(name);
    if (metric.endsWith("_stderr")) {
      this.errors += 1;
      return;
    }
    const number = typeof value === "string" ? notANumberIn(value) : value;
    if (typeof number !== "number") {
      if (value !== null && value !== "N/A") this.skipped.add(metric, "is no number");
      return;
    }
    const key = `${task}/${metric}${filter === null ? "" : `,${filter}`}`;
    const problem = keyProblem(key);
    if (problem !== null) this.report(`results.${task}`.slice(0, 200), problem);
    else if (this.all.length < maxMetrics) {
      this.all.push({ key, task, metric, filter, value: number });
    } else if (this.all.length === maxMetrics) {
      this.report("results", `the file has more than ${maxMetrics} metrics`);
    }
  }

  warnings(): FormatWarning[] {
    const message = `${this.errors} standard errors are not kept: intervals come from the number of examples`;
    return [...this.skipped.warnings(), ...(this.errors === 0 ? [] : [{ line: null, message }])];
  }
}

function countIn(value: unknown): number | null {
  return typeof value === "number" && Number.isSafeInteger(value) && value > 0 ? value : null;
}

/** How many examples each task was scored on, and the tasks of which only a part was: `n-samples`, since 0.4.3. */
function sizesOf(file: Record<string, unknown>) {
  const counts = isObject(file["n-samples"]) ? Object.entries(file["n-samples"]) : [];
  const sizes = new Map<string, number>();
  const parts: string[] = [];
  for (const [task, value] of counts) {
    if (!isObject(value)) continue;
    const n = countIn(value.effective);
    const original = countIn(value.original);
    if (n !== null) sizes.set(task, n);
    if (n !== null && original !== null && n < original) parts.push(`${task} ${n} of ${original}`);
  }
  return { sizes, parts };
}

/** What the file says of each metric: its task is its set, its examples are counted, other filters are not drawn. */
function hintsOf(
  scores: readonly Score[],
  input: { sizes: ReadonlyMap<string, number>; filter: string | undefined },
): Record<string, SeriesHint> {
  const { sizes, filter } = input;
  const hints = scores.map(({ key, task, metric, filter: own }): [string, SeriesHint] => {
    const n = sizes.get(task);
    return [
      key,
      {
        ...{ set: task, metric },
        ...(own !== null && own !== filter && { quantity: "other" as const }),
        ...(n !== undefined && { n, basis: "stated" as const }),
      },
    ];
  });
  return Object.fromEntries(hints);
}

function factsOf({ run, baseModel }: LmEvalSubject): RunFacts {
  return {
    run: null,
    ...(run !== null && { name: run }),
    ...(baseModel !== null && { baseModel }),
  };
}

function partWarning(parts: readonly string[]): FormatWarning[] {
  if (parts.length === 0) return [];
  const more = parts.length > 5 ? ` and ${parts.length - 5} more` : "";
  const message = `only a part of the examples was scored: ${parts.slice(0, 5).join(", ")}${more}`;
  return [{ line: null, message: `${message}; compare it only with the same part` }];
}

/** Without a checkpoint the record stands at step 0, so that its sets can be shown, and the issue keeps it from being stored. */
function readResults(
  file: Record<string, unknown>,
  results: Record<string, unknown>,
  { filename = null, path = null, mapping }: ParseOptions,
): Batch<MetricRecord> {
  const scores = new Scores();
  for (const [task, row] of Object.entries(results)) scores.addTask(task, row);
  const place = lmEvalSubject({ filename, path, facts: lmEvalModel(file) });
  const { step, epoch } = lmEvalCheckpoint(place, mapping?.constants);
  const filters = [...new Set(scores.all.flatMap(({ filter }) => filter ?? []))];
  const said = mapping?.filter;
  const filter = said !== undefined && filters.includes(said) ? said : filters[0];
  const { sizes, parts } = sizesOf(file);
  const hasScores = scores.all.length > 0;
  const values = Object.fromEntries(scores.all.map(({ key, value }) => [key, value]));
  const issues = [...scores.issues, ...(step === null && hasScores ? [noStep] : [])];
  return {
    records: hasScores ? [{ line: 1, step: step ?? 0, epoch, timeMs: null, values }] : [],
    issues: issues.slice(0, maxIssues),
    warnings: [...scores.warnings(), ...partWarning(parts)],
    facts: [factsOf(place)],
    hints: hintsOf(scores.all, { sizes, filter }),
    guess: joinGuesses(guessCheckpoint(place, mapping?.constants), guessFilter(filters, said)),
  };
}

async function* parse(
  source: AsyncIterable<Uint8Array>,
  options: ParseOptions = {},
): AsyncIterable<Batch<MetricRecord>> {
  try {
    const file = await readJsonFile(source, "the results file");
    if (!isObject(file) || !isObject(file.results)) {
      throw unreadable(null, "the file has no object results; is this a results file of lm-eval?");
    }
    yield readResults(file, file.results, options);
  } catch (error) {
    if (!(error instanceof UnreadableText)) throw error;
    yield { records: [], issues: [error.issue], warnings: [] };
  }
}

/**
 * Results of lm-evaluation-harness (FORMATS.md section 3), of v0.3 to 0.4: one file is one checkpoint, each task is a
 * set. `groups` repeats rows of `results` and is not read. Read whole, up to 64 MiB. `line` of the record is 1.
 */
export const lmEvalResultsFormat = defineFormat({
  id: "lm-eval-results",
  name: "lm-evaluation-harness results",
  what: "results_*.json of lm-evaluation-harness, version 0.3 and later: each task is a set of its own, with its number of examples. The checkpoint comes from model_args or the file's folder.",
  holds: "metrics",
  example: {
    filename: "results_2024-08-21T04-41-31.747564.json",
    text: '{"results":{"triviaqa":{"alias":"triviaqa","exact_match,remove_whitespace":0.61,"exact_match_stderr,remove_whitespace":0.02}},"n-samples":{"triviaqa":{"original":17944,"effective":500}},"config":{"model":"hf","model_args":"pretrained=org/base,peft=out/checkpoint-500"}}',
  },
  detect: (sample) =>
    isLmEvalResults(sample) ? "results by task, beside versions or configs" : null,
  parse,
});
