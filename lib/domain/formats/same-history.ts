import type { MetricRecord } from "./records";

/** Fewer shared points than this prove nothing: a warm-up's first loss may be alike by chance. */
const minShared = 3;
/** Two loggers of one run round differently. */
const tolerance = 1e-4;
/** A plan, not a measurement: two trainings of one setting have it in common. */
const schedules = new Set(["learning_rate", "lr", "epoch"]);

type Points = Map<string, number>;

/** What is compared: values by key and step, without what a logger's clock says. */
function pointsOf(records: readonly MetricRecord[]): Points {
  const points: Points = new Map();
  for (const { step, values } of records) {
    for (const [key, value] of Object.entries(values)) {
      const isClock = /(runtime|per_second|seconds|_time)$/.test(key);
      if (!isClock) points.set(`${step}/${key}`, value);
    }
  }
  return points;
}

function isClose(a: number, b: number): boolean {
  if (!Number.isFinite(a) || !Number.isFinite(b)) return Object.is(a, b);
  return Math.abs(a - b) <= tolerance * Math.max(1e-3, Math.abs(a), Math.abs(b));
}

function lastStep(records: readonly MetricRecord[]): number {
  return records.reduce((last, { step }) => Math.max(last, step), -1);
}

function keysOf(records: readonly MetricRecord[]): Set<string> {
  return new Set(records.flatMap(({ values }) => Object.keys(values)));
}

/**
 * Whether two histories are of one training: copies, a shorter one that is a prefix of the longer (the states of
 * checkpoint-1000 and checkpoint-2000), or what two loggers wrote of it. Up to the step where the shorter ends, every
 * point of a metric that both have is the same in both, and there are enough of them: at least three, or all that the
 * shorter has.
 */
export function isSameHistory(a: readonly MetricRecord[], b: readonly MetricRecord[]): boolean {
  const end = Math.min(lastStep(a), lastStep(b));
  const [inA, inB] = [keysOf(a), keysOf(b)];
  const shared = new Set([...inA].filter((key) => inB.has(key)));
  const upTo = (records: readonly MetricRecord[]): Points =>
    pointsOf(
      records
        .filter(({ step }) => step <= end)
        .map((record) => ({
          ...record,
          values: Object.fromEntries(
            Object.entries(record.values).filter(([key]) => shared.has(key)),
          ),
        })),
    );
  const [pointsA, pointsB] = [upTo(a), upTo(b)];
  let same = 0;
  for (const [place, value] of pointsA) {
    const other = pointsB.get(place);
    if (other === undefined) continue;
    if (!isClose(value, other)) return false;
    same += 1;
  }
  const smaller = Math.min(pointsA.size, pointsB.size);
  const larger = Math.max(pointsA.size, pointsB.size);
  const isMeasured = [...shared].some((key) => !schedules.has(key));
  if (same === 0 || !isMeasured || same < Math.min(minShared, larger)) return false;
  // Loggers of one run may differ in how often they log, but then one has all that the other has.
  return same === smaller;
}
