"use client";

import dynamic from "next/dynamic";
import { PanelChart } from "@/components/charts/panel-chart";
import { rateWords } from "@/components/exports/method-words";
import { detectableNote } from "@/components/runs/page/detectable-note";
import { ExhibitActions } from "@/components/runs/page/exhibit-actions";
import { exhibitMarks } from "@/components/runs/page/exhibit-marks";
import { exhibitSummary } from "@/components/runs/page/exhibit-summary";
import { exhibitHowToRead, exhibitTitle } from "@/components/runs/page/exhibit-words";
import { hasOnlyRates } from "@/components/runs/page/rate-notice";
import type { RunPlace } from "@/components/runs/page/run-place";
import { sampleWords } from "@/components/runs/page/sample-words";
import { TakeAway } from "@/components/runs/page/take-away";
import { useExhibit } from "@/components/runs/page/use-exhibit";
import { useFoundMarks } from "@/components/runs/page/use-found-marks";
import { useRunView } from "@/components/runs/page/use-run-view";
import { Card } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";
import { methodVersion } from "@/lib/shares/method";

const ExhibitTable = dynamic(
  () => import("@/components/runs/page/exhibit-table").then((module) => module.ExhibitTable),
  { loading: () => <Skeleton className="h-[28rem]" /> },
);

type ExhibitCardProps = { place: RunPlace };

/** Exhibit 1: how the training examples are fitted, and what the held-out ones lose meanwhile. */
export function ExhibitCard({ place }: ExhibitCardProps) {
  const { found, analysis } = useFoundMarks(place);
  const exhibit = useExhibit(place);
  const { view, zoom, setZoom, setHidden } = useRunView();
  const { points, x, rate, headline, curves, series, panels } = exhibit;
  if (x === null) return null;
  const title = exhibitTitle(curves, rate, headline?.split);
  const howToRead = exhibitHowToRead({ curves, rate, headline });
  const marks = exhibitMarks(found, { x, points });
  const plot = { panels, series, marks, xAxis: x.axis, zoom, hidden: view.hide };
  return (
    <Card
      title={title}
      howToRead={howToRead}
      actions={
        <>
          <ExhibitActions {...exhibit} x={x} />
          <TakeAway
            place={place}
            chart="exhibit"
            picture={{ title, howToRead, ...plot }}
            sample={sampleWords(points, headline)}
            {...(hasOnlyRates(points) ? { method: rateWords(methodVersion) } : {})}
          />
        </>
      }
    >
      <PanelChart
        label={title}
        summary={exhibitSummary(curves, rate)}
        {...plot}
        onZoomChange={setZoom}
        onHiddenChange={setHidden}
        note={detectableNote(analysis)}
        emptyReason={`No checkpoint has ${rate.label}: nothing was there to divide by.`}
      />
      {view.table && <ExhibitTable curves={curves} rate={rate} name={place.run} />}
    </Card>
  );
}
