import type { ReactNode } from "react";

/** A word of a picture: `y` is the middle of its line. */
export type DrawingText = {
  id: string;
  text: string;
  x: number;
  y: number;
  anchor: "start" | "middle" | "end";
  color: string;
  size?: number;
  weight?: number;
  /** On an edge of the card's colour, where lines pass behind it. */
  hasEdge?: boolean;
};

/** A drawing without a script, its words apart from its shapes: a preview sets words with a font of its own. */
export type Drawing = {
  width: number;
  height: number;
  shapes: ReactNode;
  texts: readonly DrawingText[];
};

export const drawingTextSize = 11;

const edge = {
  stroke: "var(--card)",
  strokeWidth: 4,
  strokeLinejoin: "round",
  paintOrder: "stroke",
} as const;

export function DrawingTexts({ texts }: Pick<Drawing, "texts">) {
  return texts.map(({ id, text, x, y, anchor, color, weight, hasEdge, ...rest }) => (
    <text
      key={id}
      x={x}
      y={y}
      dy="0.34em"
      textAnchor={anchor}
      fontSize={rest.size ?? drawingTextSize}
      fontWeight={weight}
      fill={color}
      {...(hasEdge ? edge : {})}
    >
      {text}
    </text>
  ));
}

/** The inside of an SVG: shapes, and the words over them. */
export function DrawingSvg({ drawing: { shapes, texts } }: { drawing: Drawing }) {
  return (
    <>
      {shapes}
      <DrawingTexts texts={texts} />
    </>
  );
}

type PlacedDrawing = { id: string; left: number; top: number; drawing: Drawing };

/** Several drawings in one, each at its place. */
export function joinDrawings(parts: readonly PlacedDrawing[]): Pick<Drawing, "shapes" | "texts"> {
  const shapes = parts.map(({ id, left, top, drawing }) => (
    <g key={id} transform={`translate(${left} ${top})`}>
      {drawing.shapes}
    </g>
  ));
  const texts = parts.flatMap(({ id, left, top, drawing }) =>
    drawing.texts.map((text) => ({
      ...{ ...text, id: `${id} ${text.id}` },
      ...{ x: text.x + left, y: text.y + top },
    })),
  );
  return { shapes, texts };
}
