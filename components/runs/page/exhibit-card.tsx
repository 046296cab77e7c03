"use client";

import dynamic from "next/dynamic";
import { PanelChart } from "@/components/charts/panel-chart";
import { halfDeskWidth } from "@/components/charts/use-element-width";
import { rateWords } from "@/components/exports/method-words";
import { ExhibitActions } from "@/components/runs/page/exhibit-actions";
import { hasOnlyRates } from "@/components/runs/page/rate-notice";
import { sampleWords } from "@/components/runs/page/sample-words";
import type { ShownRun } from "@/components/runs/page/shown-run";
import { TakeAway } from "@/components/runs/page/take-away";
import { useExhibit } from "@/components/runs/page/use-exhibit";
import { useRunView } from "@/components/runs/page/use-run-view";
import { Card } from "@/components/ui/card";
import { InView } from "@/components/ui/in-view";
import { Skeleton } from "@/components/ui/skeleton";
import { methodVersion } from "@/lib/domain/method-version";
import { rateDefinition } from "@/lib/domain/rates/rate-definitions";
import { figuresOf } from "@/lib/runs/exhibit/figures-model";

const ExhibitTable = dynamic(
  () => import("@/components/runs/page/exhibit-table").then((module) => module.ExhibitTable),
  { loading: () => <Skeleton className="h-[28rem]" /> },
);

type ExhibitCardProps = { shown: ShownRun };

/** Exhibit 1: how the training examples are fitted, and what the held-out ones lose meanwhile. */
export function ExhibitCard({ shown }: ExhibitCardProps) {
  const { points, headline, model, hasLabelNoise, picture } = useExhibit(shown);
  const { view, zoom, setZoom, setHidden } = useRunView();
  const { title, howToRead, kind: _, ...plot } = picture;
  const rate = rateDefinition(model.rate);
  const seen = { zoom, hidden: view.hide };
  return (
    <Card
      title={title}
      howToRead={howToRead}
      actions={
        <>
          <ExhibitActions {...{ points, headline, hasLabelNoise }} x={model.x} />
          <TakeAway
            place={shown}
            chart="exhibit"
            picture={{ ...picture, ...seen }}
            sample={sampleWords(
              figuresOf(points, headline).last,
              headline,
              points.some(({ category }) => category === null),
            )}
            {...(hasOnlyRates(points) ? { method: rateWords(methodVersion) } : {})}
          />
        </>
      }
    >
      <PanelChart
        label={title}
        {...plot}
        {...seen}
        serverWidth={halfDeskWidth}
        onZoomChange={setZoom}
        onHiddenChange={setHidden}
        emptyReason={`No checkpoint has ${rate.label}: nothing was there to divide by.`}
      />
      <InView isOpen={view.table}>
        <ExhibitTable {...{ points, headline, rate, shown }} />
      </InView>
    </Card>
  );
}
