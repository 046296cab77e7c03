import type { ReactNode } from "react";
import { EmptyChart } from "@/components/charts/empty-chart";
import { ErrorPanel } from "@/components/layout/error-panel";
import { problemOf } from "@/components/layout/problem-of";
import { Skeleton } from "@/components/ui/skeleton";

type CardStateProps<Answer extends { reason: string | null }> = {
  query: { data: Answer | undefined; error: Error | null; refetch: () => unknown };
  /** Tailwind height of the picture, so that nothing jumps when it arrives. */
  height: string;
  children: (answer: Answer) => ReactNode;
};

/** The picture of a card, or why there is none: still loading, failed, or nothing stands behind it. */
export function CardState<Answer extends { reason: string | null }>(props: CardStateProps<Answer>) {
  const { query, height, children } = props;
  const { data, error, refetch } = query;
  if (data === undefined && error)
    return <ErrorPanel {...problemOf(error)} onRetry={() => void refetch()} />;
  if (data === undefined) return <Skeleton className={height} />;
  if (data.reason !== null) return <EmptyChart>{data.reason}</EmptyChart>;
  return children(data);
}
