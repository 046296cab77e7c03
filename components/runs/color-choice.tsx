"use client";

import { type ReactNode, useState } from "react";
import { ColorPalette } from "@/components/runs/color-palette";
import { useEditRun } from "@/components/runs/page/use-change-run";
import { FormProblem } from "@/components/ui/form-problem";
import { Popover } from "@/components/ui/popover";
import type { RunColor } from "@/lib/runs/choices";

type ColorChoiceProps = {
  project: string;
  run: { id: string; name: string; color: RunColor | null };
  /** What of the run is shown in its colour; a press on it opens the palette. */
  children: ReactNode;
};

/** Gives a run a colour of its own, in every picture and for everybody. */
export function ColorChoice({ project, run, children }: ColorChoiceProps) {
  const [isOpen, setIsOpen] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const edit = useEditRun(project, run.id);
  const label = `Colour of ${run.name}`;
  const choose = (color: RunColor | null) => {
    setIsBusy(true);
    setProblem(undefined);
    edit("colour", { color }, { color: run.color })
      .then(
        () => setIsOpen(false),
        (error: Error) => setProblem(error.message),
      )
      .finally(() => setIsBusy(false));
  };
  return (
    <Popover
      label={label}
      className="w-auto max-w-80"
      isOpen={isOpen}
      onOpenChange={setIsOpen}
      trigger={
        <button
          type="button"
          aria-label={label}
          title={run.color === null ? "Give it a colour" : `Colour: ${run.color}`}
          className="grid size-6 shrink-0 place-items-center rounded-md hover:bg-hover print:hidden"
        >
          {children}
        </button>
      }
    >
      <ColorPalette color={run.color} isBusy={isBusy} onChoose={choose} />
      <FormProblem message={problem} />
    </Popover>
  );
}
