import type { Picture, PlotPicture } from "@/components/charts/picture-model";
import { withHeight } from "@/components/charts/picture-svg";

/** Padding, a title, a zoom's button, a source of two lines and the gaps, in pixels. */
const surroundings = 124;
const narrowest = 340;

const leastHeight = 140;

/** The picture as high as a frame of this height leaves room for; a table keeps its rows, and the frame scrolls. */
export function inFrame(picture: Picture, height: number): Picture {
  if (picture.kind === "table") return picture;
  if (picture.kind === "plot" && picture.multiples) return lowMultiples(picture, height);
  if (picture.kind === "plot")
    return withHeight(picture, { width: narrowest, height: height - surroundings }, leastPlot);
  return { ...picture, height: Math.max(leastHeight, height - surroundings) };
}

const leastPlot = 56;
const mostColumns = 3;
/** A name above and an axis below. */
const aroundPlot = 56;

/** As low as the frame asks for, yet readable: what does not fit is scrolled to. */
function lowMultiples({ multiples, ...picture }: PlotPicture, height: number): PlotPicture {
  if (!multiples) return picture;
  const rows = Math.max(1, Math.ceil(picture.series.length / mostColumns));
  const each = Math.floor((height - surroundings) / rows) - aroundPlot;
  const low = Math.max(leastPlot, Math.min(multiples.height, each));
  return {
    ...picture,
    multiples: { ...multiples, height: rows === 1 ? Math.max(leastPlot, each) : low },
  };
}
