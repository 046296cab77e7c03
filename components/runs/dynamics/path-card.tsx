"use client";

import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { PathChart } from "@/components/charts/path-chart";
import { CardState } from "@/components/runs/dynamics/card-state";
import { CardTakeAway } from "@/components/runs/dynamics/card-take-away";
import { CardTitle } from "@/components/runs/dynamics/card-title";
import { type DynamicsView, questionOf } from "@/components/runs/dynamics/dynamics-view";
import { pathHowToRead, pathPicture, pathTitle } from "@/components/runs/dynamics/path-words";
import { curveWords } from "@/components/runs/page/population-words";
import { Card } from "@/components/ui/card";
import { shownPath } from "@/lib/runs/dynamics/path-model";
import { seriesOptions, transitionsOptions } from "@/lib/runs/query-options";

const explanation = {
  formula: "x = fitted Unknown ÷ Unknown in training; y = correct ÷ evaluated",
  method:
    "Each dot is a checkpoint: how much of the new knowledge it has fitted, and how much of the old it still answers. Read it as a path through time; it shows that both go together, not that one causes the other.",
};

/** None where no Unknown fact is fitted. Which split and population a view means is the API's to say; the transitions answer carries it. */
export function PathCard(view: DynamicsView) {
  const { project, run } = view;
  const { data: about } = useQuery(transitionsOptions(project, run, questionOf(view)));
  const { data, error, refetch } = useQuery(seriesOptions(project, run));
  const split = view.split ?? about?.split ?? null;
  const population = view.population ?? about?.population ?? null;
  const points = data?.points;
  const found = useMemo(() => {
    if (!points || !about) return null;
    const shown = shownPath(points, { split, population: population ?? about.population });
    return { shown, picture: pathPicture(shown) };
  }, [points, about, split, population]);
  const name = population === null ? "held-out" : curveWords(split, population);
  const answer = found ? { ...found, reason: null } : undefined;
  if (found && found.picture.emptyReason !== null) return null;
  return (
    <Card
      title={<CardTitle explanation={explanation}>{pathTitle}</CardTitle>}
      howToRead={pathHowToRead(name)}
      actions={found && <CardTakeAway view={view} {...found} />}
    >
      <CardState query={{ data: answer, error, refetch }} height="h-60">
        {({ picture: { paths, summary, xLabel, yLabel, emptyReason } }) => (
          <PathChart
            label={pathTitle}
            {...{ summary, xLabel, yLabel }}
            paths={emptyReason === null ? paths : []}
            emptyReason={emptyReason ?? undefined}
          />
        )}
      </CardState>
    </Card>
  );
}
