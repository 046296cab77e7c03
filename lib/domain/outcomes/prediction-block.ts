import { type Outcome, outcomes } from "@/lib/domain/outcomes/outcomes";

/** Predictions are stored in blocks of so many neighbouring ordinals. */
export const blockSize = 1024;

/**
 * Predictions by position in a block. A text is null when none was sent, undefined where nothing stands.
 * `stated` is the outcome its sender gave; not evaluated means that ours is the score.
 */
export type PredictionBlock = { texts: (string | null | undefined)[]; stated: Outcome[] };

export function createPredictionBlock(): PredictionBlock {
  return { texts: [], stated: [] };
}

export function setPrediction(
  block: PredictionBlock,
  input: { position: number; text: string | null; stated: Outcome },
): void {
  while (block.texts.length <= input.position) {
    block.texts.push(undefined);
    block.stated.push(outcomes.notEvaluated);
  }
  block.texts[input.position] = input.text;
  block.stated[input.position] = input.stated;
}

/** `newer` laid over `older`: a position at which something newer stands wins. */
export function overlayBlocks(older: PredictionBlock, newer: PredictionBlock): PredictionBlock {
  const result: PredictionBlock = { texts: [...older.texts], stated: [...older.stated] };
  newer.texts.forEach((text, position) => {
    const stated = newer.stated[position] ?? outcomes.notEvaluated;
    if (text !== undefined) setPrediction(result, { position, text, stated });
  });
  return result;
}

/** JSON, ready to be compressed: texts, then one digit a position for what the sender stated. */
export function encodePredictionBlock(block: PredictionBlock): string {
  return JSON.stringify({ texts: block.texts, stated: block.stated.join("") });
}

/** Reads what `encodePredictionBlock` wrote; a position where nothing stood comes back as null. */
export function decodePredictionBlock(json: string): PredictionBlock {
  const { texts, stated } = JSON.parse(json) as { texts: (string | null)[]; stated: string };
  return { texts, stated: Array.from(stated, (digit) => Number(digit) as Outcome) };
}
