import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { formatCount } from "@/lib/format";

type MoreRunsProps = {
  query: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown };
  shown: number;
};

/** Fetches the next page when it comes near the window's edge; the button does the same for keyboards. */
export function MoreRuns({ query, shown }: MoreRunsProps) {
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  const edge = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!hasNextPage || isFetchingNextPage || edge.current === null) return;
    const observer = new IntersectionObserver(
      ([entry]) => entry?.isIntersecting && fetchNextPage(),
      { rootMargin: "400px" },
    );
    observer.observe(edge.current);
    return () => observer.disconnect();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  if (shown === 0) return null;
  return (
    <div ref={edge} className="mt-3 flex items-center gap-3 text-caption text-muted">
      <p role="status">
        {formatCount(shown)} {shown === 1 ? "run" : "runs"}
        {hasNextPage && ", more below"}
      </p>
      {hasNextPage && (
        <Button size="small" isBusy={isFetchingNextPage} onClick={() => fetchNextPage()}>
          Show more
        </Button>
      )}
    </div>
  );
}
