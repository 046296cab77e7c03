import type { CandidateSeries, InspectedFile } from "@/lib/uploads/inspect-schema";

/**
 * Files of one run that are read alike, as one: an evaluator writes a file a checkpoint, and a picture of one point each
 * would show nothing. Null where they are of several runs or hold no metrics.
 */
export function joinCheckpoints(files: readonly InspectedFile[]): InspectedFile | null {
  const [first] = files;
  if (first === undefined || files.length < 2) return null;
  const isOne = files.every(
    ({ run, runs, series }) => run === first.run && runs.length === 1 && series.length > 0,
  );
  if (!isOne) return null;
  const byKey = new Map<string, CandidateSeries[]>();
  for (const { series } of files)
    for (const each of series) byKey.set(each.key, [...(byKey.get(each.key) ?? []), each]);
  const series = [...byKey.values()].flatMap((parts) => joinSeries(parts) ?? []);
  return { ...first, series, rows: null };
}

function joinSeries(parts: readonly CandidateSeries[]): CandidateSeries | null {
  const [head] = parts;
  if (head === undefined) return null;
  const byStep = new Map(parts.flatMap(({ points }) => points.map((point) => [point.step, point])));
  const points = [...byStep.values()].sort((a, b) => a.step - b.step);
  const count = Math.max(points.length, ...parts.map((part) => part.count));
  return {
    ...{ ...head, points, count },
    first: points[0]?.value ?? null,
    last: points.at(-1)?.value ?? null,
  };
}
