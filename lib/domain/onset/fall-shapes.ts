/** A way to fall from 0 to 1 over the unit interval, and back from the depth to the place. */
export type FallShape = {
  name: string;
  depth: (u: number) => number;
  place: (depth: number) => number;
};

/** Straight, accelerating, S-shaped and slowing falls (ONSET-RULES.md B3). A sudden fall is the straight one over a single step. */
export const fallShapes: readonly [FallShape, ...FallShape[]] = [
  { name: "straight", depth: (u) => u, place: (v) => v },
  { name: "square", depth: (u) => u ** 2, place: Math.sqrt },
  { name: "cube", depth: (u) => u ** 3, place: Math.cbrt },
  {
    name: "s-shaped",
    depth: (u) => u ** 2 * (3 - 2 * u),
    place: (v) => 0.5 - Math.sin(Math.asin(1 - 2 * v) / 3),
  },
  { name: "slowing2", depth: (u) => 1 - (1 - u) ** 2, place: (v) => 1 - Math.sqrt(1 - v) },
  { name: "slowing3", depth: (u) => 1 - (1 - u) ** 3, place: (v) => 1 - Math.cbrt(1 - v) },
];
