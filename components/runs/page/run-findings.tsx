"use client";

import { useQuery } from "@tanstack/react-query";
import { Finding } from "@/components/layout/finding";
import { analysisOptions } from "@/components/runs/page/analysis-options";
import { FindingSentence } from "@/components/runs/page/finding-sentence";
import type { RunPlace } from "@/components/runs/page/run-place";
import { splitFindings } from "@/components/runs/page/split-findings";
import { Notice } from "@/components/ui/notice";
import { Skeleton } from "@/components/ui/skeleton";

/** What a lead can repeat, then in grey what limits it. */
export function RunFindings({ place }: { place: RunPlace }) {
  const { data, isPending, error } = useQuery(analysisOptions(place));
  if (isPending) return <Skeleton className="h-14 max-w-[54rem]" />;
  if (error && !data) {
    return <Notice tone="warn">The analysis of this run could not be read: {error.message}</Notice>;
  }
  const { main, limits } = splitFindings(data?.findingSegments ?? []);
  return (
    <div className="flex flex-col gap-1.5">
      <Finding>
        {main.map((finding) => (
          <FindingSentence key={finding.kind} segments={finding.segments} />
        ))}
      </Finding>
      {limits.length + (data?.warnings.length ?? 0) > 0 && (
        <p className="max-w-[54rem] text-[0.8125rem] text-muted">
          {limits.map((finding) => (
            <FindingSentence key={finding.kind} segments={finding.segments} />
          ))}
          {data?.warnings.map((warning) => (
            <span key={warning}>{warning} </span>
          ))}
        </p>
      )}
    </div>
  );
}
