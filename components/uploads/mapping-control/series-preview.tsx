"use client";

import { useId } from "react";
import { StaticExhibit } from "@/components/charts/static-exhibit";
import { useElementWidth } from "@/components/charts/use-element-width";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import type { Meanings } from "@/lib/domain/mapping/given-answers";
import { formatCount } from "@/lib/format";
import type { CandidateSeries } from "@/lib/uploads/inspect-schema";
import { previewPicture, type RateSeries, rateSeriesOf } from "./preview-series";

/** Where the bands come from, or why there are none. */
function bandWords(rates: readonly RateSeries[]): string {
  const known = rates.filter(({ meaning }) => ["confirmed", "stated"].includes(meaning.basis));
  const counts = new Set(known.map(({ meaning }) => meaning.n));
  const [n] = counts;
  if (known.length === rates.length && counts.size === 1 && n != null)
    return `Bands: 95\u202f% with n = ${formatCount(n)}, unpaired.`;
  if (known.length > 0) return "Bands: 95\u202f%, unpaired, where the number of examples is known.";
  if (rates.some(({ meaning }) => meaning.basis === "estimated"))
    return "No bands: the number of examples is an estimate.";
  return "No bands: how many examples are in a set is not known.";
}

type SeriesPreviewProps = {
  series: readonly CandidateSeries[];
  meanings: Meanings;
  of?: string | undefined;
};

/** The chart that these meanings come to, drawn anew with every change. */
export function SeriesPreview({ series, meanings, of }: SeriesPreviewProps) {
  const { ref, width } = useElementWidth();
  const id = useId();
  const plot = previewPicture(series, meanings);
  const rates = rateSeriesOf(series, meanings);
  return (
    <Card
      title={of === undefined ? "Preview" : `Preview of ${of}`}
      howToRead={plot === null ? undefined : `Ring: best checkpoint. ${bandWords(rates)}`}
      actions={<Badge>live</Badge>}
    >
      <div ref={ref}>
        {plot === null ? (
          <p className="text-muted">
            No metric is read as a rate, so that nothing is drawn on Exhibit 1: all of them are kept
            as metrics. Read one as a set to see it here.
          </p>
        ) : (
          <>
            <p className="mb-2 font-semibold text-[1rem] leading-snug" aria-live="polite">
              {plot.sentence}
            </p>
            <StaticExhibit
              id={id}
              label={`Preview. ${plot.sentence}`}
              series={plot.series}
              panels={plot.panels}
              xAxis={plot.xAxis}
              width={width}
              isLegendHidden={plot.series.length <= 12}
            />
          </>
        )}
      </div>
    </Card>
  );
}
