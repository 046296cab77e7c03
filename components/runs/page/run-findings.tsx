"use client";

import { useQuery } from "@tanstack/react-query";
import { Headline } from "@/components/layout/headline";
import { analysisOptions } from "@/components/runs/page/analysis-options";
import type { ShownRun } from "@/components/runs/page/shown-run";
import { splitFindings } from "@/components/runs/page/split-findings";
import { Notice } from "@/components/ui/notice";
import { Skeleton } from "@/components/ui/skeleton";

/** What a lead can repeat, then in grey what limits it. */
export function RunFindings({ ref }: { ref: ShownRun }) {
  const { data, isPending, error } = useQuery(analysisOptions(ref));
  if (isPending) return <Skeleton className="h-14 max-w-[54rem]" />;
  if (error && !data) {
    return <Notice tone="warn">The analysis of this run could not be read: {error.message}</Notice>;
  }
  const { main, limits } = splitFindings(data?.findingSegments ?? []);
  const plain = (text: string) => [{ text, isStrong: false }];
  return (
    <Headline
      isDecision={main[0]?.kind === "headline"}
      lines={main.map(({ segments }) => segments)}
      reasons={[...limits.map(({ segments }) => segments), ...(data?.warnings ?? []).map(plain)]}
    />
  );
}
