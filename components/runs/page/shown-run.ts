import type { Population } from "@/lib/domain/knowledge/knowledge";

/** Whose run is shown, the population its project judges runs by, and whether the viewer may share it. */
export type ShownRun = {
  project: string;
  run: string;
  population: Population;
  canShare: boolean;
  /** Whether the viewer may change the settings of the project. */
  canAdminister: boolean;
};
