import type { ComponentProps } from "react";
import { Button } from "@/components/ui/button";

type MoreButtonProps = ComponentProps<typeof Button> & {
  /** Of pages that are read one after the other. */
  query: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown };
};

/** Reads the next page of a list, where there is one. */
export function MoreButton({ query, ...rest }: MoreButtonProps) {
  if (!query.hasNextPage) return null;
  return (
    <Button isBusy={query.isFetchingNextPage} onClick={() => query.fetchNextPage()} {...rest} />
  );
}
