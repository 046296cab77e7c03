import { describeCard } from "@/components/runs/dynamics/describe-card";
import { isDynamicsChart, type RunChartId, type SharedChartId } from "@/lib/shares/read-view";
import type { ShareSummary } from "@/lib/shares/schema";

/** What a link is called in the list: its title, else what it shows. */
export function shareName({ title, target, reportTitle }: ShareSummary): string {
  if (title !== null) return title;
  if (target.kind === "report") return reportTitle ?? "A deleted report";
  return target.kind === "run" ? target.run : `Comparison of ${target.runs.join(", ")}`;
}

function shownWords(target: ShareSummary["target"], reportTitle: string | null): string {
  if (target.kind === "report") return reportTitle ?? "a deleted report";
  return target.kind === "run" ? target.run : target.runs.join(", ");
}

const chartWords: Record<RunChartId, string> = {
  exhibit: "",
  categories: "by category",
  metrics: "training metric",
};

function chartName(chart: SharedChartId): string {
  return isDynamicsChart(chart) ? describeCard(chart).name : chartWords[chart];
}

/** "frozen · unk050_s1 · slices · password · embed": what it is and what it allows. */
export function shareTraits(share: ShareSummary): string {
  const { mode, target, chart, hasPassword, allow, title, reportTitle } = share;
  return [
    mode,
    target.kind === "report" ? "report" : "",
    title === null ? "" : shownWords(target, reportTitle),
    chart === null ? "" : chartName(chart),
    hasPassword ? "password" : "",
    allow.embed ? "embed" : "",
    allow.examples ? "examples" : "",
    allow.chooser ? "who chose" : "",
    allow.downloads ? "" : "no downloads",
  ]
    .filter(Boolean)
    .join(" · ");
}
