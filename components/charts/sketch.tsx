import type { ReactNode } from "react";

/** A word of a picture: `y` is the middle of its line. */
export type SketchText = {
  id: string;
  text: string;
  x: number;
  y: number;
  anchor: "start" | "middle" | "end";
  color: string;
  size?: number;
  weight?: number;
};

/** A drawing without a script, its words apart from its shapes: a preview sets words with a font of its own. */
export type Sketch = {
  width: number;
  height: number;
  shapes: ReactNode;
  texts: readonly SketchText[];
};

export const sketchTextSize = 11;

/** The inside of an SVG: shapes, and the words over them. */
export function SketchPicture({ sketch }: { sketch: Sketch }) {
  return (
    <>
      {sketch.shapes}
      {sketch.texts.map(({ id, text, x, y, anchor, color, size = sketchTextSize, weight }) => (
        <text
          key={id}
          x={x}
          y={y}
          dy="0.34em"
          textAnchor={anchor}
          fontSize={size}
          fontWeight={weight}
          fill={color}
        >
          {text}
        </text>
      ))}
    </>
  );
}
