import { describeValue } from "./describe";
import { type Fields, stepProblem } from "./fields";
import type { Batch } from "./format";
import { type FormatIssue, maxIssues, UnreadableText } from "./issue";
import { MetricValues } from "./metric-values";
import { isMissing, openaiName } from "./openai-names";
import { readJsonFile } from "./read-json-file";
import type { MetricRecord, RunFacts } from "./records";
import { isObject } from "./trainer-history";
import { yieldRecords } from "./yield-records";

function listOf(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  if (isObject(value) && Array.isArray(value.data)) return value.data;
  return [value];
}

/** `ft:gpt-4o-mini-2024-07-18:org::id:ckpt-step-100` was trained from gpt-4o-mini-2024-07-18. */
function baseModelOf(checkpoint: Fields): string | null {
  const name = checkpoint.fine_tuned_model_checkpoint;
  if (typeof name !== "string" || !name.startsWith("ft:")) return null;
  return name.slice(0, 200).split(":")[1] || null;
}

class Checkpoints {
  readonly records: MetricRecord[] = [];
  readonly issues: FormatIssue[] = [];
  readonly metrics = new MetricValues();
  baseModel: string | null = null;

  add(checkpoint: unknown, index: number): void {
    const column = `[${index}]`;
    const report = (message: string) => this.issues.push({ line: null, column, message });
    if (!isObject(checkpoint)) {
      report(`the checkpoint is not an object: ${describeValue(checkpoint)}`);
      return;
    }
    const { metrics, step_number: number, created_at: created } = checkpoint;
    const fields = isObject(metrics) ? metrics : {};
    const given = number ?? fields.step;
    const problem = stepProblem(given);
    if (problem !== null) {
      report(`step_number: ${problem}`);
      return;
    }
    const pairs = Object.entries(fields)
      .filter(([key, value]) => key !== "step" && !isMissing(key, value))
      .map(([key, value]) => [openaiName(key), value] as const);
    const before = this.issues.length;
    const values = this.metrics.read(pairs, report);
    if (this.issues.length > before) return;
    this.baseModel ??= baseModelOf(checkpoint);
    const timeMs =
      typeof created === "number" && created > 0 && created < 1e11 ? created * 1000 : null;
    this.records.push({ line: 1, step: Number(given), epoch: null, timeMs, values });
  }
}

/** Checkpoint objects of a fine-tuning job: one, a list of them, or the API's answer with `data`. */
export async function* parseOpenaiCheckpoints(
  source: AsyncIterable<Uint8Array>,
): AsyncIterable<Batch<MetricRecord>> {
  const found = new Checkpoints();
  try {
    const value = await readJsonFile(source, "the list of checkpoints");
    for (const [index, checkpoint] of listOf(value).entries()) {
      if (found.issues.length < maxIssues) found.add(checkpoint, index);
    }
  } catch (error) {
    if (!(error instanceof UnreadableText)) throw error;
    found.issues.push(error.issue);
  }
  const { baseModel, issues } = found;
  const facts: RunFacts[] = baseModel === null ? [] : [{ run: null, baseModel }];
  const records = found.records.sort((a, b) => a.step - b.step);
  yield* yieldRecords({ records, issues, warnings: found.metrics.warnings(), facts });
}
