import type { Population } from "@/lib/domain/knowledge/knowledge";

/** Whose dynamics a card shows; without split and population, those that the project judges runs by. */
export type DynamicsView = {
  project: string;
  run: string;
  split?: string | undefined;
  population?: Population | undefined;
  canShare: boolean;
};

/** The part that a question to the API takes; what is open is left out, so that equal views share an answer. */
export function questionOf({ split, population }: Pick<DynamicsView, "split" | "population">): {
  split?: string;
  population?: Population;
} {
  return { ...(split ? { split } : {}), ...(population ? { population } : {}) };
}
