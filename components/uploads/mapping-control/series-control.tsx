"use client";

import { Card } from "@/components/ui/card";
import {
  answeredMeanings,
  editSeries,
  type Given,
  type Meanings,
} from "@/lib/domain/mapping/given-answers";
import type { Question } from "@/lib/domain/mapping/mapping";
import type { CandidateSeries } from "@/lib/uploads/inspect-schema";
import { OtherMetrics } from "./other-metrics";
import { rateSeriesOf } from "./preview-series";
import { QuestionList } from "./question-list";
import { ReasonList } from "./reason-list";
import { SeriesPreview } from "./series-preview";
import { SeriesTable } from "./series-table";
import { SetAll } from "./set-all";

export type SeriesControlProps = {
  series: readonly CandidateSeries[];
  guess: Meanings;
  questions: readonly Question[];
  reasons: readonly { about: string; reason: string }[];
  given: Given;
  onChange: (given: Given) => void;
  /** Whose guess the table starts with: "Our guess from the names." */
  source: string;
  /** The file's name, where several controls stand on one page. */
  of?: string | undefined;
};

/** What metrics measure, and the picture that it comes to: before anything is stored, and on a run afterwards. */
export function SeriesControl(props: SeriesControlProps) {
  const { series, guess, questions, reasons, given, onChange, source, of } = props;
  const meanings = answeredMeanings(guess, questions, given);
  const rates = rateSeriesOf(series, meanings);
  const sets = rates.map(({ series: { key } }) => key);
  const kept = series.filter(({ key }) => !sets.includes(key));
  const edit = (keys: readonly string[], change: Parameters<typeof editSeries>[2]) =>
    onChange(editSeries(given, keys, change));
  const use = ({ key, set, scale }: CandidateSeries) =>
    edit([key], { quantity: "accuracy", set: set ?? key.slice(0, 500), scale });
  return (
    <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,11fr)_minmax(0,9fr)]">
      <div className="flex min-w-0 flex-col gap-4">
        <Card
          title={of === undefined ? "What each set measures" : `What each set of ${of} measures`}
          howToRead={`${source} Change what is wrong.`}
          actions={rates.length > 0 && <SetAll rates={rates} onEdit={edit} />}
        >
          {rates.length > 0 && <SeriesTable rates={rates} onEdit={edit} />}
          <OtherMetrics metrics={kept} onUse={use} isOpen={rates.length === 0} />
          <ReasonList reasons={reasons} />
        </Card>
        {questions.length > 0 && (
          <div className="min-w-0 rounded-xl border bg-card p-4 sm:px-[18px]">
            <QuestionList {...{ questions, guess, given, sets, onChange, of }} />
          </div>
        )}
      </div>
      <SeriesPreview series={series} meanings={meanings} of={of} />
    </div>
  );
}
