import type { PlotPanel } from "@/components/charts/plot-model";

/** What a trainer puts before the names of metrics that belong together: "eval/" of "eval/loss", "train_" of "train_loss". */
export function metricGroup(key: string): string {
  const slash = key.lastIndexOf("/");
  if (slash > 0) return key.slice(0, slash + 1);
  return /^(train|eval|val|test)_/.exec(key)?.[0] ?? "";
}

/** The names by their groups, groups in the order of their first name. */
export function byGroup(keys: readonly string[]): { group: string; keys: readonly string[] }[] {
  return [...Map.groupBy(keys, metricGroup)].map(([group, own]) => ({ group, keys: own }));
}

type Line = { key: string; values: readonly (number | null)[] };

/** Beyond it the smaller of two lines lies flat at the foot of a common axis. */
const mostApart = 20;

/**
 * Which metrics share a panel: those of one group that are of one order of magnitude, so that a learning rate does not lie
 * flat below a loss. Each panel's name is that of its metric, or of the group.
 */
export function metricPanels(
  lines: readonly Line[],
  scale: NonNullable<PlotPanel["scale"]>,
): { panel: PlotPanel; keys: readonly string[] }[] {
  const largest = new Map(lines.map(({ key, values }) => [key, largestOf(values)]));
  const shared = byGroup(lines.map(({ key }) => key)).flatMap(({ group, keys }) =>
    alike(keys, (key) => largest.get(key) ?? 0).map((own) => ({ group, keys: own })),
  );
  const height = shared.length === 1 ? 220 : shared.length === 2 ? 150 : 110;
  return shared.map(({ group, keys }, at) => {
    const title = keys.length === 1 ? (keys[0] ?? "") : group;
    const own = { unit: "number", domain: "fit", scale, height } as const;
    const panel =
      shared.length === 1 ? { id: "only", ...own } : { id: `metrics ${at}`, ...own, title };
    return { panel, keys };
  });
}

function largestOf(values: readonly (number | null)[]): number {
  return values.reduce<number>((most, value) => Math.max(most, Math.abs(value ?? 0)), 0);
}

/** Cuts the names, by size, wherever one is `mostApart` times the first of its part; each part in the order given. */
function alike(keys: readonly string[], sizeOf: (key: string) => number): (readonly string[])[] {
  const parts: { largest: number; keys: string[] }[] = [];
  for (const key of keys.toSorted((a, b) => sizeOf(b) - sizeOf(a))) {
    const part = parts.at(-1);
    if (part && (sizeOf(key) === 0 || part.largest / sizeOf(key) <= mostApart)) part.keys.push(key);
    else parts.push({ largest: sizeOf(key), keys: [key] });
  }
  return parts.map((part) => part.keys.toSorted((a, b) => keys.indexOf(a) - keys.indexOf(b)));
}
