"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useDeferredValue, useId, useState } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { runsOptions } from "@/lib/runs/query-options";

type RunSearchProps = { project: string; value: string; onChange: (run: string) => void };

const shownRuns = 6;

/** Finds an existing run by part of its name and chooses it. */
export function RunSearch({ project, value, onChange }: RunSearchProps) {
  const [text, setText] = useState("");
  const group = useId();
  const q = useDeferredValue(text.trim().slice(0, 200));
  const { data, isPending } = useInfiniteQuery(runsOptions(project, q === "" ? {} : { q }));
  const found = data?.pages[0]?.items ?? [];
  const listed = found.slice(0, shownRuns).map(({ id, name }) => ({ id, name }));
  const isListed = value === "" || listed.some(({ id }) => id === value);
  const options = isListed ? listed : [{ id: value, name: value }, ...listed];
  return (
    <div className="flex flex-col gap-2">
      <Field label="Find a run">
        <Input
          type="search"
          value={text}
          placeholder="Name or id"
          onChange={(event) => setText(event.target.value)}
        />
      </Field>
      <fieldset className="flex min-w-0 flex-col gap-0.5">
        <legend className="sr-only">Run</legend>
        {options.map(({ id, name }) => (
          <label
            key={id}
            className="flex items-center gap-2 rounded-md px-2 py-1 hover:bg-hover has-checked:bg-hover has-checked:font-medium"
          >
            <input
              type="radio"
              name={group}
              value={id}
              checked={id === value}
              onChange={() => onChange(id)}
              className="accent-(--focus)"
            />
            <span className="min-w-0 truncate">{name}</span>
            {name !== id && <span className="min-w-0 truncate text-caption text-muted">{id}</span>}
          </label>
        ))}
      </fieldset>
      {!isPending && options.length === 0 && (
        <p className="text-caption text-muted">
          {q === "" ? "There is no run yet: make a new one." : `No run matches "${q}".`}
        </p>
      )}
      {found.length > shownRuns && (
        <p className="text-caption text-muted">More runs match: type more of the name.</p>
      )}
    </div>
  );
}
