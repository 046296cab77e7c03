import type { ReactNode } from "react";
import { RunAnswers } from "@/components/runs/list/run-answers";
import { RunChange } from "@/components/runs/list/run-change";
import { RunFigure } from "@/components/runs/list/run-figure";
import { RunHealth } from "@/components/runs/list/run-health";
import { RunSpark } from "@/components/runs/list/run-spark";
import { RunState } from "@/components/runs/list/run-state";
import { RunUse } from "@/components/runs/list/run-use";
import { TimeLabel } from "@/components/ui/time-label";
import { formatCount, formatPercent } from "@/lib/format";
import type { RunListItem } from "@/lib/runs/schema";

type RunCellProps = {
  column: string;
  run: RunListItem;
  sparkline: readonly number[] | undefined;
};

function plain(value: string | number | null | undefined): ReactNode {
  if (value === null || value === undefined || value === "")
    return <span className="text-muted">–</span>;
  return typeof value === "number" ? String(value).replace("-", "−") : value;
}

const cells: Record<string, (run: RunListItem) => ReactNode> = {
  status: ({ status, archivedAt }) => (
    <>
      <RunState status={status} />
      {archivedAt !== null && <span className="block text-caption text-muted">archived</span>}
    </>
  ),
  model: ({ baseModel }) => (
    <span className="text-muted" title={baseModel ?? undefined}>
      {baseModel ?? "–"}
    </span>
  ),
  unknown: ({ unknownShare, trainingSize }) => (
    <>
      {formatPercent(unknownShare)}
      {trainingSize > 0 && (
        <span className="block text-caption text-muted">of {formatCount(trainingSize)}</span>
      )}
    </>
  ),
  checkpoints: ({ checkpoints }) => formatCount(checkpoints),
  best: ({ best }) => <RunFigure figure={best} />,
  last: ({ last }) => <RunFigure figure={last} />,
  drop: (run) => (
    <>
      <RunChange run={run} />
      <span className="block">
        <RunHealth run={run} />
      </span>
    </>
  ),
  recommended: (run) => <RunUse run={run} />,
  wrong: ({ endAnswers }) => endAnswers && <RunAnswers answers={endAnswers} />,
  fitted: ({ unknownFitted }) => formatPercent(unknownFitted),
  size: ({ trainingSize }) => formatCount(trainingSize),
  method: ({ method }) => plain(method),
  seed: ({ seed }) => plain(seed),
  dataset: ({ dataset }) => plain(dataset),
  created: ({ createdAt }) => <TimeLabel iso={createdAt} />,
  updated: ({ updatedAt }) => <TimeLabel iso={updatedAt} />,
  id: ({ id }) => <span className="text-muted">{id}</span>,
};

/** What stands in one column of a run; a setting or metric as it was sent. */
export function RunCell({ column, run, sparkline }: RunCellProps) {
  if (column === "curve") return <RunSpark run={run} values={sparkline} />;
  const cell = cells[column];
  return cell ? (cell(run) ?? plain(null)) : plain(run.values[column]);
}
