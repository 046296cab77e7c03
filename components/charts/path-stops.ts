import { hundredth } from "@/components/charts/axis";

type ScreenPoint = { px: number; py: number };
export type Arrow = ScreenPoint & { degrees: number };

const arrowEveryPixels = 60;
const labelApartPixels = 34;

/** An arrowhead about every 60 pixels along a path, in the middle of a segment, pointing forward in time. */
export function arrowsAlong(points: readonly ScreenPoint[]): readonly Arrow[] {
  const arrows: Arrow[] = [];
  let walked = arrowEveryPixels / 2;
  for (const [index, to] of points.entries()) {
    const from = points[index - 1];
    if (!from) continue;
    const length = Math.hypot(to.px - from.px, to.py - from.py);
    walked += length;
    if (walked < arrowEveryPixels || length < 8) continue;
    walked = 0;
    arrows.push({
      px: hundredth((from.px + to.px) / 2),
      py: hundredth((from.py + to.py) / 2),
      degrees: hundredth((Math.atan2(to.py - from.py, to.px - from.px) * 180) / Math.PI),
    });
  }
  return arrows;
}

/** The first and the last checkpoint, and between them those that stand clear of every label before. */
export function labelledStops<Point extends ScreenPoint>(
  points: readonly Point[],
): readonly Point[] {
  const last = points.at(-1);
  if (!last) return [];
  const chosen: Point[] = [];
  const isClear = (point: Point) =>
    chosen.every(
      (other) => Math.hypot(other.px - point.px, other.py - point.py) >= labelApartPixels,
    );
  for (const point of [points[0] ?? last, last, ...points.slice(1, -1)]) {
    if (isClear(point)) chosen.push(point);
  }
  return chosen;
}
