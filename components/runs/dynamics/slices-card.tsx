"use client";

import { useQuery } from "@tanstack/react-query";
import { parseAsString, useQueryState } from "nuqs";
import { CardState, NoPicture } from "@/components/runs/dynamics/card-state";
import { type DynamicsView, questionOf } from "@/components/runs/dynamics/dynamics-view";
import { differenceWords } from "@/components/runs/dynamics/slice-order";
import { SliceTable } from "@/components/runs/dynamics/slice-table";
import { checkpointLabel } from "@/components/runs/examples/checkpoint-words";
import { Card } from "@/components/ui/card";
import { Select } from "@/components/ui/select";
import { paths } from "@/lib/paths";
import type { SlicesAnswer } from "@/lib/runs/examples-schema";
import { slicesOptions } from "@/lib/runs/query-options";

const defaultAttribute = "relation";

function howToRead(answer: SlicesAnswer | undefined): string {
  if (!answer?.best || !answer.last || answer.slices.length === 0)
    return "Best against last checkpoint, paired; a row opens its examples";
  const [best, last] = [answer.best, answer.last].map((at) => checkpointLabel(at).toLowerCase());
  if (best === last) return `The best checkpoint is the last, ${last}: nothing has changed since`;
  return `${best} (best) against ${last} (last), paired; ${differenceWords(answer.slices)}`;
}

/** Where it hurts: the slices that lost most, and what they were trained on. */
export function SlicesCard(view: DynamicsView) {
  const { project, run } = view;
  const [by, setBy] = useQueryState("by", parseAsString.withDefault(defaultAttribute));
  const query = useQuery(slicesOptions(project, run, { ...questionOf(view), by }));
  const { data } = query;
  const attributes = data?.attributes ?? [];
  const offered = attributes.includes(by) ? attributes : [by, ...attributes];
  return (
    <Card
      title={`Where it hurts: slices by ${by}`}
      howToRead={howToRead(data)}
      actions={
        attributes.length > 0 && (
          <Select
            isSmall
            aria-label="Attribute to slice by"
            options={offered.map((name) => ({ value: name, label: name }))}
            value={by}
            onChange={(event) => setBy(event.target.value)}
          />
        )
      }
    >
      <CardState query={query} height="h-64">
        {({ best, last, slices, split, population, ...answer }) =>
          best && last && slices.length > 0 ? (
            <SliceTable
              key={answer.by}
              by={answer.by}
              best={best}
              last={last}
              slices={slices}
              hrefOf={({ value }) =>
                paths.runExamples(project, run, {
                  split,
                  category: population,
                  by: answer.by,
                  slice: value,
                })
              }
            />
          ) : (
            <NoPicture>No evaluated example of this split has a value of “{answer.by}”.</NoPicture>
          )
        }
      </CardState>
    </Card>
  );
}
