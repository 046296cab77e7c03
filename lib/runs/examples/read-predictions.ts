import "server-only";
import { db } from "@/lib/db/client";
import { readBlocks } from "@/lib/db/prediction-block";
import type { RowKey } from "@/lib/db/row-key";
import { blockSize } from "@/lib/domain/outcomes/prediction-block";

/** Predictions of one checkpoint and split for the given ordinals; an example without a text is left out. */
export async function readPredictions(
  run: RowKey,
  input: { step: number; split: string; ordinals: readonly number[] },
): Promise<Map<number, string>> {
  const { step, split, ordinals } = input;
  const blocks = [...new Set(ordinals.map((ordinal) => Math.floor(ordinal / blockSize)))];
  const stored = await readBlocks(db, run, { step, split, blocks });
  const contents = new Map(stored.map(({ block, content }) => [block, content]));
  const texts = new Map<number, string>();
  for (const ordinal of ordinals) {
    const text = contents.get(Math.floor(ordinal / blockSize))?.texts[ordinal % blockSize];
    if (typeof text === "string") texts.set(ordinal, text);
  }
  return texts;
}
