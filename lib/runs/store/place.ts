/** Where outcomes of a run stand: a checkpoint and a split. */
export type Place = { step: number; split: string };

export function placeKey({ step, split }: Place): string {
  return `${step}/${split}`;
}
