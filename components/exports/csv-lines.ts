import type { CsvValue } from "@/components/charts/picture-model";
import { footerLines, type Provenance } from "@/components/exports/provenance";
import { csvCell } from "@/lib/domain/csv-cell";

type Table = {
  title: string;
  provenance: Provenance;
  head: readonly string[];
  rows: readonly (readonly CsvValue[])[];
};

/** Rows of cells as the lines of a file. */
export function csvLines(rows: readonly (readonly CsvValue[])[]): readonly string[] {
  return rows.map((row) => row.map(csvCell).join(","));
}

/** A table as CSV; comment lines at the end say where it comes from. */
export function csvOf({ title, provenance, head, rows }: Table): string {
  const footer = [title, ...footerLines(provenance)].map(
    (line) => `# ${line.replaceAll(/[\r\n]+/g, " ")}`,
  );
  return `${[...csvLines([head, ...rows]), ...footer].join("\n")}\n`;
}
