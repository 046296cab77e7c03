import { strokeOf } from "@/components/charts/paint";
import { tokenOf } from "@/components/runs/run-colors";
import { Button } from "@/components/ui/button";
import { type RunColor, runColors } from "@/lib/runs/choices";

type ColorPaletteProps = {
  /** Undefined where several runs have several. */
  color: RunColor | null | undefined;
  isBusy: boolean;
  onChoose: (color: RunColor | null) => void;
};

/** The colours that a run may have of its own, and none: then it takes the one of its place. */
export function ColorPalette({ color, isBusy, onChoose }: ColorPaletteProps) {
  return (
    <>
      <div className="flex flex-wrap gap-1">
        {runColors.map((name) => (
          <button
            key={name}
            type="button"
            aria-label={name}
            title={name}
            aria-pressed={name === color}
            disabled={isBusy}
            onClick={() => onChoose(name)}
            className="size-7 rounded-md border-2 border-transparent p-1 aria-pressed:border-ink"
          >
            <span
              aria-hidden
              className="block size-full rounded-sm forced-color-adjust-none"
              style={{ background: strokeOf(tokenOf(name)) }}
            />
          </button>
        ))}
      </div>
      <Button
        size="small"
        variant="ghost"
        className="mt-2"
        disabled={isBusy || color === null}
        onClick={() => onChoose(null)}
      >
        By order
      </Button>
    </>
  );
}
