import { describeValue } from "./describe";
import { type Batch, defineFormat } from "./format";
import { type FormatWarning, maxIssues, UnreadableText } from "./issue";
import { readJsonFile, unreadable } from "./read-json-file";
import type { MetricRecord, RunFacts } from "./records";
import type { Sample } from "./sample";
import { bestOf, endOf, trainerFacts } from "./trainer-facts";
import { isObject, TrainerHistory } from "./trainer-history";
import { yieldRecords } from "./yield-records";

/** The rows, also where they stand alone: `json.dump(trainer.state.log_history, file)`. */
function logHistory(value: unknown): unknown[] {
  if (Array.isArray(value) && value.length > 0) return value;
  const history = isObject(value) ? value.log_history : undefined;
  if (Array.isArray(history)) return history;
  const found = Array.isArray(value) ? "an empty list" : describeValue(history);
  throw unreadable(null, `log_history is not a list but ${found}; is this a trainer state?`);
}

function notesOf(
  state: Record<string, unknown>,
  history: TrainerHistory,
  records: readonly MetricRecord[],
): FormatWarning[] {
  const { note } = endOf({ state, hasSummary: history.summaryRows > 0 });
  const best = bestOf({ state, records });
  const found =
    best === null ? null : `the trainer's best: ${best.key} ${best.value} at step ${best.step}`;
  return [note, found]
    .filter((message) => message !== null)
    .map((message) => ({ line: null, message }));
}

async function* parse(source: AsyncIterable<Uint8Array>): AsyncIterable<Batch<MetricRecord>> {
  const history = new TrainerHistory();
  let state: Record<string, unknown> = {};
  try {
    const value = await readJsonFile(source, "the trainer state");
    for (const [index, row] of logHistory(value).entries()) {
      if (history.issues.length < maxIssues) history.add(row, index);
    }
    if (isObject(value)) state = value;
  } catch (error) {
    if (!(error instanceof UnreadableText)) throw error;
    history.issues.push(error.issue);
  }
  const records = history.records();
  const hasSummary = history.summaryRows > 0;
  const facts: RunFacts[] =
    records.length === 0 ? [] : [trainerFacts({ state, records, hasSummary })];
  yield* yieldRecords({
    records,
    issues: history.issues.slice(0, maxIssues),
    warnings: [...history.warnings(), ...notesOf(state, history, records)],
    facts,
  });
}

const rowKeys = ["loss", "learning_rate", "grad_norm", "train_loss", "eval_loss", "eval_runtime"];

function detect({ json }: Sample): string | null {
  if (json?.outline.keys.get("log_history") === "[") return "an object with log_history";
  if (json?.shape !== "array" || !json.keys.has("step")) return null;
  const isRow = rowKeys.some((key) => json.keys.has(key));
  return isRow ? "a list of a trainer's log rows" : null;
}

/**
 * Hugging Face `trainer_state.json` (FORMATS.md section 1), or its log_history alone. All rows of one step become one
 * record; the summary row is left out; text values are counted and left out. Read whole, up to 64 MiB. `line` of a
 * record is 1.
 */
export const trainerStateFormat = defineFormat({
  id: "trainer-state",
  name: "Hugging Face trainer state",
  what: "trainer_state.json, as the Hugging Face Trainer writes it beside each checkpoint, or its log_history alone. Evaluation sets, the training's end, its plan and batch size are read.",
  holds: "metrics",
  example: {
    filename: "trainer_state.json",
    text: '{"global_step":200,"max_steps":200,"log_history":[{"epoch":1,"step":100,"loss":1.2},{"epoch":1,"step":100,"eval_dev_known_accuracy":0.81,"eval_dev_known_runtime":10}]}',
  },
  detect,
  parse,
});
