export type StepColumns = {
  /** Index of the column that counts steps; an epoch column stands in when there is no other. */
  step: number;
  epoch: number;
  time: number;
  isEpochAsStep: boolean;
};

const stepNames = ["step", "global_step", "_step", "steps", "iteration", "iter", "checkpoint"];
const epochNames = ["epoch", "epochs"];
const timeNames = ["time", "timestamp", "_timestamp", "wall time", "wall_time"];

function find(columns: readonly string[], names: readonly string[]): number {
  const lower = columns.map((column) => column.trim().toLowerCase());
  const name = names.find((each) => lower.includes(each));
  return name === undefined ? -1 : lower.indexOf(name);
}

/** Where a table keeps its x axis, by the words of its header; null when it has no step and no epoch. */
export function findStepColumns(columns: readonly string[]): StepColumns | null {
  const step = find(columns, stepNames);
  const epoch = find(columns, epochNames);
  const time = find(columns, timeNames);
  if (step === -1 && epoch === -1) return null;
  return { step: step === -1 ? epoch : step, epoch, time, isEpochAsStep: step === -1 };
}

/** The step that a checkpoint is named after: `checkpoint-500` and `checkpoint_step_01000` end in it. */
export function stepInName(cell: string): string {
  return /^[a-z].*[-_](\d+)$/i.exec(cell.trim().slice(0, 300))?.[1] ?? cell;
}
