import type { AnalysisAnswer } from "@/lib/runs/analysis/analysis-schema";

type Finding = AnalysisAnswer["findingSegments"][number];

const limitKinds: readonly string[] = ["no-control", "no-unknown", "unpaired", "rates-only"];

/** The sentences that say what happened, and those that say how far to trust them. */
export function splitFindings(findings: readonly Finding[]): {
  main: readonly Finding[];
  limits: readonly Finding[];
} {
  const isLimit = ({ kind }: Finding) => limitKinds.includes(kind);
  return {
    main: findings.filter((finding) => !isLimit(finding)),
    limits: findings.filter(isLimit),
  };
}
