"use client";

import { PanelChart } from "@/components/charts/panel-chart";
import { halfDeskWidth } from "@/components/charts/use-element-width";
import { sampleWords } from "@/components/runs/page/sample-words";
import type { ShownRun } from "@/components/runs/page/shown-run";
import { TakeAway } from "@/components/runs/page/take-away";
import { useExhibit } from "@/components/runs/page/use-exhibit";
import { useRunView } from "@/components/runs/page/use-run-view";
import { Card } from "@/components/ui/card";
import { Segmented } from "@/components/ui/segmented";
import { labelledSplits } from "@/lib/runs/exhibit/exhibit-model";
import { figuresOf } from "@/lib/runs/exhibit/figures-model";

type CategoryCardProps = { shown: ShownRun };

/** The sensitive picture: overall accuracy hides what happens to facts the base model was sure of. */
export function CategoryCard({ shown }: CategoryCardProps) {
  const { points, model, picture } = useExhibit(shown, "categories");
  const { view, setView, zoom, setZoom, setHidden } = useRunView();
  const splits = labelledSplits(points);
  const split = model.curves[0]?.split ?? "dev";
  const { title, howToRead, kind: _, note: _note, ...plot } = picture;
  const seen = { zoom, hidden: view.hide };
  const whole = { split, population: "all" } as const;
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
              place={shown}
              chart="categories"
              picture={{ ...picture, ...seen }}
              sample={sampleWords(figuresOf(points, whole).last, whole)}
            />
          )}
        </>
      }
    >
      <PanelChart
        label={title}
        {...plot}
        {...seen}
        serverWidth={halfDeskWidth}
        isMarkLegendHidden
        onZoomChange={setZoom}
        onHiddenChange={setHidden}
      />
    </Card>
  );
}
