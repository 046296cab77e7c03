import { Skeleton } from "@/components/ui/skeleton";

const rows = ["a", "b", "c", "d", "e", "f", "g", "h"];

export function RunListSkeleton() {
  return (
    <div role="status" aria-busy="true" className="flex flex-col">
      <span className="sr-only">Loading runs</span>
      {rows.map((row) => (
        <div key={row} className="flex items-center gap-6 border-b py-2.5">
          <Skeleton className="h-4 w-44" />
          <Skeleton className="hidden h-4 w-20 sm:block" />
          <Skeleton className="hidden h-4 flex-1 lg:block" />
          <Skeleton className="ml-auto h-6 w-26" />
          <Skeleton className="h-4 w-20" />
        </div>
      ))}
    </div>
  );
}
