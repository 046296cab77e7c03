import { embedPanels, surroundings } from "@/components/shares/embed-panels";
import type { SharedPicture } from "@/components/shares/picture-model";

const leastHeight = 140;

/** The picture as high as a frame of this height leaves room for; a table keeps its rows, and the frame scrolls. */
export function embedPicture(picture: SharedPicture, height: number): SharedPicture {
  if (picture.kind === "table") return picture;
  if (picture.kind === "plot") return { ...picture, panels: embedPanels(picture, height) };
  return { ...picture, height: Math.max(leastHeight, height - surroundings) };
}
