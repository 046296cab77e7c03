import Link from "next/link";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { formatCount, formatPercent } from "@/lib/format";
import { paths } from "@/lib/paths";
import type { RunSummary } from "@/lib/runs/schema";

type DatasetRunsProps = {
  project: string;
  dataset: string;
  runs: readonly RunSummary[];
  total: number;
};

/** The newest runs that are scored on this dataset; all of them one click away in the run list. */
export function DatasetRuns({ project, dataset, runs, total }: DatasetRunsProps) {
  return (
    <Card
      title={`${formatCount(total)} ${total === 1 ? "run uses" : "runs use"} it`}
      howToRead="Comparable with each other, since they answer the same questions."
      actions={
        total > 0 && (
          <LinkButton size="small" href={paths.runs(project, { dataset })}>
            Show in the run list
          </LinkButton>
        )
      }
    >
      <ul className="text-[0.8125rem]">
        {runs.map((run) => (
          <li key={run.id} className="flex justify-between gap-4 border-t py-1.5">
            <Link
              href={paths.run(project, run.id)}
              className="min-w-0 truncate rounded-sm font-medium hover:underline"
            >
              {run.name}
            </Link>
            <span className="shrink-0 text-muted tabular-nums">
              {formatPercent(run.unknownShare)} Unknown
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
