import { parseWithBareNumbers } from "./bare-numbers";
import { epochField, report, stepField } from "./fields";
import { type Batch, defineFormat } from "./format";
import { parseJsonLines } from "./json-lines";
import { MetricValues } from "./metric-values";
import type { MetricRecord, RunFacts } from "./records";
import { hasKeys } from "./sample";

const notMetrics = new Set([
  ...["current_steps", "total_steps", "epoch", "percentage"],
  ...["elapsed_time", "remaining_time"],
]);

/** `1 day, 2:03:04` or `0:12:02` in milliseconds since the start; null for anything else. */
function elapsedMs(value: unknown): number | null {
  if (typeof value !== "string" || value.length > 40) return null;
  const found = /^(?:(\d{1,5}) days?, )?(\d{1,5}):(\d\d):(\d\d)$/.exec(value);
  if (found === null) return null;
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = found
    .slice(1)
    .map((part) => Number(part ?? 0));
  return (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000;
}

type Progress = { step: number; total: number };

function factsOf({ step, total }: Progress): RunFacts {
  const isFinished = total > 0 && step >= total;
  const settings = total > 0 ? { hyperparameters: { max_steps: total } } : {};
  return { run: null, ...settings, ...(isFinished ? { status: "finished" as const } : {}) };
}

async function* parse(
  source: AsyncIterable<Uint8Array>,
  options: { maxLineBytes?: number } = {},
): AsyncIterable<Batch<MetricRecord>> {
  const metrics = new MetricValues();
  const progress: Progress = { step: 0, total: 0 };
  const batches = parseJsonLines<MetricRecord>(source, options, {
    rescue: parseWithBareNumbers,
    read(fields, at) {
      const before = at.issues.length;
      const step = stepField(fields.current_steps, at);
      const epoch = epochField(fields.epoch, at);
      // The Trainer's own name for it, so that both logs of one run are one curve.
      const pairs = Object.entries(fields)
        .filter(([key]) => !notMetrics.has(key))
        .map(([key, value]) => [key === "lr" ? "learning_rate" : key, value] as const);
      const values = metrics.read(pairs, (message) => report(at, null, message));
      if (at.issues.length > before) return null;
      metrics.count(step, values);
      const total = Number(fields.total_steps);
      if (Number.isSafeInteger(total) && total > 0) progress.total = total;
      progress.step = Math.max(progress.step, step);
      return { line: at.line, step, epoch, timeMs: elapsedMs(fields.elapsed_time), values };
    },
    finish: () => metrics.warnings(),
  });
  for await (const batch of batches) yield { ...batch, facts: [factsOf(progress)] };
}

/** LLaMA-Factory's `trainer_log.jsonl`: one line a log call, `current_steps` of `total_steps`. */
export const llamaFactoryFormat = defineFormat({
  id: "llama-factory",
  name: "LLaMA-Factory log",
  what: "trainer_log.jsonl as LLaMA-Factory writes it. Percentages and times to go are left out; the run is finished when the last step is the planned one.",
  holds: "metrics",
  example: {
    filename: "trainer_log.jsonl",
    text: '{"current_steps": 5, "total_steps": 10, "loss": 1.7033, "lr": 5e-06, "epoch": 0.5, "percentage": 50.0, "elapsed_time": "0:00:10", "remaining_time": "0:00:10"}\n{"current_steps": 10, "total_steps": 10, "eval_loss": 1.3939, "epoch": 1.0, "percentage": 100.0, "elapsed_time": "0:00:20", "remaining_time": "0:00:00"}',
  },
  detect: (sample) =>
    sample.json?.shape !== "array" && hasKeys(sample, "current_steps", "total_steps")
      ? "current_steps and total_steps"
      : null,
  parse,
});
