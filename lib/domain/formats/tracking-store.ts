import { baseModelOfSettings } from "./base-model";
import { type Fields, maxIdCharacters, report, type SourceLine, stepField } from "./fields";
import { type Batch, defineFormat, type ParseOptions } from "./format";
import { parseJsonLines } from "./json-lines";
import { MetricValues } from "./metric-values";
import { plainSettings } from "./plain-settings";
import type { MetricRecord, RunFacts } from "./records";
import { hasKeys } from "./sample";
import { readableTime } from "./time-field";
import { isObject } from "./trainer-history";

const maxRuns = 10_000;
const maxTags = 100;
const statuses = ["running", "finished", "failed"] as const;

/** A run of a store, as the line that it is handed on as; times are milliseconds since 1970. */
export type StoredRun = {
  run: string;
  about: {
    status?: (typeof statuses)[number] | undefined;
    startedMs?: number | null;
    finishedMs?: number | null;
    settings: Record<string, unknown>;
    tags: readonly string[];
  };
};

/** One step of a run. Values that are no numbers stand as texts. */
export type StoredRow = {
  run: string;
  step: number;
  timeMs: number | null;
  values: Record<string, unknown>;
};

/** The lines of a store: each run with its first row, then all others, so that a file's beginning names all runs. */
export function* storeLines(
  runs: readonly (StoredRun & { rows: Iterable<StoredRow> })[],
): Iterable<string> {
  const rest: Iterator<StoredRow>[] = [];
  for (const { rows, run, about } of runs) {
    const iterator = rows[Symbol.iterator]();
    const first = iterator.next();
    if (first.done === true) continue;
    yield `${JSON.stringify({ run, about })}\n${JSON.stringify(first.value)}\n`;
    rest.push(iterator);
  }
  for (const iterator of rest) {
    for (let next = iterator.next(); next.done !== true; next = iterator.next())
      yield `${JSON.stringify(next.value)}\n`;
  }
}

function timeIn(value: unknown): string | null {
  const time = readableTime(value);
  return time === null || time <= 0 ? null : new Date(time).toISOString();
}

class StoreLines {
  readonly metrics = new MetricValues();
  private readonly runs = new Set<string>();
  private found: RunFacts[] = [];

  read(fields: Fields, at: SourceLine): MetricRecord | null {
    const run = this.runOf(fields.run, at);
    if (run === null) return null;
    if (isObject(fields.about)) {
      this.found.push(this.factsOf(run, fields.about));
      return null;
    }
    const before = at.issues.length;
    const step = stepField(fields.step, at);
    const pairs = isObject(fields.values) ? Object.entries(fields.values) : [];
    const values = this.metrics.read(pairs, (message) => report(at, null, message));
    if (at.issues.length > before) return null;
    return {
      line: at.line,
      step,
      epoch: null,
      timeMs: readableTime(fields.timeMs),
      values,
      run,
    };
  }

  private runOf(value: unknown, at: SourceLine): string | null {
    const isName = typeof value === "string" && value !== "" && value.length <= maxIdCharacters;
    if (!isName || !value.isWellFormed() || value.includes("\0")) {
      report(at, "run", `the run has no name, or one longer than ${maxIdCharacters} characters`);
      return null;
    }
    if (!this.runs.has(value) && this.runs.size >= maxRuns) {
      report(at, "run", `the store holds more than ${maxRuns} runs`);
      return null;
    }
    this.runs.add(value);
    return value;
  }

  private factsOf(run: string, about: Fields): RunFacts {
    const hyperparameters = plainSettings(isObject(about.settings) ? about.settings : {});
    const status = statuses.find((each) => each === about.status);
    const [startedAt, finishedAt] = [timeIn(about.startedMs), timeIn(about.finishedMs)];
    const baseModel = baseModelOfSettings(hyperparameters);
    const given = Array.isArray(about.tags) ? about.tags.slice(0, maxTags) : [];
    const tags = given.flatMap((tag) =>
      typeof tag === "string" && !tag.includes("\0") ? [tag.slice(0, 100)] : [],
    );
    return {
      ...{ run, name: run.slice(0, 200) },
      ...(status !== undefined && { status }),
      ...(startedAt !== null && { startedAt }),
      ...(finishedAt !== null && { finishedAt }),
      ...(Object.keys(hyperparameters).length > 0 && { hyperparameters }),
      ...(baseModel !== null && { baseModel }),
      ...(tags.length > 0 && { tags }),
    };
  }

  takeFacts(): RunFacts[] {
    return this.found.splice(0);
  }
}

async function* parse(
  source: AsyncIterable<Uint8Array>,
  options: ParseOptions = {},
): AsyncIterable<Batch<MetricRecord>> {
  const lines = new StoreLines();
  const batches = parseJsonLines<MetricRecord>(source, options, {
    read: (fields, at) => lines.read(fields, at),
    finish: () => lines.metrics.warnings(),
  });
  for await (const batch of batches) yield { ...batch, facts: lines.takeFacts() };
}

/** Runs of a tracking tool's own store, as lines: what comes out of its database (`sqlite.ts`). */
export const trackingStoreFormat = defineFormat({
  id: "tracking-store",
  name: "Runs of a tracking store",
  what: "What comes out of mlflow.db or a database of Trackio: a line for each run with its settings, and one for each of its steps.",
  holds: "metrics",
  example: {
    filename: "runs.jsonl",
    text: [
      '{"run":"unk050","about":{"status":"finished","startedMs":1795943864139,"settings":{"learning_rate":0.00005},"tags":["team=nlp"]}}',
      '{"run":"unk050","step":100,"timeMs":1795943864627,"values":{"train/loss":2,"eval/known_accuracy":"NaN"}}',
    ].join("\n"),
  },
  detect: (sample) => (hasKeys(sample, "run", "about") ? "runs and what is about them" : null),
  parse,
});
