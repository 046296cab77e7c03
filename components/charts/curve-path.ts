import { hundredth } from "@/components/charts/axis";

type Point = readonly [x: number, y: number];
/** An x and the two y between which an area lies. */
type Slice = readonly [x: number, from: number, to: number];

/** What was measured without a gap, in order; null is a gap. */
function stretches<Item>(items: readonly (Item | null)[]): Item[][] {
  const found: Item[][] = [[]];
  for (const item of items) {
    if (item === null) found.push([]);
    else found.at(-1)?.push(item);
  }
  return found.filter((stretch) => stretch.length > 0);
}

function along(points: readonly Point[]): string {
  return points.map(([x, y]) => `${hundredth(x)},${hundredth(y)}`).join("L");
}

/** The path of a curve in straight pieces, rounded to hundredths; a lone point is closed, so that round ends show it. */
export function linePath(points: readonly (Point | null)[]): string {
  return stretches(points)
    .map((stretch) => `M${along(stretch)}${stretch.length === 1 ? "Z" : ""}`)
    .join("");
}

/** The path of an area: out along `to`, back along `from`. */
export function areaPath(slices: readonly (Slice | null)[]): string {
  return stretches(slices)
    .map((stretch) => {
      const out = stretch.map(([x, , to]): Point => [x, to]);
      const back = stretch.map(([x, from]): Point => [x, from]).reverse();
      return `M${along([...out, ...back])}Z`;
    })
    .join("");
}
