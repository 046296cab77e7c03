/**
 * What one upload put into a run; `places` name what it wrote, as "step/split" or "metric/key", and `evaluated` the
 * checkpoints that it is about, with their epochs.
 */
export type Stored = {
  checkpoints: number;
  outcomes: number;
  metrics: number;
  places: string[];
  evaluated: [step: number, epoch: number | null][];
};
