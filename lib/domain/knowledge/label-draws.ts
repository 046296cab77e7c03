import { logChoose } from "@/lib/domain/stats/log-gamma";
import type { KnowledgeDraws } from "./knowledge";

/** Draws of one fact: how many greedy and sampled answers, and how many of each were right. */
export type DrawCounts = KnowledgeDraws;

/** Facts with equal counts. */
export type DrawCell = DrawCounts & { facts: number };

/** Facts told together where all four counts are the same. */
export function cellsOf(draws: readonly DrawCounts[]): DrawCell[] {
  const cells = new Map<string, DrawCell>();
  for (const { greedy, correctGreedy, sampled, correctSampled } of draws) {
    const key = [greedy, correctGreedy, sampled, correctSampled].join("/");
    const cell = cells.get(key);
    if (cell) cell.facts += 1;
    else cells.set(key, { greedy, correctGreedy, sampled, correctSampled, facts: 1 });
  }
  return [...cells.values()];
}

/**
 * Share of facts whose Known or Unknown label differs between two random halves of their draws: the mean over all
 * halvings, from counts alone (SCIENCE.md section 12). Null where there is nothing to halve.
 */
export function splitHalfDisagreement(cells: readonly DrawCell[]): number | null {
  let facts = 0;
  let differing = 0;
  for (const cell of cells) {
    const [greedyHalf, sampledHalf] = [Math.floor(cell.greedy / 2), Math.floor(cell.sampled / 2)];
    if (greedyHalf + sampledHalf === 0) continue;
    facts += cell.facts;
    if (cell.correctGreedy + cell.correctSampled === 0) continue;
    const noneIn = (size: number, correct: number, half: number) =>
      Math.exp(
        (logChoose(size - correct, half) ?? Number.NEGATIVE_INFINITY) -
          (logChoose(size, half) ?? 0),
      );
    const none =
      noneIn(cell.greedy, cell.correctGreedy, greedyHalf) *
      noneIn(cell.sampled, cell.correctSampled, sampledHalf);
    differing += 2 * none * cell.facts;
  }
  return facts === 0 ? null : differing / facts;
}
