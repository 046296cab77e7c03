"use client";

import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { PanelChart } from "@/components/charts/panel-chart";
import type { Range } from "@/components/charts/plot-model";
import { MetricChoice } from "@/components/runs/page/metric-choice";
import {
  chooseMetric,
  hasTimes,
  metricPicture,
  stepsBetween,
} from "@/components/runs/page/metric-series";
import type { RunPlace } from "@/components/runs/page/run-place";
import { TakeAway } from "@/components/runs/page/take-away";
import { useRunView } from "@/components/runs/page/use-run-view";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { Select } from "@/components/ui/select";
import { Skeleton } from "@/components/ui/skeleton";
import { formatCount } from "@/lib/format";
import { metricsOptions, runOptions } from "@/lib/runs/query-options";
import { type MetricX, metricXs, wholeSteps, zoomBetween } from "@/lib/runs/view-state";

type MetricsCardProps = { place: RunPlace };

const title = "Training metrics";

/** Training loss and whatever else the trainer logged, by step. */
export function MetricsCard({ place }: MetricsCardProps) {
  const { project, run } = place;
  const { metricKeys, metricKeyCount } = useSuspenseQuery(runOptions(project, run)).data;
  const { view, setView } = useRunView();
  const hasMore = metricKeyCount > metricKeys.length;
  const key = chooseMetric(metricKeys, view.metric, hasMore);
  if (key === null) {
    return (
      <Card title={title}>
        <EmptyState title="No training metric was uploaded">
          Send a metrics JSONL, a trainer_state.json or a table with a step column to this run: loss
          and learning rate then stand here.
        </EmptyState>
      </Card>
    );
  }
  return (
    <Card
      title={title}
      howToRead="Drag to zoom, and the range in sight is read again in full detail"
      actions={
        <>
          <MetricChoice
            place={place}
            keys={metricKeys}
            count={metricKeyCount}
            value={key}
            onChoose={(metric) => setView({ metric, mfrom: null, mto: null })}
          />
          <MetricAxis place={place} metric={key} />
          <Button
            size="small"
            aria-pressed={view.log}
            className="aria-pressed:border-line-strong/60 aria-pressed:font-semibold"
            onClick={() => setView({ log: !view.log })}
          >
            Log scale
          </Button>
          <MetricTakeAway place={place} metric={key} />
        </>
      }
    >
      <MetricPicture place={place} metric={key} />
    </Card>
  );
}

type MetricPictureProps = MetricsCardProps & { metric: string };

function useMetric({ place, metric }: MetricPictureProps) {
  const { view, setView } = useRunView();
  const zoom = zoomBetween(view.mfrom, view.mto);
  const query = { key: metric, points: 500, limit: 0, ...wholeSteps(zoom) };
  const answer = useQuery(metricsOptions(place.project, place.run, query));
  const { data } = answer;
  const points = data?.points ?? [];
  const isTimed = hasTimes(points);
  const x: MetricX = isTimed ? view.mx : "step";
  const picture = data && metricPicture({ ...data, key: metric, isLog: view.log, x });
  const places = picture?.series.flatMap((line) => line.points.map((point) => point.x)) ?? [];
  // Along time the range is that of the points that were read for the steps in the address.
  const sight = x === "time" && zoom ? zoomBetween(Math.min(...places), Math.max(...places)) : zoom;
  const setZoom = (range: Range | null) => {
    const steps = range && x === "time" ? stepsBetween(points, x, range) : range;
    setView({ mfrom: steps?.[0] ?? null, mto: steps?.[1] ?? null });
  };
  return { ...answer, picture, view, setView, zoom: sight, setZoom, x, isTimed };
}

/** Offered where the points say when they were logged. */
function MetricAxis(props: MetricPictureProps) {
  const { isTimed, x, setView } = useMetric(props);
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
  const { data, picture, zoom } = useMetric(props);
  if (!data || !picture || data.of === 0) return null;
  return (
    <TakeAway
      place={props.place}
      chart="metrics"
      view={{ metric: props.metric }}
      picture={{ ...picture, zoom }}
      sample={`${formatCount(data.shown)} of ${formatCount(data.of)} logged points`}
    />
  );
}

function MetricPicture(props: MetricPictureProps) {
  const { metric } = props;
  const { picture, error, refetch, view, zoom, setZoom } = useMetric(props);
  if (error && !picture) {
    return (
      <Notice tone="warn">
        {error.message}{" "}
        <Button size="small" onClick={() => refetch()}>
          Try again
        </Button>
      </Notice>
    );
  }
  if (!picture) return <Skeleton className="h-[16.5rem]" />;
  const { title: label, howToRead: _, ...plot } = picture;
  return (
    <PanelChart
      label={label}
      {...plot}
      zoom={zoom}
      onZoomChange={setZoom}
      isLegendHidden
      emptyReason={
        view.log
          ? `${metric} has no value above zero here: a log scale cannot show it.`
          : `${metric} has no value in this range.`
      }
    />
  );
}
