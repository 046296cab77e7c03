import { useId } from "react";
import { RunDot } from "@/components/runs/run-dot";
import { Checkbox } from "@/components/ui/checkbox";
import { formatPercent } from "@/lib/format";
import type { RunSummary } from "@/lib/runs/schema";

type RunPickerRowProps = {
  run: RunSummary;
  isChosen: boolean;
  isBlocked: boolean;
  onToggle: (isChosen: boolean) => void;
};

export function RunPickerRow({ run, isChosen, isBlocked, onToggle }: RunPickerRowProps) {
  const id = useId();
  const facts = [
    run.dataset ?? "no dataset",
    run.unknownShare === null ? null : `${formatPercent(run.unknownShare, 0)} Unknown`,
    run.best ? `best ${formatPercent(run.best.accuracy)}` : "nothing evaluated",
  ];
  return (
    <li className="border-b last:border-b-0">
      <label htmlFor={id} className="flex items-center gap-3 rounded-md px-1 py-2 hover:bg-hover">
        <Checkbox
          id={id}
          checked={isChosen}
          disabled={isBlocked}
          onCheckedChange={(checked) => onToggle(checked === true)}
        />
        <span className="min-w-0">
          <span className="block truncate font-medium">
            <RunDot color={run.color} /> {run.name}
          </span>
          <span className="block truncate text-caption text-muted">
            {facts.filter(Boolean).join(" · ")}
          </span>
        </span>
      </label>
    </li>
  );
}
