import { AppError } from "@/lib/errors";

export type SplitLog = {
  /** JSON lines of the metrics format, each at the line it came from; blank where another kind stands. */
  metrics: string;
  predictions: string;
  status: unknown;
  counts: { metrics: number; predictions: number };
};

type Line = Record<string, unknown>;

const predictionKeys = ["example_id", "prediction", "correct", "abstained"];

function isObject(value: unknown): value is Line {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * Takes a trainer's light call apart: `{"metrics": [...], "predictions": [...], "status"}`, or JSON lines of both
 * kinds and of `{"status"}`, told apart by their fields. An empty text is a heartbeat.
 */
export function splitLog(text: string): SplitLog {
  if (text.trim() === "") return splitLines([]);
  const whole = parseOrNull(text);
  if (!isObject(whole)) return splitLines(text.split("\n"));
  const { metrics, predictions } = whole;
  if (!Array.isArray(metrics) && !Array.isArray(predictions)) {
    const isLine = Object.keys(whole).some((key) => key !== "status");
    return isLine
      ? splitLines([text.replaceAll("\n", " ")])
      : { ...splitLines([]), ...statusIn(whole) };
  }
  return {
    metrics: linesOf(metrics, "metrics"),
    predictions: linesOf(predictions, "predictions"),
    ...statusIn(whole),
    counts: { metrics: lengthOf(metrics), predictions: lengthOf(predictions) },
  };
}

function statusIn(value: Line): { status: unknown } {
  return { status: value.status };
}

function lengthOf(value: unknown): number {
  return Array.isArray(value) ? value.length : 0;
}

function linesOf(value: unknown, field: string): string {
  if (value === undefined || value === null) return "";
  if (!Array.isArray(value)) {
    const message = `${field} is not a list`;
    throw new AppError("invalid-input", message, [{ column: field, message }]);
  }
  return value.map((item) => JSON.stringify(item)).join("\n");
}

function splitLines(lines: readonly string[]): SplitLog {
  const metrics: string[] = [];
  const predictions: string[] = [];
  const counts = { metrics: 0, predictions: 0 };
  let status: unknown;
  for (const line of lines) {
    const value = parseOrNull(line);
    const isEmpty = line.trim() === "";
    const isStatus = isObject(value) && Object.keys(value).every((key) => key === "status");
    const isPrediction = isObject(value) && predictionKeys.some((key) => key in value);
    if (isObject(value) && isStatus && "status" in value) status = value.status;
    const kind = isEmpty || isStatus ? null : isPrediction ? "predictions" : "metrics";
    metrics.push(kind === "metrics" ? line : "");
    predictions.push(kind === "predictions" ? line : "");
    if (kind !== null) counts[kind] += 1;
  }
  return { metrics: metrics.join("\n"), predictions: predictions.join("\n"), status, counts };
}

function parseOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
