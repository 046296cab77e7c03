"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useComparison } from "@/components/comparisons/comparison-context";
import { DifferingExample } from "@/components/comparisons/examples/differing-example";
import {
  type DifferingView,
  parseDifferingView,
} from "@/components/comparisons/examples/differing-view";
import { useCompareView } from "@/components/comparisons/use-compare-view";
import { MoreButton } from "@/components/layout/more-button";
import { Sheet } from "@/components/ui/sheet";
import { Skeleton } from "@/components/ui/skeleton";
import { differingExamplesOptions } from "@/lib/comparisons/query-options";
import { formatCount } from "@/lib/format";

const momentWords = {
  best: "both at their best",
  recommended: "both at their recommended checkpoint",
  last: "both at their last checkpoint",
};

function titleOf({ kind, moment }: DifferingView, name: string, baseline: string): string {
  if (kind === "only") return `Only ${name} gets these right at its last checkpoint`;
  const words = kind === "gained" ? "gets right and" : "loses against";
  return kind === "gained"
    ? `${name} ${words} ${baseline} does not, ${momentWords[moment]}`
    : `${name} ${words} ${baseline}, ${momentWords[moment]}`;
}

function DifferingList({ view }: { view: DifferingView }) {
  const { project } = useComparison();
  const { request } = useCompareView();
  const examples = useInfiniteQuery(differingExamplesOptions(project, { ...request, ...view }));
  if (examples.error) return <p className="text-confirmed">{examples.error.message}</p>;
  if (examples.isPending) return <Skeleton className="h-64 rounded-lg" />;
  const [first] = examples.data.pages;
  if (!first || first.total === 0)
    return <p className="text-muted">{first?.reason ?? "There is no such example."}</p>;
  return (
    <>
      <p className="mb-2 text-caption text-muted">
        {formatCount(first.total)} {first.total === 1 ? "example" : "examples"}
      </p>
      <ul className="flex flex-col">
        {examples.data.pages.flatMap(({ items }) =>
          items.map((item) => (
            <DifferingExample key={item.id} item={item} of={view.of} runs={first.runs} />
          )),
        )}
      </ul>
      <MoreButton query={examples} className="mt-3">
        More examples
      </MoreButton>
    </>
  );
}

/** The questions behind a number of the table, with what the runs answered. It stands in the address. */
export function DifferingPanel() {
  const { response } = useComparison();
  const { view, setView } = useCompareView();
  const opened = parseDifferingView(view.examples);
  const nameOf = (slug: string) => response.runs.find(({ run }) => run === slug)?.name ?? slug;
  if (opened === null) return null;
  return (
    <Sheet
      isOpen
      onOpenChange={(isOpen) => !isOpen && setView({ examples: null })}
      title={titleOf(opened, nameOf(opened.of), nameOf(response.baseline))}
    >
      <DifferingList view={opened} />
    </Sheet>
  );
}
