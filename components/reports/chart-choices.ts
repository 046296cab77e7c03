import { describeCard } from "@/components/runs/dynamics/describe-card";
import { dynamicsCharts } from "@/lib/runs/dynamics/dynamics-model";
import type { SharedChartId } from "@/lib/shares/read-view";

/** The pictures of a run page that need no more to be said; a training metric is added from its own card. */
export const chartChoices: readonly { value: SharedChartId; label: string }[] = [
  { value: "exhibit", label: "train and dev accuracy" },
  { value: "categories", label: "by category" },
  ...dynamicsCharts.map((chart) => ({ value: chart, label: describeCard(chart).name })),
];
