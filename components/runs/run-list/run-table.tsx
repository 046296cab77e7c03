import Link from "next/link";
import { useRouter } from "next/navigation";
import type { MouseEvent, ReactNode } from "react";
import { RunChange } from "@/components/runs/run-list/run-change";
import { RunFigure } from "@/components/runs/run-list/run-figure";
import type { RunSort } from "@/components/runs/run-list/run-filter";
import { RunHealth } from "@/components/runs/run-list/run-health";
import { RunSpark } from "@/components/runs/run-list/run-spark";
import { RunState } from "@/components/runs/run-list/run-state";
import { RunTags } from "@/components/runs/run-list/run-tags";
import { SortButton } from "@/components/ui/sort-button";
import { Table, TableCell, TableHead, TableHeadCell, TableRow } from "@/components/ui/table";
import type { Population } from "@/lib/domain/knowledge";
import { formatCount, formatPercent } from "@/lib/format";
import { paths } from "@/lib/paths";
import type { RunSummary } from "@/lib/runs/schema";

type RunTableProps = {
  project: string;
  runs: readonly RunSummary[];
  /** Whose accuracy the figures are, by the project's settings. */
  population: Population;
  sort: RunSort;
  onSort: (sort: RunSort) => void;
};

type Sorting = Pick<RunTableProps, "sort" | "onSort">;
type Column = { up: RunSort | null; down: RunSort | null; isNumeric?: boolean; label: ReactNode };

const columns = {
  name: { label: "Run", up: "name", down: null },
  unknown: { label: "Unknown share", up: "unknown", down: "-unknown", isNumeric: true },
  best: { label: "Best", up: "best", down: "-best", isNumeric: true },
  last: { label: "Last", up: "last", down: "-last", isNumeric: true },
  // The API sorts by the fall: the largest fall is the lowest change.
  change: { label: "Change since best", up: "-drop", down: "drop", isNumeric: true },
} as const satisfies Record<string, Column>;

function SortHead({ column, sort, onSort }: Sorting & { column: Column }) {
  const { up, down, isNumeric, label } = column;
  const direction = sort === up ? "ascending" : sort === down ? "descending" : null;
  const first = column === columns.change ? up : (down ?? up);
  const next = sort === first ? (first === up ? down : up) : first;
  return (
    <TableHeadCell isNumeric={isNumeric ?? false} aria-sort={direction ?? undefined}>
      <SortButton direction={direction} onClick={() => onSort(next ?? "-created")}>
        {label}
      </SortButton>
    </TableHeadCell>
  );
}

function Head({ population, ...sorting }: Sorting & Pick<RunTableProps, "population">) {
  return (
    <TableHead>
      <tr>
        <SortHead column={columns.name} {...sorting} />
        <TableHeadCell>Status</TableHeadCell>
        <TableHeadCell>Base model</TableHeadCell>
        <SortHead column={columns.unknown} {...sorting} />
        <TableHeadCell isNumeric>Checkpoints</TableHeadCell>
        <TableHeadCell>Dev accuracy, {population}</TableHeadCell>
        <SortHead column={columns.best} {...sorting} />
        <SortHead column={columns.last} {...sorting} />
        <SortHead column={columns.change} {...sorting} />
      </tr>
    </TableHead>
  );
}

function Row({ project, run }: { project: string; run: RunSummary }) {
  const router = useRouter();
  const href = paths.run(project, run.id);
  const open = (event: MouseEvent) => {
    const isOnLink = event.target instanceof Element && event.target.closest("a") !== null;
    const isSelecting = window.getSelection()?.isCollapsed === false;
    if (!isOnLink && !isSelecting) router.push(href);
  };
  return (
    <TableRow className="cursor-pointer" onClick={open}>
      <TableCell>
        <Link
          href={href}
          className="block max-w-72 truncate rounded-sm font-semibold hover:underline"
        >
          {run.name}
        </Link>
        <RunTags tags={run.tags} />
      </TableCell>
      <TableCell>
        <RunState status={run.status} />
      </TableCell>
      <TableCell className="max-w-48 truncate text-muted" title={run.baseModel ?? undefined}>
        {run.baseModel ?? "–"}
      </TableCell>
      <TableCell isNumeric>
        {formatPercent(run.unknownShare)}
        {run.trainingSize > 0 && (
          <span className="block text-caption text-muted">of {formatCount(run.trainingSize)}</span>
        )}
      </TableCell>
      <TableCell isNumeric>{formatCount(run.checkpoints)}</TableCell>
      <TableCell>
        <RunSpark run={run} />
      </TableCell>
      <TableCell isNumeric>
        <RunFigure figure={run.best} />
      </TableCell>
      <TableCell isNumeric>
        <RunFigure figure={run.last} />
      </TableCell>
      <TableCell isNumeric>
        <RunChange run={run} />
        <span className="block">
          <RunHealth run={run} />
        </span>
      </TableCell>
    </TableRow>
  );
}

export function RunTable({ project, runs, ...head }: RunTableProps) {
  return (
    <div className="hidden md:block">
      <Table label="Runs">
        <Head {...head} />
        <tbody>
          {runs.map((run) => (
            <Row key={run.id} project={project} run={run} />
          ))}
        </tbody>
      </Table>
    </div>
  );
}
