import type { Population } from "@/lib/domain/knowledge";

/** Whose run is shown, and the population its project judges runs by. */
export type RunPlace = { project: string; run: string; population: Population };
