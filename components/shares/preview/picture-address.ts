import type { ReactElement } from "react";
import { withPlainColors } from "@/components/exports/light-palette";

/** An SVG element as the address of an image; the preview's renderer takes SVG no other way. */
export async function pictureAddress(picture: ReactElement): Promise<string> {
  // A static import would be refused: pages have no need of the renderer, this picture has.
  const { renderToStaticMarkup } = await import("react-dom/server");
  const svg = withPlainColors(renderToStaticMarkup(picture));
  return `data:image/svg+xml;base64,${Buffer.from(svg, "utf8").toString("base64")}`;
}
