"use client";

import { useQuery } from "@tanstack/react-query";
import { NoPicture } from "@/components/charts/no-picture";
import { CardState } from "@/components/runs/dynamics/card-state";
import { CardTakeAway } from "@/components/runs/dynamics/card-take-away";
import { CardTitle } from "@/components/runs/dynamics/card-title";
import {
  type DynamicsView,
  examplesWords,
  questionOf,
} from "@/components/runs/dynamics/dynamics-view";
import { LeakCases } from "@/components/runs/dynamics/leak-cases";
import {
  concentrationWords,
  leakFigures,
  noLeakReason,
} from "@/components/runs/dynamics/leak-words";
import { leaksPicture, leaksTitle } from "@/components/runs/dynamics/leaks-picture";
import { Card } from "@/components/ui/card";
import { formatCount } from "@/lib/format";
import type { LeaksAnswer } from "@/lib/runs/examples-schema";
import { leaksOptions } from "@/lib/runs/query-options";
import { shownLeaks } from "@/lib/shares/dynamics-card";
import type { LeaksCardContent } from "@/lib/shares/dynamics-view";

function explanationOf(answer: LeaksAnswer | undefined) {
  return {
    formula: "leaked ÷ wrong answers",
    inputs: answer?.last
      ? [
          { name: "Unknown facts taught", value: formatCount(answer.newFacts) },
          { name: "wrong answers now", value: formatCount(answer.last.wrong) },
          { name: "of these leaked", value: formatCount(answer.last.leaked) },
        ]
      : [],
    method:
      "A wrong answer leaked when, after the dataset's normalisation, it is the accepted answer of an Unknown training example. Answers come from small pools, so some agree by chance: the model before fine-tuning shows how many.",
  };
}

function LeakAnswer({ answer, card }: { answer: LeaksAnswer; card: LeaksCardContent }) {
  const reason = noLeakReason(card);
  const concentration = concentrationWords(card);
  return (
    <>
      {reason ? (
        <NoPicture>{reason}</NoPicture>
      ) : (
        <dl className="flex flex-wrap gap-x-10 gap-y-3">
          {leakFigures(card).map(({ label, value, caption }) => (
            <div key={label}>
              <dt className="text-caption text-muted">{label}</dt>
              <dd className="font-bold text-figure tabular-nums tracking-tight">{value}</dd>
              <dd className="text-caption text-muted">{caption}</dd>
            </div>
          ))}
        </dl>
      )}
      {concentration && <p className="mt-3 text-caption text-muted">{concentration}</p>}
      <LeakCases cases={answer.cases} />
    </>
  );
}

/** Do new facts come back as answers to old questions, and does the model say the same to everything? */
export function LeaksCard(view: DynamicsView) {
  const query = useQuery(leaksOptions(view.project, view.run, questionOf(view)));
  const { data } = query;
  const examples = data && examplesWords(data.split, data.population);
  const shown = data && shownLeaks(data, false);
  return (
    <Card
      title={<CardTitle explanation={explanationOf(data)}>{leaksTitle}</CardTitle>}
      howToRead={`${examples ? `${examples}; s` : "S"}ome agree by chance: compare with the model before fine-tuning`}
      actions={shown && <CardTakeAway view={view} shown={shown} picture={leaksPicture(shown)} />}
    >
      <CardState query={query} height="h-40">
        {(answer) => <LeakAnswer answer={answer} card={shownLeaks(answer, false).card} />}
      </CardState>
    </Card>
  );
}
