import { checkpointName } from "@/components/runs/decision/decision-model";
import type { ComparedRun, ComparisonResponse } from "@/lib/comparisons/comparison-schema";
import { formatCount, formatPercent } from "@/lib/format";

/** Kinds of findings that say why; the others say what the runs show together. */
const choiceReasons: readonly string[] = ["noise", "choice", "unpaired"];

/** Findings by what they are for: what to choose, why, and what the runs show together. Without a choice all say why. */
export function findingsByUse<F extends { kind: string }>(findings: readonly F[]) {
  const headlines = findings.filter(({ kind }) => kind === "headline");
  if (headlines.length === 0) return { headlines, reasons: findings, evidence: [] };
  const others = findings.filter((finding) => !headlines.includes(finding));
  const { reasons = [], evidence = [] } = Object.groupBy(others, ({ kind }) =>
    choiceReasons.includes(kind) ? "reasons" : "evidence",
  );
  return { headlines, reasons, evidence };
}

type Mix = { unknownShare: number | null; relabelledUnknown?: number | null | undefined };

/** How a run was trained, in two words: "25 % new", "relabelled", "none new". */
export function mixWords({ unknownShare, relabelledUnknown }: Mix, isOnce: boolean): string {
  if (isOnce) return "evaluated once";
  if (unknownShare === null) return "not known";
  if ((relabelledUnknown ?? 0) > 0) return "relabelled";
  if (unknownShare === 0) return "none new";
  const isWhole = Number.isInteger(Number((unknownShare * 100).toFixed(6)));
  return `${formatPercent(unknownShare, isWhole ? 0 : 1)} new`;
}

/** The furthest checkpoint within the acceptable loss, or that it is the best itself. */
export function furthestWords({ furthest, figures }: ComparedRun): {
  place: string;
  learned: string;
} {
  if (furthest === null) return { place: "–", learned: "" };
  const isBest = furthest.step === figures.best?.step;
  return {
    place: isBest ? "the same" : checkpointName(furthest),
    learned: `${formatCount(furthest.learned)} of ${formatCount(furthest.toLearn)}`,
  };
}

/** The runs with what to choose first; then by their best, as the headline reads them. */
export function inOrderOfChoice({
  runs,
}: Pick<ComparisonResponse, "runs">): readonly ComparedRun[] {
  const accuracyOf = ({ figures }: ComparedRun) => figures.best?.accuracy ?? -1;
  return runs.toSorted((a, b) => accuracyOf(b) - accuracyOf(a));
}

export const wrongAt = ({ total, correct, abstained }: NonNullable<ComparedRun["atEnd"]>) =>
  (total - correct - abstained) / total;
