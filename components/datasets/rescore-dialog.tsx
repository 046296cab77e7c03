"use client";

import { type ReactNode, useState } from "react";
import { type ScoringChange, useScoring } from "@/components/datasets/use-scoring";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Progress } from "@/components/ui/progress";
import { formatCount } from "@/lib/format";

type RescoreDialogProps = {
  project: string;
  dataset: { id: string; examples: number; runs: number };
  trigger: ReactNode;
  title: string;
  action: string;
  /** Null: what is filled in cannot be sent. */
  change: ScoringChange | null;
  children?: ReactNode;
};

/** Asks before everything is scored again, and shows that it goes on. */
export function RescoreDialog(props: RescoreDialogProps) {
  const { project, dataset, trigger, title, action, change, children } = props;
  const [isOpen, setIsOpen] = useState(false);
  const scoring = useScoring(project, dataset.id, () => setIsOpen(false));
  const runs = dataset.runs === 1 ? "1 run" : `${formatCount(dataset.runs)} runs`;
  return (
    <Dialog
      isOpen={isOpen}
      onOpenChange={setIsOpen}
      trigger={trigger}
      title={title}
      description={`The answers of ${runs} are scored again and ${formatCount(dataset.examples)} examples labelled again. Answers are kept, so what was before can be chosen again.`}
      actions={
        <>
          <Button onClick={() => setIsOpen(false)}>Keep it as it is</Button>
          <Button
            variant="primary"
            isBusy={scoring.isPending}
            disabled={change === null}
            onClick={() => change && scoring.mutate(change)}
          >
            {action}
          </Button>
        </>
      }
    >
      {children}
      {scoring.isPending && (
        <div className="mt-3">
          <p className="mb-1 text-caption text-muted">Scoring {runs} again…</p>
          <Progress label={`Scoring ${runs} again`} ratio={null} />
        </div>
      )}
    </Dialog>
  );
}
