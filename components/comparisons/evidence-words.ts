import type { ComparedRun, ComparisonResponse } from "@/lib/comparisons/comparison-schema";
import { hurtingShare } from "@/lib/domain/compare/hurting-share";
import { formatCount, formatPercent, formatPoints } from "@/lib/format";

export type EvidenceFigure = {
  id: string;
  label: string;
  value: string;
  caption: string;
  tone: "unknown" | "good" | "bad" | "ink";
};
type Compared = Pick<ComparisonResponse, "runs" | "remedies">;
type RemedyFigures = Compared["remedies"][number]["outcomes"][number];
type Interval = { points: number; low: number | null; high: number | null };

const unsigned = (points: number) => formatPoints(points / 100).replace(/^\+| points$/g, "");

export function intervalText({ low, high }: Interval): string {
  return low === null || high === null ? "" : `${unsigned(low)} to ${unsigned(high)}`;
}

function hurtFigures(runs: readonly ComparedRun[]) {
  const found = hurtingShare(
    runs.map((run) => ({ ...run, isRelabelled: (run.relabelledUnknown ?? 0) > 0 })),
  );
  if (found === null) return [];
  const { first, most } = found;
  const starts: EvidenceFigure = {
    id: "first",
    label: "New knowledge hurts from",
    value: `${formatPercent(first.unknownShare, 0)} Unknown`,
    caption: `${unsigned(first.attributable.points)} points beyond the control (${intervalText(first.attributable)})`,
    tone: "unknown",
  };
  if (most.unknownShare === first.unknownShare) return [starts];
  const worst: EvidenceFigure = {
    id: "most",
    label: `Due to new knowledge at ${formatPercent(most.unknownShare, 0)}`,
    value: `${unsigned(most.attributable.points)} points`,
    caption: `${intervalText(most.attributable)}, of ${unsigned(most.attributable.runFall)} lost`,
    tone: "bad",
  };
  return [starts, worst];
}

const treatments = { filtered: "Unknown filtered out", relabelled: "relabelled “I don't know”" };

/** What the right answers did, where they fell with the wrong ones: a remedy that withholds is no free one. */
function caveat({ effect }: RemedyFigures): string {
  const correct = effect?.correct;
  if (!correct || correct.high >= 0) return "";
  return `; right ones ${formatPoints(correct.points / 100).replace(" points", "")}`;
}

function remedyFigures({ remedies }: Compared): EvidenceFigure[] {
  const [block] = remedies;
  return (block?.outcomes ?? []).flatMap((outcome): EvidenceFigure[] => {
    const { kind, effect } = outcome;
    if ((kind !== "filtered" && kind !== "relabelled") || !effect?.wrong) return [];
    const { wrong, total } = effect;
    const isGood = wrong.high < 0 && caveat(outcome) === "";
    return [
      {
        id: kind,
        label: `Wrong answers, ${treatments[kind]}`,
        value: formatPoints(wrong.points / 100),
        caption: `${intervalText(wrong)}, ${formatCount(total)} ${block?.split} questions${caveat(outcome)}`,
        tone: isGood ? "good" : wrong.low > 0 ? "bad" : "ink",
      },
    ];
  });
}

/** The answers of a comparison in at most four figures, each with its interval; none where nothing is told. */
export function evidenceFigures(answer: Compared): EvidenceFigure[] {
  return [...hurtFigures(answer.runs), ...remedyFigures(answer)].slice(0, 4);
}
