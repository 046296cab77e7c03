import type { Drawing } from "@/components/charts/drawing";
import type { CsvValue } from "@/components/charts/picture-model";
import type { Provenance } from "@/components/exports/provenance";

/** Anything to take away: what it is called, how it is drawn and what its numbers are. */
export type ExportModel = {
  title: string;
  howToRead: string;
  provenance: Provenance;
  drawing: Drawing;
  head: readonly string[];
  rows: readonly (readonly CsvValue[])[];
};
