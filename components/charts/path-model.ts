import type { ColorToken } from "@/components/charts/paint";

export type PathPoint = { x: number; y: number; label: string; shortLabel: string };
export type PathSeries = {
  id: string;
  label: string;
  color: ColorToken;
  points: readonly PathPoint[];
  /** Index of the checkpoint to ring. */
  ringAt?: number | null;
};
