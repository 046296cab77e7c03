import { metricNote, metricSeries } from "@/components/runs/run-page/metric-series";
import type { SharedPicture } from "@/components/shares/picture-model";
import type { SharedMetric } from "@/lib/shares/shared-view";

/** The shared training metric as the run page draws it. */
export function metricPicture(metric: SharedMetric): SharedPicture {
  const { key, isLog } = metric;
  const { series, note } = metricSeries(metric, isLog);
  return {
    title: `${key} by step`,
    howToRead: isLog ? "As the trainer logged it, on a log scale" : "As the trainer logged it",
    summary: "",
    panels: [
      { id: "only", unit: "number", domain: "fit", scale: isLog ? "log" : "linear", height: 240 },
    ],
    series: series.map((line) => ({ ...line, panel: "only" })),
    marks: [],
    xAxis: { label: "step", unit: "number" },
    note: metricNote(metric, note),
  };
}
