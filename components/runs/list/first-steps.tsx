"use client";

import { useQuery } from "@tanstack/react-query";
import { Check } from "lucide-react";
import { firstSteps } from "@/components/runs/list/first-steps-model";
import { classNames } from "@/components/ui/class-names";
import type { RunSummary } from "@/lib/runs/schema";
import { destinationDatasetsOptions } from "@/lib/uploads/query-options";

type FirstStepsProps = { project: string; runs: readonly RunSummary[] };

/** How far the first run is: what is there, and what is missing before there is a curve. */
export function FirstSteps({ project, runs }: FirstStepsProps) {
  const { data = [] } = useQuery(destinationDatasetsOptions(project));
  const labelled = data.reduce(
    (sum, { examples, byCategory }) => sum + examples - (byCategory.unlabelled ?? 0),
    0,
  );
  return (
    <ol
      aria-label="The first run"
      className="grid overflow-hidden rounded-xl border bg-card max-md:divide-y md:grid-cols-3 md:divide-x"
    >
      {firstSteps({ labelled, runs }).map(({ title, question, state, isDone }, at) => (
        <li key={title} className="flex items-start gap-3 p-4">
          <span
            aria-hidden
            className={classNames(
              "grid size-6 shrink-0 place-items-center rounded-full border text-caption",
              isDone ? "border-recommended text-recommended" : "border-dashed text-muted",
            )}
          >
            {isDone ? <Check className="size-3.5" /> : at + 1}
          </span>
          <span className="min-w-0">
            <span className="block font-semibold">
              {title}
              {isDone && <span className="sr-only">, done</span>}
            </span>
            <span className="block text-caption text-muted">{question}</span>
            <span className="block text-caption text-muted">{state}</span>
          </span>
        </li>
      ))}
    </ol>
  );
}
