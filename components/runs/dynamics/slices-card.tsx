"use client";

import { useQuery } from "@tanstack/react-query";
import { EmptyChart } from "@/components/charts/empty-chart";
import { CardState } from "@/components/runs/dynamics/card-state";
import { CardTakeAway } from "@/components/runs/dynamics/card-take-away";
import { type DynamicsView, questionOf } from "@/components/runs/dynamics/dynamics-view";
import { SliceTable } from "@/components/runs/dynamics/slice-table";
import { slicesPicture } from "@/components/runs/dynamics/slices-words";
import { useRunView } from "@/components/runs/page/use-run-view";
import { Card } from "@/components/ui/card";
import { Select } from "@/components/ui/select";
import { paths } from "@/lib/paths";
import { shownSlices } from "@/lib/runs/dynamics/slices-model";
import { slicesOptions } from "@/lib/runs/query-options";

/** Where it hurts: the slices that lost most, and what they were trained on. None where no example has an attribute. */
export function SlicesCard(view: DynamicsView) {
  const { project, run } = view;
  const { view: choices, setView } = useRunView();
  const { by, order, allSlices } = choices;
  const query = useQuery(slicesOptions(project, run, { ...questionOf(view), by }));
  const { data } = query;
  const attributes = data?.attributes ?? [];
  const offered = attributes.includes(by) ? attributes : [by, ...attributes];
  const shown = data && shownSlices(data, choices);
  const picture = shown && slicesPicture(shown);
  if (data && attributes.length === 0 && picture?.emptyReason !== null) return null;
  return (
    <Card
      title={`Where it hurts: slices by ${by}`}
      howToRead={`${picture?.howToRead ?? "Best against last checkpoint, paired"} · a row opens its examples`}
      actions={
        <>
          {attributes.length > 0 && (
            <Select
              isSmall
              aria-label="Attribute to slice by"
              options={offered.map((name) => ({ value: name, label: name }))}
              value={by}
              onChange={({ target }) => setView({ by: target.value, order: null, allSlices: null })}
            />
          )}
          {picture && (
            <CardTakeAway
              view={view}
              shown={shown}
              picture={picture}
              choices={{ by, order, allSlices: String(allSlices) }}
            />
          )}
        </>
      }
    >
      <CardState query={query} height="h-64">
        {({ split, population }) =>
          shown && picture?.emptyReason === null ? (
            <SliceTable
              card={shown.card}
              onOrder={(next) => setView({ order: next })}
              onAll={() => setView({ allSlices: true })}
              hrefOf={({ value }) =>
                paths.runExamples(project, run, {
                  split,
                  category: population,
                  by: shown.card.by,
                  slice: value,
                })
              }
            />
          ) : (
            <EmptyChart>{picture?.emptyReason}</EmptyChart>
          )
        }
      </CardState>
    </Card>
  );
}
