import type { LineSeries } from "@/components/charts/line-chart";
import { checkpointLabel } from "@/components/runs/run-page/plot-curve";

/** The wanted metric, else a loss, else the first; null without any. */
export function chooseMetric(keys: readonly string[], wanted: string | null): string | null {
  const losses = ["train_loss", "loss", "train/loss"];
  return (
    keys.find((key) => key === wanted) ??
    losses.find((key) => keys.includes(key)) ??
    keys.find((key) => key.includes("loss")) ??
    keys[0] ??
    null
  );
}

type Metric = {
  key: string | null;
  points: readonly { step: number; epoch: number | null; value: number | null }[];
};

/** The metric as a line; on a log scale what is not above zero is left out, and the note says how many. */
export function metricSeries(
  answer: Metric,
  isLog: boolean,
): { series: readonly LineSeries[]; note: string } {
  const points = answer.points.map((point) => ({
    x: point.step,
    y: isLog && (point.value ?? 0) <= 0 ? null : point.value,
    label: checkpointLabel(point),
  }));
  const left = answer.points.filter(({ value }) => isLog && value !== null && value <= 0).length;
  const note = left > 0 ? ` ${left} not above zero cannot be shown on a log scale.` : "";
  const label = answer.key ?? "";
  return { series: [{ id: `metric ${label}`, label, color: "ink", points }], note };
}
