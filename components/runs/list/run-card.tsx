import Link from "next/link";
import { type ComponentProps, useState } from "react";
import { checkpointName } from "@/components/runs/decision/decision-model";
import { RunChange } from "@/components/runs/list/run-change";
import { RunHealth } from "@/components/runs/list/run-health";
import { RunSpark } from "@/components/runs/list/run-spark";
import { RunState } from "@/components/runs/list/run-state";
import { SelectBox } from "@/components/runs/list/select-box";
import { RunDot } from "@/components/runs/run-dot";
import { formatEpoch, formatPercent } from "@/lib/format";
import { paths } from "@/lib/paths";
import type { RunListItem } from "@/lib/runs/schema";

type RunLinkProps = Omit<ComponentProps<typeof Link>, "href"> & { project: string; run: string };

/** Fetched ahead only when pointed at: a list that is scrolled through would fetch a thousand pages. */
function RunLink({ project, run, ...rest }: RunLinkProps) {
  const [isNear, setIsNear] = useState(false);
  const near = () => setIsNear(true);
  return (
    <Link
      href={paths.run(project, run)}
      prefetch={isNear ? null : false}
      onPointerEnter={near}
      {...rest}
    />
  );
}

type RunCardProps = {
  project: string;
  run: RunListItem;
  index: number;
  /** How many there are; -1 while that is not known. */
  of: number;
  top: number;
  height: number;
  sparkline: readonly number[] | undefined;
  isSelected: boolean;
  onToggle: () => void;
};

/** "Use epoch 2: 84.8 %", or of rates alone "84.8 % at epoch 2". */
function BestFigure({ run: { best, recommended } }: { run: RunListItem }) {
  if (best === null) return null;
  const accuracy = <span className="text-ink">{formatPercent(best.accuracy)}</span>;
  if (recommended === null || recommended.step !== best.step)
    return (
      <>
        {accuracy} at {formatEpoch(best.epoch, best.step)}
      </>
    );
  return (
    <>
      Use {checkpointName(recommended)}: {accuracy}
    </>
  );
}

function Figures({ run }: { run: RunListItem }) {
  const { best, last, unknownShare } = run;
  if (!best || !last) return <>Nothing evaluated yet</>;
  return (
    <>
      <span>
        <BestFigure run={run} />, last{" "}
        <span className="text-ink">{formatPercent(last.accuracy)}</span>
      </span>
      {unknownShare !== null && <span>{formatPercent(unknownShare, 0)} Unknown</span>}
    </>
  );
}

/** A run on a phone: the whole card leads to it, the box on its left chooses it. */
export function RunCard(props: RunCardProps) {
  const { project, run, index, of, top, height, sparkline, isSelected, onToggle } = props;
  return (
    <li
      data-selected={isSelected || undefined}
      aria-posinset={index + 1}
      aria-setsize={of}
      className="absolute inset-x-0 top-0 flex border-b data-selected:bg-tone-info"
      style={{ height, transform: `translateY(${top}px)` }}
    >
      <span className="w-9 shrink-0">
        <SelectBox
          label={`Select ${run.name}`}
          state={isSelected ? "all" : "none"}
          onClick={onToggle}
        />
      </span>
      <RunLink
        project={project}
        run={run.id}
        className="flex min-w-0 flex-1 flex-col justify-center rounded-md pr-2"
      >
        <span className="flex items-center justify-between gap-3">
          <span className="min-w-0 truncate font-semibold">
            <RunDot color={run.color} /> {run.name}
          </span>
          <RunState status={run.status} />
        </span>
        <span className="flex items-center justify-between gap-3">
          <span className="min-w-0 truncate text-caption text-muted">
            {run.baseModel ?? "base model not said"}
          </span>
          <RunHealth run={run} />
        </span>
        <span className="mt-1 flex h-6.5 items-center justify-between gap-3">
          <RunSpark run={run} values={sparkline} />
          <span className="whitespace-nowrap text-[0.8125rem] tabular-nums">
            <RunChange run={run} />
          </span>
        </span>
        <span className="flex flex-wrap justify-between gap-x-3 text-caption text-muted tabular-nums">
          <Figures run={run} />
        </span>
      </RunLink>
    </li>
  );
}
