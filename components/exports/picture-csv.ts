import { csvOf } from "@/components/exports/csv-lines";
import type { ExportPicture } from "@/components/exports/export-picture";

const columns = (x: string) => ["series", "checkpoint", x, "numerator", "n", "rate", "low", "high"];

/** The points of the picture, one a line, as far as they are shown. */
export function pictureCsv(picture: ExportPicture): string {
  const { series, hidden = [], zoom, xAxis, provenance, title } = picture;
  const shown = series.filter(({ id }) => !hidden.includes(id));
  const rows = shown.flatMap(({ label, points }) =>
    points
      .filter(({ x }) => !zoom || (x >= zoom[0] && x <= zoom[1]))
      .map(({ x, y, low, high, numerator, total, notANumber, label: checkpoint }) => [
        ...[label, checkpoint, x, numerator, total, notANumber ?? y, low, high],
      ]),
  );
  return csvOf({ title, provenance, head: columns(xAxis.label), rows });
}
