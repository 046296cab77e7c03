import { type ExportPicture, footerLines } from "@/components/exports/export-picture";

/** A text cell; one that a spreadsheet would run as a formula is marked as text. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}

/** The points of the picture, one a line, as far as they are shown; comment lines at the end say where from. */
export function pictureCsv(picture: ExportPicture): string {
  const { series, hidden = [], zoom, xAxis, provenance, title } = picture;
  const shown = series.filter(({ id }) => !hidden.includes(id));
  const rows = shown.flatMap(({ label, points }) =>
    points
      .filter(({ x }) => !zoom || (x >= zoom[0] && x <= zoom[1]))
      .map(({ x, y, low, high, numerator, total, label: checkpoint }) =>
        [cell(label), cell(checkpoint), x, numerator, total, y, low, high]
          .map((value) => value ?? "")
          .join(","),
      ),
  );
  const head = `series,checkpoint,${cell(xAxis.label)},numerator,n,rate,low,high`;
  const footer = [title, ...footerLines(provenance)].map(
    (line) => `# ${line.replaceAll(/[\r\n]+/g, " ")}`,
  );
  return `${[head, ...rows, ...footer].join("\n")}\n`;
}
