"use client";

import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { PanelChart } from "@/components/charts/panel-chart";
import { metricPicture } from "@/components/runs/run-page/metric-picture";
import { chooseMetric } from "@/components/runs/run-page/metric-series";
import type { RunPlace } from "@/components/runs/run-page/run-place";
import { TakeAway } from "@/components/runs/run-page/take-away";
import { useRunView } from "@/components/runs/run-page/use-run-view";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { Select } from "@/components/ui/select";
import { Skeleton } from "@/components/ui/skeleton";
import { formatCount } from "@/lib/format";
import { metricsOptions, runOptions } from "@/lib/runs/query-options";
import { wholeSteps, zoomBetween } from "@/lib/runs/view-state";

type MetricsCardProps = { place: RunPlace };

const title = "Training metrics";

/** Training loss and whatever else the trainer logged, by step. */
export function MetricsCard({ place }: MetricsCardProps) {
  const { project, run } = place;
  const { metricKeys } = useSuspenseQuery(runOptions(project, run)).data;
  const { view, setView } = useRunView();
  const key = chooseMetric(metricKeys, view.metric);
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
      howToRead="By step; drag to zoom, and the range in sight is read again in full detail"
      actions={
        <>
          <Select
            isSmall
            aria-label="Metric"
            className="max-w-44 [&_select]:[field-sizing:content]"
            value={key}
            options={metricKeys.map((name) => ({ value: name, label: name }))}
            onChange={({ target }) => setView({ metric: target.value, mfrom: null, mto: null })}
          />
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
  const query = { key: metric, points: 500, ...wholeSteps(zoom) };
  const answer = useQuery(metricsOptions(place.project, place.run, query));
  const { data } = answer;
  const picture = data && metricPicture({ ...data, key: metric, isLog: view.log });
  return { ...answer, picture, view, setView, zoom };
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
  const { picture, error, refetch, view, setView, zoom } = useMetric(props);
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
      onZoomChange={(range) => setView({ mfrom: range?.[0] ?? null, mto: range?.[1] ?? null })}
      isLegendHidden
      emptyReason={
        view.log
          ? `${metric} has no value above zero here: a log scale cannot show it.`
          : `${metric} has no value in this range.`
      }
    />
  );
}
