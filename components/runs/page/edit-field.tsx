"use client";

import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useDeferredValue, useState } from "react";
import {
  changeOf,
  type EditableField,
  fieldText,
  fieldWords,
} from "@/components/runs/page/run-fields";
import { useEditRun } from "@/components/runs/page/use-change-run";
import { EditPopover } from "@/components/ui/edit-popover";
import { runsOptions } from "@/lib/runs/query-options";
import type { RunDetail } from "@/lib/runs/schema";
import { destinationDatasetsOptions } from "@/lib/uploads/query-options";

type EditFieldProps = { project: string; run: RunDetail; field: EditableField };

/** What the project has of the kind that a field names; asked for once somebody types. */
function useSuggestions(project: string, field: EditableField, typed: string | null) {
  const isAsked = typed !== null;
  const q = useDeferredValue(typed?.trim() ?? "");
  const ofRuns = field === "control" || field === "baseline" || field === "baseModel";
  const runs = useInfiniteQuery({
    ...runsOptions(project, q === "" ? {} : { q }),
    enabled: isAsked && ofRuns,
  });
  const datasets = useQuery({
    ...destinationDatasetsOptions(project),
    enabled: isAsked && field === "dataset",
  });
  if (field === "dataset") return (datasets.data ?? []).map(({ id }) => id);
  const found = ofRuns ? (runs.data?.pages.flatMap(({ items }) => items) ?? []) : [];
  const named = found.map(({ id, baseModel }) => (field === "baseModel" ? baseModel : id));
  return [...new Set(named)].filter((name) => name !== null).slice(0, 20);
}

/** Changes one field of a run where it is shown. */
export function EditField({ project, run, field }: EditFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const suggestions = useSuggestions(project, field, typed);
  const edit = useEditRun(project, run.id);
  const { label, hint } = fieldWords[field];
  const value = fieldText(run, field);
  return (
    <EditPopover
      {...{ label, hint, value, suggestions }}
      onTyping={setTyped}
      onSave={async (text) => edit(label, changeOf(field, text), changeOf(field, value))}
    />
  );
}
