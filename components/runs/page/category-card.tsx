"use client";

import { PanelChart } from "@/components/charts/panel-chart";
import type { PlotPanel } from "@/components/charts/plot-model";
import { categorySeries, labelledSplits } from "@/components/runs/page/category-series";
import { exhibitMarks } from "@/components/runs/page/exhibit-marks";
import { capitalise } from "@/components/runs/page/population-words";
import type { RunPlace } from "@/components/runs/page/run-place";
import { sampleWords } from "@/components/runs/page/sample-words";
import { TakeAway } from "@/components/runs/page/take-away";
import { useExhibit } from "@/components/runs/page/use-exhibit";
import { useFoundMarks } from "@/components/runs/page/use-found-marks";
import { useRunView } from "@/components/runs/page/use-run-view";
import { Card } from "@/components/ui/card";
import { Segmented } from "@/components/ui/segmented";

const panel: PlotPanel = { id: "only", unit: "ratio", domain: "full", height: 220 };

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
  const howToRead = "Where the base model was sure, a loss shows most";
  const marks = exhibitMarks(found, { x, points });
  const series = categorySeries({ points, rate, split, x }).map((line) => ({
    ...line,
    panel: panel.id,
  }));
  const plot = { panels: [panel], series, marks, xAxis: x.axis, zoom, hidden: view.hide };
  return (
    <Card
      title={title}
      howToRead={howToRead}
      actions={
        <>
          {splits.length > 1 && (
            <Segmented
              label="Split"
              value={split}
              onValueChange={(categories) => setView({ categories })}
              options={splits.map((name) => ({ value: name, label: name }))}
            />
          )}
          {splits.length > 0 && (
            <TakeAway
              place={place}
              chart="categories"
              picture={{ title, howToRead, ...plot }}
              sample={sampleWords(points, { split, population: "all" })}
            />
          )}
        </>
      }
    >
      <PanelChart
        label={title}
        {...plot}
        isMarkLegendHidden
        onZoomChange={setZoom}
        onHiddenChange={setHidden}
        emptyReason={noLabels}
      />
    </Card>
  );
}
