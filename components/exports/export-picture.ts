import type {
  Multiples,
  PlotMark,
  PlotPanel,
  PlotSeries,
  Range,
  XAxis,
} from "@/components/charts/plot-model";

/** Where a picture comes from: what stands under every picture that leaves the page. */
export type Provenance = {
  source: string;
  /** ISO time of the data. */
  date: string;
  /** "800 dev examples". */
  n: string;
  method: string;
  checksum?: string | null;
};

export type ExportPicture = {
  title: string;
  howToRead: string;
  panels: readonly PlotPanel[];
  /** A picture a line instead of the panels. */
  multiples?: Multiples | null;
  series: readonly PlotSeries[];
  marks: readonly PlotMark[];
  xAxis: XAxis;
  zoom?: Range | null;
  hidden?: readonly string[];
  provenance: Provenance;
};

/** The lines of the footer, the same in every format. */
export function footerLines({ source, date, n, method, checksum }: Provenance): readonly string[] {
  const first = [source, `data of ${date.slice(0, 10)}`, `n = ${n}`].join(" · ");
  return [first, method, ...(checksum ? [`SHA-256 ${checksum}`] : [])];
}

/** A file name that every system takes. */
export function fileNameOf(title: string): string {
  const plain = title.normalize("NFKD").replace(/[^A-Za-z0-9._-]+/g, "-");
  return plain.replace(/^[-.]+|[-.]+$/g, "").slice(0, 80) || "onset-chart";
}
