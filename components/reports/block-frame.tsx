import { ArrowDown, ArrowUp, Trash2 } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";

type BlockFrameProps = {
  /** "Text 2", "Chart 1": as the buttons name it. */
  name: string;
  isFirst: boolean;
  isLast: boolean;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
  children: ReactNode;
};

/** A block under change, with the way up, down and out. */
export function BlockFrame(props: BlockFrameProps) {
  const { name, isFirst, isLast, onMove, onRemove, children } = props;
  return (
    <section aria-label={name} className="flex flex-col gap-2 rounded-lg border border-dashed p-3">
      <div className="flex items-center justify-between gap-2">
        <p className="font-medium text-caption text-muted">{name}</p>
        <div className="flex gap-1">
          <Button
            size="icon-small"
            variant="ghost"
            aria-label={`Move ${name} up`}
            disabled={isFirst}
            onClick={() => onMove(-1)}
          >
            <ArrowUp aria-hidden />
          </Button>
          <Button
            size="icon-small"
            variant="ghost"
            aria-label={`Move ${name} down`}
            disabled={isLast}
            onClick={() => onMove(1)}
          >
            <ArrowDown aria-hidden />
          </Button>
          <Button
            size="icon-small"
            variant="ghost"
            aria-label={`Remove ${name}`}
            onClick={onRemove}
          >
            <Trash2 aria-hidden />
          </Button>
        </div>
      </div>
      {children}
    </section>
  );
}
