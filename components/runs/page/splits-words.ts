import { pointsWords } from "@/lib/domain/findings/finding-words";
import type { Population } from "@/lib/domain/knowledge/knowledge";
import { fewestJudged } from "@/lib/domain/onset/window-alarm";
import { formatCount, formatEpoch, formatInterval, formatPercent, listed } from "@/lib/format";
import type { AnalysisResponse } from "@/lib/runs/analysis/analysis-schema";
import type { SeriesPoint } from "@/lib/runs/schema";
import { heldOutCurves } from "./headline";

/** The held-out splits that hold a population, the headline's first; two or more stand side by side. */
export function comparedSplits(
  points: readonly SeriesPoint[],
  { split, population }: { split: string; population: Population },
): readonly string[] {
  const found = heldOutCurves(points).flatMap((curve) =>
    curve.population === population ? curve.split : [],
  );
  return [split, ...found.filter((name) => name !== split)].filter((name) => found.includes(name));
}

type SplitAnalysis = Pick<
  AnalysisResponse,
  "best" | "last" | "drop" | "onset" | "eligible" | "detectableDrop" | "hasPower" | "basis"
>;
type Named = { split: string; analysis: SplitAnalysis };

/** What must hold before a split's fall is spoken of (SCIENCE.md section 13). */
const claims = {
  confirmed: ({ onset }: SplitAnalysis) => onset.alarm !== null,
  /** No alarm, and the test could have found a fall that matters. */
  notConfirmed: ({ onset, basis, eligible, hasPower }: SplitAnalysis) =>
    onset.alarm === null && basis === "counts" && eligible >= fewestJudged && hasPower,
};

function fallWords(analysis: SplitAnalysis): string {
  if (claims.confirmed(analysis)) {
    const { step = 0, epoch = null } = analysis.onset.alarm ?? {};
    return `confirmed at ${formatEpoch(epoch, step)}`;
  }
  if (!claims.notConfirmed(analysis)) return "too little to tell";
  const { detectableDrop } = analysis;
  return detectableDrop === null
    ? "none confirmed"
    : `none confirmed (finds ${detectableDrop.toFixed(1)} points and more)`;
}

function figureCells(figure: AnalysisResponse["best"]) {
  if (figure === null) return { text: "–", note: "" };
  const { accuracy, low, high, epoch, step } = figure;
  const interval = low === null || high === null ? "" : ` · ${formatInterval(low, high)}`;
  return { text: formatPercent(accuracy), note: `${formatEpoch(epoch, step)}${interval}` };
}

function lossCells(drop: AnalysisResponse["drop"]) {
  if (drop === null) return { text: "–", note: "" };
  const signed = (points: number) => `${points < 0 ? "\u2212" : ""}${pointsWords(points / 100)}`;
  const { points, low, high } = drop;
  const note = low === null || high === null ? "" : `${signed(low)} to ${signed(high)}`;
  return { text: signed(points), note };
}

/** A row a split: the same figures of each, every one since its own best. */
export function splitRows(found: readonly Named[]) {
  return found.map(({ split, analysis }) => ({
    split,
    examples: analysis.last?.total == null ? "–" : formatCount(analysis.last.total),
    best: figureCells(analysis.best),
    last: figureCells(analysis.last),
    loss: lossCells(analysis.drop),
    fall: fallWords(analysis),
  }));
}

/** What the splits say together: a fall on all of them is one of the model, on one alone it may be one of the split. */
export function splitsWords(found: readonly Named[]): string {
  const namesWith = (claim: keyof typeof claims) =>
    found.filter(({ analysis }) => claims[claim](analysis)).map(({ split }) => split);
  const [fallen, quiet] = [namesWith("confirmed"), namesWith("notConfirmed")];
  const open = found.length - fallen.length - quiet.length;
  const untold =
    open === 0 ? "" : ` ${open === 1 ? "One split is" : `${open} splits are`} too little to tell.`;
  if (fallen.length === found.length) return `A fall is confirmed on ${listed(fallen)} alike.`;
  if (fallen.length === 0 && quiet.length === 0) return "No split is enough to tell a fall.";
  if (fallen.length === 0) return `No fall is confirmed on ${listed(quiet)}.${untold}`;
  const other = quiet.length === 0 ? "." : `, none on ${listed(quiet)}.`;
  return `A fall is confirmed on ${listed(fallen)}${other}${untold}`;
}
