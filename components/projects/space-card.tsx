"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { ErrorPanel } from "@/components/layout/error-panel";
import { Card } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";
import { formatBytes } from "@/lib/format";
import { paths } from "@/lib/paths";
import type { ProjectSpace } from "@/lib/runs/store/space-schema";
import { projectSpaceOptions } from "@/lib/uploads/query-options";

const partNames: Record<keyof ProjectSpace["parts"], string> = {
  predictions: "Texts of answers",
  outcomes: "Outcomes",
  metrics: "Metrics",
  evaluations: "Counts and training sets",
  examples: "Examples of datasets",
  originals: "Kept files of uploads",
};

/** What the project takes in the database, by kind and by its largest runs. */
export function SpaceCard({ project }: { project: string }) {
  const { data, isPending, error, refetch } = useQuery(projectSpaceOptions(project));
  return (
    <Card
      title="Space"
      howToRead="As the database stores it, compressed where it compresses, without its indexes."
    >
      {isPending && <Skeleton className="h-24" />}
      {error && (
        <ErrorPanel code="internal" message={error.message} onRetry={() => void refetch()} />
      )}
      {data && <Space project={project} space={data} />}
    </Card>
  );
}

function Space({ project, space }: { project: string; space: ProjectSpace }) {
  const { bytes, parts, deletedBytes, runs } = space;
  const named = Object.entries(partNames)
    .map(([part, name]) => ({ name, bytes: parts[part as keyof typeof parts] }))
    .filter((part) => part.bytes > 0)
    .sort((a, b) => b.bytes - a.bytes);
  return (
    <div className="grid gap-x-10 gap-y-4 sm:grid-cols-2">
      <div>
        <p className="mb-1 font-semibold">{formatBytes(bytes)}</p>
        <Sizes label="By kind" items={named.map(({ name, bytes: size }) => [name, size])} />
        {deletedBytes > 0 && (
          <p className="mt-1 text-caption text-muted">
            {formatBytes(deletedBytes)} of it are deleted runs that can still be restored.
          </p>
        )}
      </div>
      {runs.length > 0 && (
        <div>
          <p className="mb-1 font-semibold">Largest runs</p>
          <dl className="text-[0.8125rem]">
            {runs.map(({ run, name, bytes: size }) => (
              <div key={run} className="flex justify-between gap-4 border-b py-1">
                <dt className="min-w-0 truncate">
                  <Link href={paths.run(project, run)} className="rounded-sm hover:underline">
                    {name}
                  </Link>
                </dt>
                <dd className="whitespace-nowrap tabular-nums">{formatBytes(size)}</dd>
              </div>
            ))}
          </dl>
        </div>
      )}
    </div>
  );
}

function Sizes({ label, items }: { label: string; items: readonly [string, number][] }) {
  return (
    <dl aria-label={label} className="text-[0.8125rem]">
      {items.map(([name, bytes]) => (
        <div key={name} className="flex justify-between gap-4 border-b py-1">
          <dt>{name}</dt>
          <dd className="whitespace-nowrap tabular-nums">{formatBytes(bytes)}</dd>
        </div>
      ))}
    </dl>
  );
}
