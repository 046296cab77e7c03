import type { PlotPicture } from "@/components/charts/picture-model";
import { metricAxes, metricSeries } from "@/components/runs/page/metric-series";
import { formatCount } from "@/lib/format";
import type { SharedMetric } from "@/lib/shares/shared-view";

/** A training metric as the run page, a link and a file draw it. */
export function metricPicture(metric: SharedMetric): PlotPicture {
  const { key, isLog, shown, of } = metric;
  const x = metric.x ?? "step";
  const { series, note } = metricSeries(metric, { isLog, x });
  return {
    kind: "plot",
    title: `${key} by ${x}`,
    howToRead: isLog ? "As the trainer logged it, on a log scale" : "As the trainer logged it",
    summary: "",
    panels: [
      { id: "only", unit: "number", domain: "fit", scale: isLog ? "log" : "linear", height: 220 },
    ],
    series: series.map((line) => ({ ...line, panel: "only" })),
    marks: [],
    xAxis: metricAxes[x],
    note: `Showing ${formatCount(shown)} of ${formatCount(of)} points.${note}`,
  };
}
