import type { ReactElement } from "react";
import { type DrawingText, drawingTextSize } from "@/components/charts/drawing";
import type { Picture } from "@/components/charts/picture-model";
import { withPlainColors } from "@/components/exports/light-palette";
import { drawableWords } from "@/components/shares/preview/drawable-words";
import { previewDrawing } from "@/components/shares/preview/preview-drawing";

/** An SVG element as the address of an image; the preview's renderer takes SVG no other way. */
async function pictureAddress(picture: ReactElement): Promise<string> {
  // A static import would be refused: pages have no need of the renderer, this picture has.
  const { renderToStaticMarkup } = await import("react-dom/server");
  const svg = withPlainColors(renderToStaticMarkup(picture));
  return `data:image/svg+xml;base64,${Buffer.from(svg, "utf8").toString("base64")}`;
}

type Size = { width: number; height: number };

const middleWidth = 200;

function placeOf({ x, anchor }: DrawingText, { width, scale }: { width: number; scale: number }) {
  if (anchor === "start") return { left: x * scale };
  if (anchor === "end") return { right: (width - x) * scale };
  return { left: x * scale - middleWidth / 2, width: middleWidth, justifyContent: "center" };
}

/** The shapes as an image without a letter; words are set over it by the renderer that has the font. */
export async function previewChart({ picture, ...room }: Size & { picture: Picture }) {
  const { drawing, scale } = previewDrawing(picture, room);
  const { width, height } = { width: drawing.width * scale, height: drawing.height * scale };
  const address = await pictureAddress(
    <svg
      xmlns="http://www.w3.org/2000/svg"
      aria-hidden="true"
      viewBox={`0 0 ${drawing.width} ${drawing.height}`}
      width={drawing.width}
      height={drawing.height}
    >
      {drawing.shapes}
    </svg>,
  );
  return (
    <div style={{ display: "flex", position: "relative", width, height: room.height }}>
      {/** biome-ignore lint/performance/noImgElement: drawn by the image renderer, which has no other */}
      <img
        alt=""
        src={address}
        width={width}
        height={height}
        style={{ position: "absolute", top: 0, left: 0 }}
      />
      {drawing.texts.map((word) => (
        <div
          key={word.id}
          style={{
            display: "flex",
            position: "absolute",
            whiteSpace: "nowrap",
            top: word.y * scale - 12,
            fontSize: Math.round((word.size ?? drawingTextSize) * scale),
            lineHeight: "24px",
            color: withPlainColors(word.color),
            ...placeOf(word, { width: drawing.width, scale }),
          }}
        >
          {drawableWords(word.text, 60)}
        </div>
      ))}
    </div>
  );
}
