type CurvePoint = { x: number; y: number | null };

type BandPoint = {
  x: number;
  mean: number;
  /** Lowest and highest of the runs at x: with a handful of seeds the whole range says more than an error bar. */
  low: number;
  high: number;
  runs: number;
};

/** The value of a curve at x, on the straight line between its neighbours; null outside of it. */
function valueAt(curve: readonly CurvePoint[], x: number): number | null {
  const after = curve.findIndex((point) => point.x >= x);
  const right = curve[after];
  if (right === undefined) return null;
  if (right.x === x) return right.y;
  const left = curve[after - 1];
  if (left?.y == null || right.y === null) return null;
  return left.y + ((right.y - left.y) * (x - left.x)) / (right.x - left.x);
}

/**
 * Several runs of one setting as one line: their mean at every x that any of them has, and the band
 * from the lowest to the highest. Only where all of them are known, so that no run's end looks like a
 * jump of the others. Curves are sorted by x; nothing for no curve.
 */
export function groupBand(curves: readonly (readonly CurvePoint[])[]): BandPoint[] {
  const measured = curves.map((curve) => curve.filter(({ y }) => y !== null));
  const places = [...new Set(measured.flatMap((curve) => curve.map(({ x }) => x)))];
  return places
    .sort((a, b) => a - b)
    .flatMap((x): BandPoint[] => {
      const values = measured.map((curve) => valueAt(curve, x)).filter((value) => value !== null);
      if (values.length < curves.length || values.length === 0) return [];
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      return [
        { x, mean, low: Math.min(...values), high: Math.max(...values), runs: values.length },
      ];
    });
}
