import { type RunColor, runColors } from "@/lib/runs/choices";

type Compared = { run: string; unknownShare: number | null; color: RunColor | null };

/** Told apart in a picture; ink is for who asks for it. */
const palette = runColors.filter((color) => color !== "ink");

/** A number from a name, the same in every comparison (FNV-1a). */
function slotOf(name: string): number {
  let hash = 0x811c9dc5;
  for (const letter of name) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return (hash >>> 0) % palette.length;
}

/** Whether the share of Unknown varies, so that colour can carry it. */
export function hasRamp(runs: readonly Pick<Compared, "unknownShare">[]): boolean {
  return new Set(runs.flatMap(({ unknownShare }) => unknownShare ?? [])).size > 1;
}

/**
 * The colours of runs without one of their own: the one that follows from the id, or the next that neither a run before
 * it nor an own colour takes; after eight it starts again.
 */
export function colorsByOrder(
  runs: readonly string[],
  own: readonly RunColor[] = [],
): Map<string, RunColor> {
  let free = palette.filter((color) => !own.includes(color));
  const found = new Map<string, RunColor>();
  for (const run of runs) {
    if (free.length === 0) free = [...palette];
    const slot = slotOf(run);
    const around = [...palette.slice(slot), ...palette.slice(0, slot)];
    const color = around.find((one) => free.includes(one)) ?? palette[slot] ?? "blue";
    free = free.filter((one) => one !== color);
    found.set(run, color);
  }
  return found;
}

/** "run:series-3" of a view, for this run. */
function pinnedIn(pinned: readonly string[], run: string): string | null {
  const entry = pinned.findLast((one) => one.slice(0, one.lastIndexOf(":")) === run);
  return entry?.slice(run.length + 1, run.length + 31) ?? null;
}

/**
 * The colour of each run in every picture of a comparison: its own, else the one that the view pins it to, else the one
 * that its id gives it; null where the share of Unknown gives it.
 */
export function chooseColors(
  runs: readonly Compared[],
  pinned: readonly string[],
): Map<string, string | null> {
  const plain = runs.filter(({ color }) => color === null).map(({ run }) => run);
  const own = runs.flatMap(({ color }) => color ?? []);
  const byOrder = hasRamp(runs) ? new Map<string, RunColor>() : colorsByOrder(plain, own);
  return new Map(
    runs.map(({ run, color }) => [run, color ?? pinnedIn(pinned, run) ?? byOrder.get(run) ?? null]),
  );
}
