"use client";

import { useQuery } from "@tanstack/react-query";
import { ErrorPanel } from "@/components/layout/error-panel";
import { problemOf } from "@/components/layout/problem-of";
import { ExampleDetail } from "@/components/runs/examples/example-detail";
import { useOpenExample } from "@/components/runs/examples/use-open-example";
import { CopyButton } from "@/components/ui/copy-button";
import { Sheet } from "@/components/ui/sheet";
import { Skeleton } from "@/components/ui/skeleton";
import { exampleOptions } from "@/lib/runs/query-options";

type ExamplePanelProps = { project: string; run: string };

function Loading() {
  return (
    <div role="status">
      <span className="sr-only">Loading the example</span>
      <Skeleton className="h-16" />
      <Skeleton className="mt-4 h-72" />
    </div>
  );
}

/** The opened example of the address, over whatever page it was opened on. */
export function ExamplePanel({ project, run }: ExamplePanelProps) {
  const { example, close } = useOpenExample();
  const { data, error, refetch } = useQuery({
    ...exampleOptions(project, run, example ?? ""),
    enabled: example !== null,
  });
  const isThis = data !== undefined && data.id === example;
  return (
    <Sheet
      isOpen={example !== null}
      onOpenChange={(isOpen) => !isOpen && close()}
      title={<span className="wrap-anywhere">{isThis ? data.question || data.id : "Example"}</span>}
      description={
        <span className="flex flex-wrap items-center gap-x-2 text-caption">
          {isThis && <span>{data.split}</span>}
          <code className="wrap-anywhere">{example}</code>
          <CopyButton text={example ?? ""} label="Copy id" isIconOnly />
        </span>
      }
    >
      {error && !isThis ? (
        <ErrorPanel {...problemOf(error)} onRetry={() => void refetch()} />
      ) : isThis ? (
        <ExampleDetail example={data} />
      ) : (
        <Loading />
      )}
    </Sheet>
  );
}
