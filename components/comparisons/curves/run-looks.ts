import { type ColorToken, rampColor } from "@/components/charts/paint";
import type { PlotSeries } from "@/components/charts/plot-model";
import { colorNamed } from "@/components/runs/run-colors";
import type { ComparedRun } from "@/lib/comparisons/comparison-schema";
import { chooseColors, colorsByOrder, hasRamp } from "@/lib/comparisons/curves/choose-colors";

export type RunLook = {
  color: ColorToken;
  dash: NonNullable<PlotSeries["dash"]>;
  marker?: NonNullable<PlotSeries["marker"]>;
};

type Looked = { run: string; unknownShare: number | null; color: string | null };

const dashes = ["solid", "dashed", "dotted"] as const;
const markers = ["circle", "square", "diamond"] as const;

/** Runs that share a colour are told apart by dash, and after three by a marker too. */
function nth(color: ColorToken, position: number): RunLook {
  const dash = dashes[position % dashes.length] ?? "solid";
  const layer = Math.floor(position / dashes.length) % (markers.length + 1);
  const marker = markers[layer - 1];
  return { color, dash, ...(marker ? { marker } : {}) };
}

/**
 * How each run is drawn: in its colour, else on a ramp from blue to vermillion where the Unknown share varies, else by
 * order, as links that were frozen without colours are.
 */
export function runLooks(runs: readonly Looked[]): Map<string, RunLook> {
  const isRamp = hasRamp(runs);
  const byOrder = colorsByOrder(runs.map(({ run }) => run));
  const used = new Map<ColorToken, number>();
  return new Map(
    runs.map(({ run, unknownShare, color: name }) => {
      const ordered = colorNamed(byOrder.get(run) ?? null) ?? "muted";
      const shared = unknownShare === null ? "muted" : rampColor(unknownShare);
      const color = colorNamed(name) ?? (isRamp ? shared : ordered);
      const position = used.get(color) ?? 0;
      used.set(color, position + 1);
      return [run, nth(color, position)];
    }),
  );
}

/** The same of a comparison, whose view may pin colours. */
export function comparedLooks(
  runs: readonly Pick<ComparedRun, "run" | "unknownShare" | "color">[],
  pinned: readonly string[],
): Map<string, RunLook> {
  const colors = chooseColors(runs, pinned);
  return runLooks(
    runs.map(({ run, unknownShare }) => ({ run, unknownShare, color: colors.get(run) ?? null })),
  );
}

/** Looks as a view pins their colours: "run:series-3". */
export function colorsOf(looks: Iterable<readonly [string, RunLook]>): string[] {
  return [...looks].map(([run, { color }]) => `${run}:${color}`);
}
