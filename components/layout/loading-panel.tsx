import { Skeleton } from "@/components/ui/skeleton";

/** Holds the place of a page while it is read, so that nothing jumps when it arrives. */
export function LoadingPanel({ label = "Loading" }: { label?: string }) {
  return (
    <div role="status" aria-busy="true">
      <span className="sr-only">{label}</span>
      <Skeleton className="h-4 w-32" />
      <Skeleton className="mt-3 h-7 w-72" />
      <Skeleton className="mt-6 h-24 rounded-xl" />
      <Skeleton className="mt-4 h-96 rounded-xl" />
    </div>
  );
}
