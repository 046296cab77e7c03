import type { AnalysisResponse } from "@/lib/runs/analysis/analysis-schema";

type Finding = AnalysisResponse["findingSegments"][number];

const limitKinds: readonly string[] = ["no-control", "no-unknown", "unpaired", "rates-only"];

/** The line that says what happened and what to use, and those that say why, and how far to trust it. */
export function splitFindings<F extends Pick<Finding, "kind">>(
  findings: readonly F[],
): { main: readonly F[]; limits: readonly F[] } {
  const headline = findings.filter(({ kind }) => kind === "headline");
  if (headline.length > 0) {
    return { main: headline, limits: findings.filter((finding) => !headline.includes(finding)) };
  }
  // Logged rates have no headline, and neither has a link that was frozen before there were any.
  const isLimit = ({ kind }: F) => limitKinds.includes(kind);
  return {
    main: findings.filter((finding) => !isLimit(finding)),
    limits: findings.filter(isLimit),
  };
}
