"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Card } from "@/components/ui/card";
import { classNames } from "@/components/ui/class-names";
import { LinkButton } from "@/components/ui/link-button";
import { fetchJson } from "@/lib/http/api-client";
import { apiPaths, paths } from "@/lib/paths";
import { type RunsPage, runKeys } from "@/lib/runs/query-options";
import type { RunListItem } from "@/lib/runs/schema";

const askAgainMs = 3_000;
const newest = 50;

/** The run, of the newest, that data arrived for since this page was opened; null while nothing did. */
function useFirstData(project: string, openedAt: string): RunListItem | null {
  const [first, setFirst] = useState<RunListItem | null>(null);
  useQuery({
    queryKey: [...runKeys.all(project), "first-data", openedAt],
    queryFn: async ({ signal }) => {
      const list = apiPaths.runs(project, { sort: "-created", limit: newest, sparkline: "0" });
      const { items } = await fetchJson<RunsPage>(list, { signal });
      const found = items.find(({ updatedAt }) => updatedAt > openedAt) ?? null;
      setFirst(found);
      return found?.id ?? null;
    },
    refetchInterval: askAgainMs,
    enabled: first === null,
  });
  return first;
}

type WaitingCardProps = { project: string; openedAt: string };

/** A light that turns on when the first data arrives. */
export function WaitingCard({ project, openedAt }: WaitingCardProps) {
  const run = useFirstData(project, openedAt);
  const isHere = run !== null;
  return (
    <Card>
      <div className="flex items-start gap-3" role="status">
        <span
          aria-hidden
          className={classNames(
            "mt-1 size-3 shrink-0 rounded-full ring-4",
            isHere
              ? "bg-recommended ring-recommended/20"
              : "bg-muted ring-line motion-safe:animate-pulse",
          )}
        />
        <div className="min-w-0">
          <p className="font-semibold">{isHere ? "Data arrived" : "Waiting for the first data"}</p>
          <p className="text-caption text-muted">
            {isHere
              ? `${run.name} is being read.`
              : "This light turns green when something comes in."}
          </p>
        </div>
      </div>
      {isHere && (
        <LinkButton className="mt-3" variant="primary" href={paths.run(project, run.id)}>
          Open the run
        </LinkButton>
      )}
    </Card>
  );
}
