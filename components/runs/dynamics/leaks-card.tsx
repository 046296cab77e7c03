"use client";

import { useQuery } from "@tanstack/react-query";
import { BarsChart } from "@/components/charts/bars-chart";
import { EmptyChart } from "@/components/charts/empty-chart";
import type { BarsPicture } from "@/components/charts/picture-model";
import { CardState } from "@/components/runs/dynamics/card-state";
import { CardTakeAway } from "@/components/runs/dynamics/card-take-away";
import { CardTitle } from "@/components/runs/dynamics/card-title";
import { type DynamicsView, questionOf } from "@/components/runs/dynamics/dynamics-view";
import { LeakCases } from "@/components/runs/dynamics/leak-cases";
import { leaksPicture, leaksTitle } from "@/components/runs/dynamics/leaks-words";
import { Card } from "@/components/ui/card";
import { formatCount } from "@/lib/format";
import { shownLeaks } from "@/lib/runs/dynamics/leaks-model";
import type { LeaksResponse } from "@/lib/runs/examples/examples-schema";
import { leaksOptions } from "@/lib/runs/query-options";

function explanationOf(response: LeaksResponse | undefined) {
  return {
    formula: "leaked ÷ wrong answers",
    inputs: response?.last
      ? [
          { name: "Unknown facts taught", value: formatCount(response.newFacts) },
          { name: "wrong answers at the last checkpoint", value: formatCount(response.last.wrong) },
          { name: "of these leaked", value: formatCount(response.last.leaked) },
        ]
      : [],
    method:
      "A wrong answer leaked when, after the dataset's normalisation, it is the accepted answer of an Unknown training example. Answers come from small pools, so some agree by chance: the model before fine-tuning shows how many.",
  };
}

function LeakAnswer({ cases, picture }: Pick<LeaksResponse, "cases"> & { picture: BarsPicture }) {
  const { title, summary, bars, note, emptyReason } = picture;
  return (
    <>
      {emptyReason ? (
        <EmptyChart>{emptyReason}</EmptyChart>
      ) : (
        <BarsChart label={`${title}. ${summary}`} bars={bars} />
      )}
      {note && <p className="mt-1 text-caption text-muted">{note}</p>}
      <LeakCases cases={cases} />
    </>
  );
}

/** Do new facts come back as answers to old questions, and does the model say the same to everything? None where nothing stands behind it. */
export function LeaksCard(view: DynamicsView) {
  const query = useQuery(leaksOptions(view.project, view.run, questionOf(view)));
  const { data } = query;
  const shown = data && shownLeaks(data, false);
  const picture = shown && leaksPicture(shown);
  if (picture && picture.emptyReason !== null) return null;
  return (
    <Card
      title={<CardTitle explanation={explanationOf(data)}>{leaksTitle}</CardTitle>}
      howToRead={picture?.howToRead}
      actions={picture && <CardTakeAway view={view} shown={shown} picture={picture} />}
    >
      <CardState query={query} height="h-40">
        {({ cases }) => picture && <LeakAnswer cases={cases} picture={picture} />}
      </CardState>
    </Card>
  );
}
