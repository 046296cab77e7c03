/** What one upload put into a run; `places` name what it wrote, as "step/split" or "metric/key". */
export type Stored = { checkpoints: number; outcomes: number; metrics: number; places: string[] };
