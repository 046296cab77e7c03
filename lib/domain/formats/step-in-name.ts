/** The step that a checkpoint is named after: `checkpoint-500` and `checkpoint_step_01000` end in it. */
export function stepInName(cell: string): string {
  return /^[a-z].*[-_](\d+)$/i.exec(cell.trim().slice(0, 300))?.[1] ?? cell;
}
