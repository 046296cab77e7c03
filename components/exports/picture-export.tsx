import { type Drawing, DrawingSvg } from "@/components/charts/drawing";
import type { CardPicture, Records, SeenPlot } from "@/components/charts/picture-model";
import { drawCard, drawPlot } from "@/components/charts/picture-svg";
import { ExportKeys } from "@/components/exports/export-keys";
import type { ExportModel } from "@/components/exports/export-model";
import type { Provenance } from "@/components/exports/provenance";

/** A picture of a page or of a link to take away, as it is seen. */
export type TakenPicture = SeenPlot | CardPicture;

const width = 896;
const cardHeight = 300;
const rowHeight = 20;
const keysGap = 22;

/** The plot, and below it what each line and mark is. */
function plotDrawing(picture: SeenPlot): Drawing {
  const { series, marks, multiples, hidden = [] } = picture;
  const drawing = drawPlot(picture, width);
  if (multiples) return { ...drawing, height: drawing.height + 6 };
  const shown = series.filter(({ id }) => !hidden.includes(id));
  const top = drawing.height + keysGap;
  const rows = Math.max(1, Math.ceil((shown.length + marks.length) / 3));
  return {
    width,
    height: top + rowHeight * rows - 16,
    texts: [],
    shapes: (
      <>
        <DrawingSvg drawing={drawing} />
        <ExportKeys series={shown} marks={marks} left={0} top={top} width={width} />
      </>
    ),
  };
}

/** The points of a plot, one a row, as far as they are shown. */
function plotRecords({ series, hidden = [], zoom, xAxis }: SeenPlot): Records {
  const shown = series.filter(({ id }) => !hidden.includes(id));
  const hasLighter = shown.some(({ points }) => points.some(({ lighter }) => lighter));
  return {
    head: [
      ...["series", "checkpoint", xAxis.label, "numerator", "n", "rate", "low", "high"],
      ...(hasLighter ? ["label noise low", "label noise high"] : []),
    ],
    rows: shown.flatMap(({ label, points }) =>
      points
        .filter(({ x }) => !zoom || (x >= zoom[0] && x <= zoom[1]))
        .map(({ x, y, low, high, lighter, numerator, total, notANumber, label: checkpoint }) => [
          ...[label, checkpoint, x, numerator ?? null, total ?? null],
          ...[notANumber ?? y, low ?? null, high ?? null],
          ...(hasLighter ? [lighter?.low ?? null, lighter?.high ?? null] : []),
        ]),
    ),
  };
}

/** A picture to take away: its drawing under its title and reading, its numbers as rows. */
export function pictureExport(picture: TakenPicture, provenance: Provenance): ExportModel {
  const { title, howToRead } = picture;
  if (!("records" in picture)) {
    const drawing = plotDrawing(picture);
    return { title, howToRead, provenance, drawing, ...plotRecords(picture) };
  }
  const { note, records } = picture;
  return {
    title,
    howToRead: note === "" ? howToRead : `${howToRead}. ${note}`,
    provenance,
    drawing: drawCard(picture, { width, height: cardHeight }),
    ...records,
  };
}
