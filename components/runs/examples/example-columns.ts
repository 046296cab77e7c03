import { checkpointLabel } from "@/components/runs/examples/checkpoint-words";
import type { NamedCheckpoint } from "@/lib/runs/exhibit/exhibit-schema";

export type ExampleLayout = {
  isCompact: boolean;
  rowHeight: number;
  stripWidth: number;
  /** CSS grid-template-columns of head and rows. */
  columns: string;
};

const narrowest = 640;
const leastPitch = 2;

/** How rows are laid out in so many pixels: two lines a row on a phone, one on a desk. */
export function layoutFor(width: number, checkpoints: number): ExampleLayout {
  const isCompact = width < narrowest;
  const stripWidth = isCompact ? Math.max(120, Math.floor(width * 0.52)) : width < 900 ? 124 : 160;
  const needed = Math.max(stripWidth, checkpoints * leastPitch);
  return {
    isCompact,
    rowHeight: isCompact ? 54 : 37,
    stripWidth,
    columns: isCompact
      ? "minmax(0, 1.7fr) minmax(0, 1fr)"
      : `minmax(0, 2.3fr) minmax(0, 1.2fr) 7.5rem ${needed}px minmax(0, 1.2fr)`,
  };
}

/** "Epoch 30 answers": whose answer the last column shows. */
export function lastAnswerHead(last: NamedCheckpoint | undefined): string {
  return last ? `${checkpointLabel(last)} answers` : "Last answer";
}
