import { Skeleton } from "@/components/ui/skeleton";

/** Holds the places of findings, figures and picture at their own heights. */
export function RunSkeleton() {
  return (
    <div role="status" aria-busy="true" className="flex flex-col gap-4">
      <span className="sr-only">Reading the run</span>
      <Skeleton className="h-14 max-w-[54rem]" />
      <Skeleton className="h-[6.25rem] rounded-xl" />
      <Skeleton className="h-[33rem] rounded-xl" />
      <Skeleton className="h-80 rounded-xl" />
    </div>
  );
}
