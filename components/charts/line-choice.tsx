import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Popover } from "@/components/ui/popover";

type LineChoiceProps = {
  /** "Lines", "Runs": what is switched. */
  label: string;
  /** How many are switched off. */
  hidden: number;
  children: ReactNode;
};

/** Switches for lines that bear their names in the picture, where a legend would name them once more. */
export function LineChoice({ label, hidden, children }: LineChoiceProps) {
  return (
    <Popover
      label={`${label} shown`}
      className="w-auto"
      trigger={
        <Button size="small" variant="ghost" className="text-muted print:hidden">
          {label}
          {hidden > 0 && <span>{hidden} hidden</span>}
        </Button>
      }
    >
      {children}
    </Popover>
  );
}
