"use client";

import { useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useMemo } from "react";
import { CardState } from "@/components/runs/dynamics/card-state";
import { CardTitle } from "@/components/runs/dynamics/card-title";
import {
  type DynamicsView,
  examplesWords,
  questionOf,
} from "@/components/runs/dynamics/dynamics-view";
import { fittedPath, noPathReason } from "@/components/runs/dynamics/path-points";
import { Card } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";
import { WhenNear } from "@/components/ui/when-near";
import { formatPercent } from "@/lib/format";
import { seriesOptions, transitionsOptions } from "@/lib/runs/query-options";

const height = "h-60";
const placeholder = <Skeleton className={height} />;
// Its library is the heaviest of the page, and the chart stands below what is read first.
const PathChart = dynamic(
  () => import("@/components/charts/path-chart").then((module) => module.PathChart),
  { ssr: false, loading: () => placeholder },
);

const title = "Accuracy as the Unknown are fitted";

const explanation = {
  formula: "x = fitted Unknown ÷ Unknown in training; y = correct ÷ evaluated",
  method:
    "Each dot is a checkpoint: how much of the new knowledge it has fitted, and how much of the old it still answers. Read it as a path through time; it shows that both go together, not that one causes the other.",
};

/** Which split and population a view means is the API's to say; the transitions answer carries it. */
export function PathCard(view: DynamicsView) {
  const { project, run } = view;
  const { data: about } = useQuery(transitionsOptions(project, run, questionOf(view)));
  const { data, error, refetch } = useQuery(seriesOptions(project, run));
  const split = view.split ?? about?.split ?? null;
  const population = view.population ?? about?.population ?? null;
  const points = data?.points;
  const path = useMemo(
    () => (points && split && population ? fittedPath(points, { split, population }) : null),
    [points, split, population],
  );
  const name = population === null ? "held-out" : examplesWords(split, population);
  const [first, last] = [path?.points[0], path?.points.at(-1)];
  const summary =
    first && last
      ? `From ${formatPercent(first.y)} at ${first.label} to ${formatPercent(last.y)} at ${last.label}`
      : "";
  const answer = points && (path || about) ? { points, reason: null } : undefined;
  return (
    <Card
      title={<CardTitle explanation={explanation}>{title}</CardTitle>}
      howToRead={`${name} accuracy against the share of Unknown fitted, checkpoint by checkpoint; the ring is the best`}
    >
      <CardState query={{ data: answer, error, refetch }} height={height}>
        {(found) => (
          <WhenNear placeholder={placeholder}>
            <PathChart
              label={title}
              summary={summary}
              xLabel="Unknown training examples fitted"
              yLabel="accuracy"
              paths={
                path && path.points.length > 0
                  ? [
                      {
                        id: "fitted",
                        label: name,
                        color: "unknown",
                        points: path.points,
                        ringAt: path.bestIndex,
                      },
                    ]
                  : []
              }
              emptyReason={noPathReason(found.points)}
            />
          </WhenNear>
        )}
      </CardState>
    </Card>
  );
}
