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
  exhibit: "main chart",
  categories: "by category",
  metrics: "training metric",
};

/** "whole run", "curves" or the chart of a run: what tells two links of one target apart. */
function extentWords({ target, chart }: ShareSummary): string {
  if (chart !== null) return chartName(chart);
  if (target.kind === "report") return "";
  if (target.kind === "run") return "whole run";
  return target.shows === "whole" ? "whole comparison" : "curves";
}

function chartName(chart: SharedChartId): string {
  return isDynamicsChart(chart) ? describeCard(chart).name : chartWords[chart];
}

/** "frozen · unk050_s1 · slices · password · embed": what it is and what it allows. */
export function shareTraits(share: ShareSummary): string {
  const { mode, target, hasPassword, allow, title, reportTitle } = share;
  return [
    mode,
    target.kind === "report" ? "report" : "",
    title === null ? "" : shownWords(target, reportTitle),
    extentWords(share),
    hasPassword ? "password" : "",
    allow.embed ? "embed" : "",
    allow.examples ? "examples" : "",
    allow.chooser ? "who chose" : "",
    allow.downloads ? "" : "no downloads",
  ]
    .filter(Boolean)
    .join(" · ");
}
