"use client";

import { useQuery } from "@tanstack/react-query";
import { CardState, NoPicture } from "@/components/runs/dynamics/card-state";
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
import { Card } from "@/components/ui/card";
import { formatCount } from "@/lib/format";
import type { LeaksAnswer } from "@/lib/runs/examples-schema";
import { leaksOptions } from "@/lib/runs/query-options";

const title = "Wrong answers that are another fact's new answer";

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

function LeakAnswer({ answer }: { answer: LeaksAnswer }) {
  const reason = noLeakReason(answer);
  const concentration = concentrationWords(answer);
  return (
    <>
      {reason ? (
        <NoPicture>{reason}</NoPicture>
      ) : (
        <dl className="flex flex-wrap gap-x-10 gap-y-3">
          {leakFigures(answer).map(({ label, value, caption }) => (
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
  return (
    <Card
      title={<CardTitle explanation={explanationOf(data)}>{title}</CardTitle>}
      howToRead={`${examples ? `${examples}; s` : "S"}ome agree by chance: compare with the model before fine-tuning`}
    >
      <CardState query={query} height="h-40">
        {(answer) => <LeakAnswer answer={answer} />}
      </CardState>
    </Card>
  );
}
