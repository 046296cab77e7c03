"use client";

import { LineChart } from "@/components/charts/line-chart";
import { categorySeries, labelledSplits } from "@/components/runs/run-page/category-series";
import { exhibitMarks } from "@/components/runs/run-page/exhibit-marks";
import { capitalise } from "@/components/runs/run-page/population-words";
import type { RunPlace } from "@/components/runs/run-page/run-place";
import { useExhibit } from "@/components/runs/run-page/use-exhibit";
import { useFoundMarks } from "@/components/runs/run-page/use-found-marks";
import { useRunView } from "@/components/runs/run-page/use-run-view";
import { Card } from "@/components/ui/card";
import { Segmented } from "@/components/ui/segmented";

const noLabels =
  "No example of this run has a knowledge category. Upload SliCK samples to its dataset, or aggregates by category, and the lines appear here.";

type CategoryCardProps = { place: RunPlace };

/** The sensitive picture: overall accuracy hides what happens to facts the base model was sure of. */
export function CategoryCard({ place }: CategoryCardProps) {
  const { found } = useFoundMarks(place);
  const { points, x, rate } = useExhibit(place);
  const { view, setView, zoom, setZoom, setHidden } = useRunView();
  const splits = labelledSplits(points);
  const split = splits.find((name) => name === view.categories) ?? splits[0] ?? "dev";
  if (x === null) return null;
  const title = `${capitalise(split)} ${rate.label} by knowledge category`;
  return (
    <Card
      title={title}
      howToRead="Where the base model was sure, a loss shows most"
      actions={
        splits.length > 1 && (
          <Segmented
            label="Split"
            value={split}
            onValueChange={(categories) => setView({ categories })}
            options={splits.map((name) => ({ value: name, label: name }))}
          />
        )
      }
    >
      <LineChart
        label={title}
        series={categorySeries({ points, rate, split, x })}
        marks={exhibitMarks(found, { x, points })}
        isMarkLegendHidden
        domain="full"
        height={220}
        xAxis={x.axis}
        zoom={zoom}
        onZoomChange={setZoom}
        hidden={view.hide}
        onHiddenChange={setHidden}
        emptyReason={noLabels}
      />
    </Card>
  );
}
