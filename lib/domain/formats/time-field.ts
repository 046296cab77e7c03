import { describeValue } from "./describe";
import { report, type SourceLine } from "./fields";

const isoDate = /^\d{4}-\d\d-\d\d/;
const maxIsoCharacters = 40;
const secondsBelow = 1e11;
const latestMs = 8.64e15;

function fromNumber(value: number): number {
  return value * (Math.abs(value) < secondsBelow ? 1000 : 1);
}

function fromText(value: unknown): number {
  const isIso =
    typeof value === "string" && value.length <= maxIsoCharacters && isoDate.test(value);
  return isIso ? Date.parse(value) : Number.NaN;
}

/** A time in milliseconds since 1970 where a value can be read as one, else null; for fields that may hold anything. */
export function readableTime(value: unknown): number | null {
  if (value === undefined || value === null) return null;
  const timeMs = typeof value === "number" ? fromNumber(value) : fromText(value);
  return Number.isFinite(timeMs) && Math.abs(timeMs) <= latestMs
    ? timeMs === 0
      ? 0
      : timeMs
    : null;
}

/**
 * A time in milliseconds since 1970, or null when missing. Numbers below 1e11 are seconds (Unix time or
 * seconds since the start of the run), larger ones milliseconds; text is read as ISO 8601.
 */
export function timeField(value: unknown, at: SourceLine): number | null {
  if (value === undefined || value === null) return null;
  const timeMs = readableTime(value);
  if (timeMs !== null) return timeMs;
  report(at, "time", `time is neither seconds, milliseconds nor ISO 8601: ${describeValue(value)}`);
  return null;
}
