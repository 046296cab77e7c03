import { describeValue } from "./describe";
import { stepProblem } from "./fields";
import { type Batch, defineFormat } from "./format";
import { type FormatIssue, type FormatWarning, UnreadableText } from "./issue";
import { MetricValues } from "./metric-values";
import { readJsonFile, unreadable } from "./read-json-file";
import type { MetricRecord } from "./records";
import { hasAnyKey, type Sample } from "./sample";
import { readableTime } from "./time-field";
import { isObject } from "./trainer-history";

/** What counts the optimiser's steps; `_step` counts log calls and comes last. */
export const summarySteps = [
  ...["train/global_step", "trainer/global_step", "global_step"],
  ...["iter", "iteration", "step", "_step"],
];
const left = new Set(["_step", "_timestamp", "_runtime", "_wandb", "epoch", "train/epoch"]);

type Found = { records: MetricRecord[]; issues: FormatIssue[]; warnings: FormatWarning[] };

function read(value: unknown): Found {
  if (!isObject(value))
    throw unreadable(null, `a summary is an object, not ${describeValue(value)}`);
  const name = summarySteps.find((each) => each in value) ?? "_step";
  const problem = stepProblem(value[name]);
  if (problem !== null) throw unreadable(null, `the summary's ${name}: ${problem}`);
  const step = Number(value[name]);
  const issues: FormatIssue[] = [];
  const metrics = new MetricValues();
  const pairs = Object.entries(value).filter(([key]) => key !== name && !left.has(key));
  const values = metrics.read(pairs, (message) =>
    issues.push({ line: null, column: null, message }),
  );
  const given = value["train/epoch"] ?? value.epoch;
  const epoch = typeof given === "number" && Number.isFinite(given) && given >= 0 ? given : null;
  const timeMs = readableTime(value._timestamp);
  const counted = name === "_step" ? "_step counts log calls, not training steps; " : "";
  const note = `${counted}the last values stand at ${name} ${step}; the run's history has all`;
  const warnings = [{ line: null, message: note }, ...metrics.warnings()];
  return { records: [{ line: 1, step, epoch, timeMs, values }], issues, warnings };
}

async function* parse(source: AsyncIterable<Uint8Array>): AsyncIterable<Batch<MetricRecord>> {
  try {
    yield read(await readJsonFile(source, "the summary"));
  } catch (error) {
    if (!(error instanceof UnreadableText)) throw error;
    yield { records: [], issues: [error.issue], warnings: [] };
  }
}

function detect(sample: Sample): string | null {
  const isSummary = sample.json?.shape === "object" && hasAnyKey(sample, "_wandb", "_step");
  return isSummary ? "one object with _step or _wandb" : null;
}

/** `wandb-summary.json`: the last value of each metric, as one point at the step that the summary names. */
export const wandbSummaryFormat = defineFormat({
  id: "wandb-summary",
  name: "W&B summary",
  what: "wandb-summary.json: the last value of each metric of one run, read as one point at the step it names.",
  holds: "metrics",
  example: {
    filename: "wandb-summary.json",
    text: '{"iter":2000,"_step":10,"_timestamp":1.7287729456885238e+09,"_runtime":539.7,"val/loss":4.266,"_wandb":{"runtime":578}}',
  },
  detect,
  parse,
});
