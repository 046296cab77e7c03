import { type ColorToken, colorTokens, distinctColor, rampColor } from "@/components/charts/paint";
import type { PlotSeries } from "@/components/charts/plot-model";

export type RunLook = {
  color: ColorToken;
  dash: NonNullable<PlotSeries["dash"]>;
  marker?: NonNullable<PlotSeries["marker"]>;
};

type Looked = { run: string; unknownShare: number | null };

const palette = 8;
const dashes = ["solid", "dashed", "dotted"] as const;
const markers = ["circle", "square", "diamond"] as const;

/** Runs that share a colour are told apart by dash, and after three by a marker too. */
function nth(color: ColorToken, position: number): RunLook {
  const dash = dashes[position % dashes.length] ?? "solid";
  const layer = Math.floor(position / dashes.length) % (markers.length + 1);
  const marker = markers[layer - 1];
  return { color, dash, ...(marker ? { marker } : {}) };
}

/** A number from a name, the same in every comparison (FNV-1a). */
function slotOf(name: string): number {
  let hash = 0x811c9dc5;
  for (const letter of name) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return (hash >>> 0) % palette;
}

/** The run's own place in the palette, or the next free one; after eight runs it starts again. */
function slots(runs: readonly Looked[]): Map<string, number> {
  const found = new Map<string, number>();
  let taken = new Set<number>();
  for (const { run } of runs) {
    if (taken.size === palette) taken = new Set();
    let slot = slotOf(run);
    while (taken.has(slot)) slot = (slot + 1) % palette;
    taken.add(slot);
    found.set(run, slot);
  }
  return found;
}

/** Whether the share of Unknown varies, so that colour can carry it. */
export function hasRamp(runs: readonly Looked[]): boolean {
  return new Set(runs.flatMap(({ unknownShare }) => unknownShare ?? [])).size > 1;
}

/** "run:series-3" as chosen in the address; what is no colour of ours is left out. */
export function chosenColors(entries: readonly string[]): Map<string, ColorToken> {
  return new Map(
    entries.flatMap((entry): [string, ColorToken][] => {
      const at = entry.lastIndexOf(":");
      const color = colorTokens.find((token) => token === entry.slice(at + 1));
      return at > 0 && color ? [[entry.slice(0, at), color]] : [];
    }),
  );
}

/**
 * How each run is drawn: a chosen colour, else a ramp from blue to vermillion where the Unknown share
 * varies, else a distinct palette in which a run keeps its colour when others come or go.
 */
export function runLooks(
  runs: readonly Looked[],
  chosen: ReadonlyMap<string, ColorToken> = new Map(),
): Map<string, RunLook> {
  const isRamp = hasRamp(runs);
  const slotsOf = slots(runs);
  const used = new Map<ColorToken, number>();
  return new Map(
    runs.map(({ run, unknownShare }) => {
      const own = isRamp
        ? unknownShare === null
          ? "muted"
          : rampColor(unknownShare)
        : distinctColor(slotsOf.get(run) ?? 0);
      const color = chosen.get(run) ?? own;
      const position = used.get(color) ?? 0;
      used.set(color, position + 1);
      return [run, nth(color, position)];
    }),
  );
}

/** The colours of all runs as the address would choose them: "run:series-3". */
export function colorsOf(looks: ReadonlyMap<string, RunLook>): string[] {
  return [...looks].map(([run, { color }]) => `${run}:${color}`);
}
