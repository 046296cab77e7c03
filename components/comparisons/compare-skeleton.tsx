import { Skeleton } from "@/components/ui/skeleton";

/** Holds the places of sentence, picture and table. */
export function CompareSkeleton({ runs }: { runs: number }) {
  return (
    <div role="status" aria-busy="true" className="flex flex-col gap-4">
      <span className="sr-only">Comparing the runs</span>
      <Skeleton className="h-20 max-w-[54rem]" />
      <div className="grid gap-4 lg:grid-cols-[1.8fr_1fr]">
        <Skeleton className="h-[26rem] rounded-xl" />
        <Skeleton className="h-[26rem] rounded-xl" />
      </div>
      <div style={{ height: `${6 + Math.min(50, runs) * 2.2}rem` }}>
        <Skeleton className="h-full rounded-xl" />
      </div>
    </div>
  );
}
