import { type Detection, detection } from "./detection";
import { type JsonOutline, outlineJson } from "./json-outline";

type Keys = JsonOutline["keys"];

const perExample =
  'write one line per example: {"step","split","example_id","prediction" or "correct"}, and upload that as predictions';
const asMetrics = 'write {"step", "<metric>": number} a line, and upload that as metrics';

function hasAll(keys: Keys, names: readonly string[]): boolean {
  return names.every((name) => keys.has(name));
}

function hasAny(keys: Keys, names: readonly string[]): boolean {
  return names.some((name) => keys.has(name));
}

function detectNative(keys: Keys): Detection | null {
  if (!keys.has("example_id")) return null;
  if (hasAny(keys, ["step", "prediction", "correct", "abstained"])) {
    return detection("predictions", "Predictions", "lines with example_id and step or prediction");
  }
  if (hasAny(keys, ["greedy", "sampled"])) {
    return detection("slick-samples", "SliCK samples", "lines with example_id, greedy and sampled");
  }
  if (hasAny(keys, ["question", "answers"])) {
    return detection("examples", "Examples", "lines with example_id, question and answers");
  }
  return detection("training-set", "Training set", "lines with example_id and perhaps a target");
}

const besideResults = ["versions", "configs", "config", "n-shot", "groups", "tasks"];

/** `results` comes first and may fill the whole head, so that what stands beside it is out of sight. */
function isLmEvalResults({ keys, end }: JsonOutline): boolean {
  const isCut = end === null && keys.size === 1;
  return keys.get("results") === "{" && (isCut || hasAny(keys, besideResults));
}

function detectEvaluation(outline: JsonOutline): Detection | null {
  const { keys } = outline;
  if (hasAll(keys, ["doc_id", "doc"])) {
    const reason = `lm-eval samples are not read; ${perExample}`;
    return detection("lm-eval-samples", "lm-evaluation-harness samples", reason);
  }
  if (hasAll(keys, ["doc_id", "truth"])) {
    const reason = `lm-eval write-outs are not read; ${perExample}`;
    return detection("lm-eval-write-out", "lm-evaluation-harness write-out", reason);
  }
  if (hasAll(keys, ["version", "status", "eval", "plan"])) {
    return detection("inspect-log", "Inspect log", `Inspect logs are not read; ${perExample}`);
  }
  if (isLmEvalResults(outline)) {
    const reason = `lm-eval results are not read; take the checkpoint's step and ${asMetrics}`;
    return detection("lm-eval-results", "lm-evaluation-harness results", reason);
  }
  if (hasAny(keys, ["spec", "final_report"])) {
    return detection(
      "openai-evals",
      "OpenAI evals log",
      `OpenAI evals are not read; ${perExample}`,
    );
  }
  return null;
}

function detectWandb(keys: Keys, isLines: boolean): Detection | null {
  if (keys.size === 2 && keys.get("columns") === "[" && keys.get("data") === "[") {
    return detection("wandb-table", "W&B table", `W&B tables are not read; ${perExample}`);
  }
  if (!isLines && hasAny(keys, ["_step", "_wandb"])) {
    const reason = `a W&B summary holds last values only; export the history and ${asMetrics}`;
    return detection("wandb-summary", "W&B summary", reason);
  }
  return null;
}

function detectOther(keys: Keys): Detection | null {
  if (hasAny(keys, ["step", "global_step", "_step", "iteration"])) {
    return detection("metrics", "Metrics", "lines with a step and numbers");
  }
  if (keys.has("question") && hasAny(keys, ["answers", "possible_answers", "answer"])) {
    const reason =
      'questions without results: give each an "example_id" and a "split", one object a line, and upload them as examples';
    return detection("qa-data", "Question answering data", reason);
  }
  if (hasAny(keys, ["train_loss", "eval_loss", "train_runtime", "eval_runtime"])) {
    const reason = "a summary without a history: upload trainer_state.json of the same run";
    return detection("run-summary", "Run summary", reason);
  }
  return null;
}

function detectObject(outline: JsonOutline, isLines: boolean): Detection | null {
  const { keys } = outline;
  if (keys.get("log_history") === "[") {
    return detection("trainer-state", "Hugging Face trainer state", "an object with log_history");
  }
  return (
    detectEvaluation(outline) ??
    detectNative(keys) ??
    detectWandb(keys, isLines) ??
    detectOther(keys)
  );
}

/** An array is never read as it is: say what its elements are. */
function detectArray(text: string, outline: JsonOutline): Detection | null {
  const element = outlineJson(text, outline.firstElement);
  if (element?.kind === "array") {
    if (
      !/^\[\s*[\d.eE+-]+\s*,\s*\d+\s*,/.test(
        text.slice(outline.firstElement, outline.firstElement + 200),
      )
    ) {
      return null;
    }
    const reason = "the JSON download does not name its metric; download the scalar as CSV";
    return detection("tensorboard-json", "TensorBoard scalar download (JSON)", reason);
  }
  if (element === null) return null;
  const found = detectObject(element, true);
  if (found !== null && !found.isSupported) return found;
  const what = found === null ? "" : ` of ${found.label.toLowerCase()}`;
  const reason = `a JSON array${what}: write one object a line (JSON lines) and upload that`;
  return detection("json-array", "JSON array", reason);
}

/** Looks at the first JSON value of a text; null when there is none or nothing known about it. */
export function detectJson(text: string): Detection | null {
  const outline = outlineJson(text);
  if (outline === null) return null;
  if (outline.kind === "array") return detectArray(text, outline);
  const isLines = outline.end !== null && text.slice(outline.end).trim() !== "";
  return detectObject(outline, isLines);
}
