import { useState } from "react";
import { ColorPalette } from "@/components/runs/color-palette";
import { Button } from "@/components/ui/button";
import { Popover } from "@/components/ui/popover";
import type { RunColor } from "@/lib/runs/choices";

type SelectionColorProps = {
  runs: readonly { color: RunColor | null }[];
  isBusy: boolean;
  onChoose: (color: RunColor | null) => void;
};

/** One colour for all chosen runs, such as the seeds of one setting. */
export function SelectionColor({ runs, isBusy, onChoose }: SelectionColorProps) {
  const [isOpen, setIsOpen] = useState(false);
  const colors = [...new Set(runs.map(({ color }) => color))];
  const choose = (color: RunColor | null) => {
    setIsOpen(false);
    onChoose(color);
  };
  return (
    <Popover
      label="Colour of the chosen runs"
      className="w-auto"
      isOpen={isOpen}
      onOpenChange={setIsOpen}
      trigger={<Button disabled={isBusy}>Colour…</Button>}
    >
      <ColorPalette
        color={colors.length === 1 ? colors[0] : undefined}
        isBusy={isBusy}
        onChoose={choose}
      />
    </Popover>
  );
}
