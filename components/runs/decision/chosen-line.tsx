import { Chosen } from "@/components/runs/decision/chosen";
import { useChooseCheckpoint } from "@/components/runs/decision/use-choose-checkpoint";
import { Button } from "@/components/ui/button";
import type { RunDetail } from "@/lib/runs/schema";

type ChosenLineProps = {
  project: string;
  run: string;
  chosen: NonNullable<RunDetail["chosen"]>;
  canWrite: boolean;
};

/** Which checkpoint somebody chose, who, when and why. */
export function ChosenLine({ project, run, chosen, canWrite }: ChosenLineProps) {
  const choose = useChooseCheckpoint(project, run);
  return (
    <p className="mt-3 flex flex-wrap items-baseline gap-x-2 gap-y-1 border-t pt-3 wrap-anywhere">
      <Chosen chosen={chosen} />
      {canWrite && (
        <Button
          variant="ghost"
          size="small"
          isBusy={choose.isPending}
          onClick={() => choose.mutate(null)}
        >
          Take the mark away
        </Button>
      )}
    </p>
  );
}
