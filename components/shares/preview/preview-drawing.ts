import type { Drawing, DrawingText } from "@/components/charts/drawing";
import { multiplesGap } from "@/components/charts/multiples-layout";
import { drawMultiples } from "@/components/charts/multiples-svg";
import type { Picture, PlotPicture, TablePicture } from "@/components/charts/picture-model";
import { drawCard, drawPlot, withHeight } from "@/components/charts/picture-svg";
import type { Multiples } from "@/components/charts/plot-model";
import { drawTable, rowsWithin } from "@/components/charts/table-svg";

/** Laid out small and drawn large, so that lines and words have the weight a thumbnail needs. */
const largest = 1.6;
/** More would be too small to tell apart in a chat. */
const mostPlots = 8;
/** A name above and an axis below. */
const aroundPlot = 48;
const leastPanel = 20;

type Size = { width: number; height: number };
type Scaled = { drawing: Drawing; scale: number };

/** As large as its width allows, and as many of its first rows as there is room for. */
function tableIn({ table }: TablePicture, room: Size): Scaled {
  const scale = Math.min(largest, room.width / drawTable(table).width);
  const rows = table.rows.slice(0, rowsWithin(table, room.height / scale));
  return { drawing: drawTable({ ...table, rows }), scale };
}

/** Small multiples in exactly this room, in one row or two; those beyond the eighth are only counted. */
function multiplesIn(picture: PlotPicture & { multiples: Multiples }, room: Size): Drawing {
  const { xAxis, multiples } = picture;
  const series = picture.series.slice(0, mostPlots);
  const columns = series.length <= 3 ? Math.max(1, series.length) : Math.ceil(series.length / 2);
  const rows = Math.max(1, Math.ceil(series.length / columns));
  const height = Math.floor(room.height / rows - multiplesGap / 2) - aroundPlot;
  const input = { series, multiples: { ...multiples, height }, xAxis };
  const drawn = drawMultiples(input, { width: room.width, columns });
  const more = picture.series.length - series.length;
  const rest: DrawingText = {
    ...{ id: "more", text: `and ${more} more`, color: "var(--muted)" },
    ...{ x: room.width, y: 6, anchor: "end" },
  };
  return { ...drawn, ...room, texts: more > 0 ? [...drawn.texts, rest] : drawn.texts };
}

function plotIn(picture: PlotPicture, room: Size): Drawing {
  const { multiples } = picture;
  if (multiples) return multiplesIn({ ...picture, multiples }, room);
  return drawPlot(withHeight(picture, room, leastPanel), room.width);
}

/** The picture of a link in the room that its preview has. */
export function previewDrawing(picture: Picture, room: Size): Scaled {
  if (picture.kind === "table" && picture.emptyReason === null) return tableIn(picture, room);
  const inner = { width: room.width / largest, height: room.height / largest };
  const drawing = picture.kind === "plot" ? plotIn(picture, inner) : drawCard(picture, inner);
  return { drawing, scale: largest };
}
