import "server-only";
import {
  type BaselineTest,
  type ComparedRun,
  momentNames,
} from "@/lib/comparisons/comparison-schema";
import { compareToBaseline } from "@/lib/domain/compare/compare-runs";
import { toPoints } from "@/lib/domain/points";
import { newcombe } from "@/lib/domain/rates/rates";
import type { JudgedRun, Moment } from "./judge-run";

/** Every run against the baseline at the same moment of both, paired, Holm over the runs; by run. */
export function testAgainstBaseline(
  baseline: JudgedRun,
  runs: readonly JudgedRun[],
): Map<string, ComparedRun["against"]> {
  const others = runs.filter((run) => run !== baseline);
  const found = new Map<string, ComparedRun["against"]>(
    runs.map(({ source }) => [source.row.slug, { best: null, last: null, recommended: null }]),
  );
  for (const name of momentNames) {
    const reference = baseline.moments[name];
    if (reference === null) continue;
    const paired = others.filter((run) => reference.outcomes && run.moments[name]?.outcomes);
    const tests = compareToBaseline(
      reference.outcomes ?? new Uint8Array(),
      paired.map((run) => run.moments[name]?.outcomes ?? new Uint8Array()),
    );
    for (const run of others) {
      const against = found.get(run.source.row.slug);
      const moment = run.moments[name];
      if (!against || moment === null) continue;
      const test = tests[paired.indexOf(run)];
      against[name] = test ? toPairedTest(test) : unpairedTest(reference, moment);
    }
  }
  return found;
}

function toPairedTest(test: ReturnType<typeof compareToBaseline>[number]): BaselineTest | null {
  const { total, lost, gained, difference, pValue, adjustedPValue } = test;
  if (difference === null) return null;
  return {
    points: toPoints(difference.difference),
    low: toPoints(difference.low),
    high: toPoints(difference.high),
    total,
    lost,
    gained,
    pValue,
    adjustedPValue,
    paired: true,
  };
}

function unpairedTest(baseline: Moment, run: Moment): BaselineTest {
  const side = ({ counts }: Moment) => ({ successes: counts.correct, total: counts.total });
  const interval = newcombe(side(run), side(baseline));
  const rate = ({ counts }: Moment) => counts.correct / counts.total;
  return {
    points: toPoints(rate(run) - rate(baseline)),
    low: interval && toPoints(interval.low),
    high: interval && toPoints(interval.high),
    total: Math.min(run.counts.total, baseline.counts.total),
    lost: null,
    gained: null,
    pValue: null,
    adjustedPValue: null,
    paired: false,
  };
}
