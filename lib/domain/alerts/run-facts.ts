import type { Analysis } from "@/lib/domain/analysis";
import {
  type Finding,
  findingText,
  percentWords,
  populationNouns,
  positionWords,
} from "@/lib/domain/findings/finding-words";
import type { AccuracyAt } from "@/lib/domain/run-summary";

export const factKinds = ["confirmed", "lower", "stalled", "finished", "below"] as const;
export type FactKind = (typeof factKinds)[number];

export type JudgedState = {
  status: "running" | "finished" | "failed" | "stalled";
  /** Of a stalled run: its last sign of life, as an ISO time. */
  heardAt: string | null;
  analysis: Pick<Analysis, "onset" | "best" | "last" | "basis" | "population">;
  findings: readonly (Pick<Finding, "segments"> & { kind: string })[];
  /** Known facts by checkpoint, in order; empty where none were evaluated. */
  known: readonly AccuracyAt[];
  /** Ratios that rules ask about. */
  limits: readonly number[];
};

export type RunFact = {
  /** The same for the same fact, whenever it is found again. */
  fact: string;
  kind: FactKind;
  step: number | null;
  epoch: number | null;
  sentence: string;
};

/** What can be said of a run as it stands; each fact is said once, however often it is found. */
export function runFacts(state: JudgedState): RunFact[] {
  return [confirmed, lower, ending, ...state.limits.map(below)].flatMap((find) => find(state));
}

export function belowFact(limit: number): string {
  return `below ${limit}`;
}

function confirmed({ analysis, findings }: JudgedState): RunFact[] {
  const { alarm } = analysis.onset;
  if (alarm === null) return [];
  const told = ["alarm", "abstention", "recommendation"].flatMap((kind) =>
    findings.filter((finding) => finding.kind === kind).slice(0, 1),
  );
  const sentence = told.map((finding) => findingText(finding as Finding)).join(" ");
  return [{ fact: "confirmed", kind: "confirmed", ...placeOf(alarm), sentence }];
}

/** Early on purpose, and therefore sometimes wrong. */
function lower({ analysis }: JudgedState): RunFact[] {
  const { last, onset } = analysis;
  if (onset.alarm !== null || !onset.lastIsLower || last === null) return [];
  const sentence = `The last checkpoint, ${atWords(last)}, is lower${rightWords(analysis, last)}. One checkpoint can be jitter: evaluate the next two.`;
  return [{ fact: `lower ${last.step}`, kind: "lower", ...placeOf(last), sentence }];
}

/** What the run's page says of a fall where no alarm rang: that there is none takes the power to find one. */
const noFall: Readonly<Record<string, string>> = {
  "no-alarm": "No fall is confirmed",
  "no-power": "Too few examples to tell a fall",
  "too-few-checkpoints": "Too few checkpoints to tell a fall",
};

function ending({ status, heardAt, analysis, findings }: JudgedState): RunFact[] {
  const { best, last, onset } = analysis;
  const place = last === null ? { step: null, epoch: null } : placeOf(last);
  if (status === "stalled" && heardAt !== null) {
    const sentence = `Silent since ${heardAt.slice(11, 16)} UTC: the training may have stopped.`;
    return [{ fact: `stalled ${heardAt}`, kind: "stalled", ...place, sentence }];
  }
  if (status !== "finished" && status !== "failed") return [];
  const parts = [status === "finished" ? "Finished" : "Failed"];
  if (last !== null) parts[0] += ` at ${atWords(last)}`;
  if (onset.alarm !== null) parts.push(`A fall is confirmed at ${atWords(onset.alarm)}`);
  else parts.push(...findings.flatMap(({ kind }) => noFall[kind] ?? []).slice(0, 1));
  if (best !== null) parts.push(`Best at ${atWords(best)}${rightWords(analysis, best)}`);
  return [{ fact: "finished", kind: "finished", ...place, sentence: `${parts.join(". ")}.` }];
}

/**
 * The first checkpoint under a limit after one that reached it: a training that has not risen yet is not below. A
 * run that ended without ever reaching it is.
 */
function below(limit: number): (state: JudgedState) => RunFact[] {
  return ({ known, status }) => {
    const trained = known.filter(({ step }) => step !== 0);
    const reached = trained.findIndex(({ accuracy }) => accuracy >= limit);
    const hasEnded = status === "finished" || status === "failed";
    const at =
      reached === -1
        ? hasEnded
          ? trained.at(-1)
          : undefined
        : trained.slice(reached).find(({ accuracy }) => accuracy < limit);
    if (at === undefined) return [];
    const best = trained.reduce((top, one) => (one.accuracy > top.accuracy ? one : top));
    const count = at.total === undefined ? "" : `${at.correct} of ${at.total} known facts right, `;
    const sentence = `At ${atWords(at)}: ${count}${percentWords(at.accuracy)}, below ${percentWords(limit)}. Best at ${atWords(best)}: ${percentWords(best.accuracy)}.`;
    return [{ fact: belowFact(limit), kind: "below", ...placeOf(at), sentence }];
  };
}

type NamedCheckpoint = { step: number; epoch: number | null };

function placeOf({ step, epoch }: NamedCheckpoint): NamedCheckpoint {
  return { step, epoch };
}

function atWords({ step, epoch }: NamedCheckpoint): string {
  return epoch === null ? `step ${positionWords(step)}` : `epoch ${positionWords(epoch)}`;
}

/** ": 712 of 800 known facts right (89.0 %)"; the share alone where nothing was counted. */
function rightWords(
  { population }: JudgedState["analysis"],
  { correct, total, accuracy }: { correct: number | null; total: number | null; accuracy: number },
): string {
  const share = percentWords(accuracy);
  if (correct === null || total === null) return `: ${share}`;
  return `: ${correct} of ${total} ${populationNouns[population]} right (${share})`;
}
