"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { Search } from "lucide-react";
import { useDeferredValue, useState } from "react";
import { RunPickerRow } from "@/components/comparisons/choose/run-picker-row";
import { useCompareView } from "@/components/comparisons/use-compare-view";
import { MoreButton } from "@/components/layout/more-button";
import { TagFilter } from "@/components/runs/tag-filter";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Sheet } from "@/components/ui/sheet";
import { maxComparedRuns } from "@/lib/domain/compare/suggested-sets";
import { runsOptions } from "@/lib/runs/query-options";

type Filter = { q: string; tag: readonly string[] };

function PickerList({ project, filter }: { project: string; filter: Filter }) {
  const { view, setView } = useCompareView();
  const { q, tag } = filter;
  const runs = useInfiniteQuery(
    runsOptions(project, { ...(q ? { q } : {}), ...(tag.length > 0 ? { tag } : {}) }),
  );
  const found = runs.data?.pages.flatMap(({ items }) => items) ?? [];
  const isFull = view.run.length >= maxComparedRuns;
  const gone = view.run.filter((slug) => found.every(({ id }) => id !== slug));
  const isUnfiltered = q === "" && tag.length === 0 && !runs.hasNextPage;
  const toggle = (run: string, isChosen: boolean) =>
    setView({
      run: isChosen ? [...view.run, run] : view.run.filter((other) => other !== run),
    });
  return (
    <>
      <ul className="mt-3 flex flex-col">
        {found.map((run) => (
          <RunPickerRow
            key={run.id}
            run={run}
            isChosen={view.run.includes(run.id)}
            isBlocked={isFull && !view.run.includes(run.id)}
            onToggle={(isChosen) => toggle(run.id, isChosen)}
          />
        ))}
      </ul>
      {found.length === 0 && !runs.isPending && (
        <p className="py-6 text-center text-muted">
          {tag.length > 0
            ? "No run with these tags has this in its name, model or notes."
            : "No run has this in its name, model or notes."}
        </p>
      )}
      {isUnfiltered && gone.length > 0 && (
        <p className="mt-2 text-caption text-muted">
          Not in this project any more: {gone.join(", ")}.
        </p>
      )}
      <MoreButton query={runs} className="mt-3">
        More runs
      </MoreButton>
    </>
  );
}

/** Which runs are compared: search by name, model or notes, or tags. */
export function RunPicker({ project }: { project: string }) {
  const { view, setView } = useCompareView();
  const [q, setQ] = useState("");
  const [tag, setTag] = useState<readonly string[]>([]);
  const filter = { q: useDeferredValue(q.trim()), tag };
  const count = new Set(view.run).size;
  return (
    <Sheet
      title="Runs to compare"
      description={`${count} chosen, up to ${maxComparedRuns}. The first is the baseline unless another is set.`}
      className="w-[min(28rem,100vw)]"
      trigger={<Button variant={count === 0 ? "primary" : "secondary"}>Runs · {count}</Button>}
    >
      <div className="flex gap-2">
        <div className="relative min-w-0 flex-1">
          <Search
            aria-hidden
            className="pointer-events-none absolute top-1/2 left-2.5 size-3.5 -translate-y-1/2 text-muted"
          />
          <Input
            type="search"
            aria-label="Search runs"
            placeholder="Search runs"
            className="w-full pl-8"
            value={q}
            maxLength={200}
            onChange={(event) => setQ(event.target.value)}
          />
        </div>
        <TagFilter project={project} chosen={tag} onChange={setTag} />
      </div>
      {count > 0 && (
        <Button
          size="small"
          variant="ghost"
          className="mt-2"
          onClick={() => setView({ run: null })}
        >
          Choose none
        </Button>
      )}
      <PickerList project={project} filter={filter} />
    </Sheet>
  );
}
