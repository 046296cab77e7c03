import type { ReactNode } from "react";
import { MixBar } from "@/components/charts/mix-bar";
import { chosenWords } from "@/components/runs/decision/chosen-words";
import { RunChange } from "@/components/runs/list/run-change";
import { RunHealth } from "@/components/runs/list/run-health";
import { RunSpark } from "@/components/runs/list/run-spark";
import { RunState } from "@/components/runs/list/run-state";
import { TimeLabel } from "@/components/ui/time-label";
import { formatCount, formatEpoch, formatPercent } from "@/lib/format";
import type { RunListItem, RunSummary } from "@/lib/runs/schema";

/** The checkpoint to use, and the one that somebody chose. */
function RunUse({ run: { recommended, chosen } }: { run: RunSummary }) {
  const placeOf = ({ step, epoch }: { step: number; epoch: number | null }) =>
    step === 0 ? "base model" : formatEpoch(epoch, step);
  return (
    <>
      {recommended ? placeOf(recommended) : <span className="text-muted">–</span>}
      {chosen && (
        <span className="block text-caption text-recommended" title={chosenWords(chosen).about}>
          chosen: {placeOf(chosen)}
          <span className="sr-only"> {chosenWords(chosen).about}</span>
        </span>
      )}
    </>
  );
}

/** Accuracy at a checkpoint, and which checkpoint that is. */
function RunFigure({ figure }: { figure: RunSummary["best"] }) {
  if (figure === null) return <span className="text-muted">–</span>;
  return (
    <>
      {formatPercent(figure.accuracy)}
      <span className="block text-caption text-muted">
        {formatEpoch(figure.epoch, figure.step)}
      </span>
    </>
  );
}

type RunAnswersProps = { answers: NonNullable<RunSummary["endAnswers"]> };

/** Right, unsure and wrong at the end; an abstention is no wrong answer. */
function RunAnswers({ answers: { split, total, correct, abstained } }: RunAnswersProps) {
  const wrong = (total - correct - abstained) / total;
  return (
    <>
      <span className="flex items-center gap-2">
        <MixBar
          isNarrow
          label={`${split}: right ${formatPercent(correct / total, 0)}, unsure ${formatPercent(abstained / total, 0)}, wrong ${formatPercent(wrong, 0)}`}
          parts={[
            { tone: "known", ratio: correct / total },
            { tone: "abstained", ratio: abstained / total },
            { tone: "unknown", ratio: wrong },
          ]}
        />
        {formatPercent(wrong)}
      </span>
      <span className="block text-caption text-muted">
        of {formatCount(total)} {split}
      </span>
    </>
  );
}

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
