"use client";

import { useQueries, useSuspenseQuery } from "@tanstack/react-query";
import { PanelChart } from "@/components/charts/panel-chart";
import type { Range } from "@/components/charts/plot-model";
import { MetricChoice } from "@/components/runs/page/metric-choice";
import { hasTimes, metricPicture, stepsBetween } from "@/components/runs/page/metric-series";
import type { ShownRun } from "@/components/runs/page/shown-run";
import { TakeAway } from "@/components/runs/page/take-away";
import { useRunView } from "@/components/runs/page/use-run-view";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { Select } from "@/components/ui/select";
import { Skeleton } from "@/components/ui/skeleton";
import { formatCount } from "@/lib/format";
import { chooseMetric } from "@/lib/runs/analysis/choose-metric";
import { metricsOptions, runOptions } from "@/lib/runs/query-options";
import {
  type MetricX,
  metricXs,
  mostMetrics,
  smoothings,
  wholeSteps,
  zoomBetween,
} from "@/lib/runs/view-state";

type MetricsCardProps = { shown: ShownRun };

const title = "Training metrics";

/** Training loss and whatever else the trainer logged, by step or time: several at once, smoothed, on a log scale. */
export function MetricsCard({ shown }: MetricsCardProps) {
  const { project, run } = shown;
  const { metricKeys, metricKeyCount } = useSuspenseQuery(runOptions(project, run)).data;
  const { view, setView } = useRunView();
  const hasMore = metricKeyCount > metricKeys.length;
  const first = chooseMetric(metricKeys, view.metric, hasMore);
  if (first === null) {
    return (
      <Card title={title}>
        <EmptyState title="No training metric was uploaded">
          Send a metrics JSONL, a trainer_state.json or a table with a step column to this run: loss
          and learning rate then stand here.
        </EmptyState>
      </Card>
    );
  }
  const beside = view.also.filter((key) => hasMore || metricKeys.includes(key));
  const metrics = [...new Set([first, ...beside])].slice(0, mostMetrics);
  const choose = ([metric, ...also]: readonly string[]) =>
    setView({ metric: metric ?? null, also, mfrom: null, mto: null });
  return (
    <Card
      title={title}
      howToRead="Drag to zoom, and the range in sight is read again in full detail"
      actions={
        <>
          <MetricChoice
            place={shown}
            keys={metricKeys}
            count={metricKeyCount}
            chosen={metrics}
            onChoose={choose}
          />
          <MetricAxis shown={shown} metrics={metrics} />
          <SmoothingChoice />
          <Button
            size="small"
            aria-pressed={view.log}
            className="aria-pressed:border-line-strong/60 aria-pressed:font-semibold"
            onClick={() => setView({ log: !view.log })}
          >
            Log scale
          </Button>
          <MetricTakeAway shown={shown} metrics={metrics} />
        </>
      }
    >
      <MetricPicture shown={shown} metrics={metrics} />
    </Card>
  );
}

function SmoothingChoice() {
  const { view, setView } = useRunView();
  return (
    <Select
      isSmall
      aria-label="Smoothing"
      value={view.smooth}
      options={smoothings.map((points) => ({
        value: String(points),
        label: points === 1 ? "not smoothed" : `mean of ${points} points`,
      }))}
      onChange={({ target }) => setView({ smooth: Number(target.value) })}
    />
  );
}

type MetricPictureProps = MetricsCardProps & { metrics: readonly string[] };

function useMetrics({ shown, metrics }: MetricPictureProps) {
  const { view, setView } = useRunView();
  const zoom = zoomBetween(view.mfrom, view.mto);
  const answers = useQueries({
    queries: metrics.map((key) =>
      metricsOptions(shown.project, shown.run, { key, points: 500, limit: 0, ...wholeSteps(zoom) }),
    ),
  });
  const found = answers.flatMap(({ data }, at) =>
    data ? [{ ...data, key: data.key ?? metrics[at] ?? "" }] : [],
  );
  const points = found.flatMap((metric) => metric.points);
  const isTimed = hasTimes(points);
  const x: MetricX = isTimed ? view.mx : "step";
  const [first, ...also] = found;
  const isWhole = found.length === metrics.length;
  const { log: isLog, smooth } = view;
  const picture = isWhole && first ? metricPicture({ ...first, isLog, x, smooth, also }) : null;
  const places = picture?.series.flatMap((line) => line.points.map((point) => point.x)) ?? [];
  // Along time the range is that of the points that were read for the steps in the address.
  const sight = x === "time" && zoom ? zoomBetween(Math.min(...places), Math.max(...places)) : zoom;
  const setZoom = (range: Range | null) => {
    const steps = range && x === "time" ? stepsBetween(points, x, range) : range;
    setView({ mfrom: steps?.[0] ?? null, mto: steps?.[1] ?? null });
  };
  const error = answers.find((answer) => answer.error)?.error ?? null;
  const refetch = () => {
    for (const answer of answers) if (answer.error) void answer.refetch();
  };
  return { error, refetch, found, picture, view, setView, zoom: sight, setZoom, x, isTimed };
}

/** Offered where the points say when they were logged. */
function MetricAxis(props: MetricPictureProps) {
  const { isTimed, x, setView } = useMetrics(props);
  if (!isTimed) return null;
  return (
    <Select
      isSmall
      aria-label="x axis"
      value={x}
      options={metricXs.map((id) => ({ value: id, label: `x: ${id}` }))}
      onChange={({ target }) => setView({ mx: metricXs.find((id) => id === target.value) ?? null })}
    />
  );
}

function MetricTakeAway(props: MetricPictureProps) {
  const { found, picture, zoom } = useMetrics(props);
  const of = found.reduce((sum, metric) => sum + metric.of, 0);
  if (!picture || of === 0) return null;
  const drawn = found.reduce((sum, metric) => sum + metric.shown, 0);
  return (
    <TakeAway
      place={props.shown}
      chart="metrics"
      view={{ metric: props.metrics[0] ?? "" }}
      picture={{ ...picture, zoom }}
      sample={`${formatCount(drawn)} of ${formatCount(of)} logged points`}
    />
  );
}

function MetricPicture(props: MetricPictureProps) {
  const { metrics } = props;
  const { picture, error, refetch, view, zoom, setZoom } = useMetrics(props);
  if (error && !picture) {
    return (
      <Notice tone="warn">
        {error.message}{" "}
        <Button size="small" onClick={refetch}>
          Try again
        </Button>
      </Notice>
    );
  }
  if (!picture) return <Skeleton className="h-[16.5rem]" />;
  const { title: label, howToRead, note, ...plot } = picture;
  const named = metrics.join(", ");
  return (
    <PanelChart
      label={label}
      {...plot}
      note={view.smooth > 1 ? `${howToRead}. ${note}` : note}
      zoom={zoom}
      onZoomChange={setZoom}
      isLegendHidden
      emptyReason={
        view.log
          ? `${named} has no value above zero here: a log scale cannot show it.`
          : `${named} has no value in this range.`
      }
    />
  );
}
