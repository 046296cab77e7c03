"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { Select } from "@/components/ui/select";
import { runsOptions } from "@/lib/runs/query-options";

type RunFilterProps = { project: string; value: string; onChange: (run: string) => void };

/** Narrows the list to one run; a run beyond the first page can still be named in the address. */
export function RunFilter({ project, value, onChange }: RunFilterProps) {
  const { data } = useInfiniteQuery(runsOptions(project, { sort: "name" }));
  const runs = data?.pages.flatMap((page) => page.items) ?? [];
  const isListed = value === "" || runs.some(({ id }) => id === value);
  return (
    <Select
      isSmall
      aria-label="Run"
      className="w-64 max-w-full"
      value={value}
      onChange={(event) => onChange(event.target.value)}
      options={[
        { value: "", label: "All runs and datasets" },
        ...(isListed ? [] : [{ value, label: value }]),
        ...runs.map(({ id, name }) => ({ value: id, label: name })),
      ]}
    />
  );
}
