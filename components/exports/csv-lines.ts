import type { CsvValue } from "@/components/charts/picture-model";
import { footerLines, type Provenance } from "@/components/exports/provenance";

/** A text cell; one that a spreadsheet would run as a formula is marked as text. */
function cell(value: CsvValue): string {
  if (value === null) return "";
  if (typeof value === "number") return Number.isFinite(value) ? String(value) : "";
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return `"${safe.replaceAll('"', '""')}"`;
}

type Table = {
  title: string;
  provenance: Provenance;
  head: readonly string[];
  rows: readonly (readonly CsvValue[])[];
};

/** Rows of cells as the lines of a file. */
export function csvLines(rows: readonly (readonly CsvValue[])[]): readonly string[] {
  return rows.map((row) => row.map(cell).join(","));
}

/** A table as CSV; comment lines at the end say where it comes from. */
export function csvOf({ title, provenance, head, rows }: Table): string {
  const footer = [title, ...footerLines(provenance)].map(
    (line) => `# ${line.replaceAll(/[\r\n]+/g, " ")}`,
  );
  return `${[...csvLines([head, ...rows]), ...footer].join("\n")}\n`;
}
