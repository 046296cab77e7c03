import { SlidersHorizontal } from "lucide-react";
import {
  ExhibitControls,
  type ExhibitControlsProps,
  StackedExhibitControls,
} from "@/components/runs/page/exhibit-controls";
import { useRunView } from "@/components/runs/page/use-run-view";
import { Button } from "@/components/ui/button";
import { Sheet } from "@/components/ui/sheet";

const pressed = "aria-pressed:border-line-strong/60 aria-pressed:font-semibold";

type ExhibitActionsProps = ExhibitControlsProps & { hasLabelNoise: boolean };

/** Choices in the card's head; on a phone in a sheet. */
export function ExhibitActions({ hasLabelNoise, ...props }: ExhibitActionsProps) {
  const { view, setView } = useRunView();
  return (
    <>
      <div className="hidden flex-wrap gap-1.5 sm:flex">
        <ExhibitControls {...props} />
      </div>
      <div className="sm:hidden">
        <Sheet
          side="bottom"
          title="What the picture shows"
          trigger={
            <Button size="small">
              <SlidersHorizontal aria-hidden /> View
            </Button>
          }
        >
          <StackedExhibitControls {...props} />
        </Sheet>
      </div>
      {hasLabelNoise && (
        <Button
          size="small"
          aria-pressed={view.noise}
          className={pressed}
          onClick={() => setView({ noise: !view.noise })}
        >
          Label noise
        </Button>
      )}
      <Button
        size="small"
        aria-pressed={view.table}
        className={pressed}
        onClick={() => setView({ table: !view.table })}
      >
        Table
      </Button>
    </>
  );
}
