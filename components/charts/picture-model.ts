import type { RatioBar } from "@/components/charts/bars-svg";
import type { Flow } from "@/components/charts/flow-svg";
import type { PathSeries } from "@/components/charts/path-model";
import type {
  Multiples,
  Plot,
  PlotMark,
  PlotPanel,
  PlotSeries,
  Range,
  XAxis,
} from "@/components/charts/plot-model";
import type { DrawnTable } from "@/components/charts/table-model";

export type CsvValue = string | number | null;
/** The numbers of a picture as the rows of a file. */
export type Records = { head: readonly string[]; rows: readonly (readonly CsvValue[])[] };

type Words = {
  title: string;
  howToRead: string;
  summary: string;
  note: string;
};

/** Lines in panels over one x axis. */
export type PlotPicture = Words & {
  kind: "plot";
  panels: readonly PlotPanel[];
  /** A picture a line instead of the panels. */
  multiples?: Multiples | null;
  series: readonly PlotSeries[];
  marks: readonly PlotMark[];
  xAxis: XAxis;
  reads?: Plot["reads"];
};

/** The lines of a picture as somebody sees them: narrowed to a range, some of them hidden. */
export type SeenPlot = Pick<
  PlotPicture,
  "panels" | "multiples" | "series" | "marks" | "xAxis" | "title" | "howToRead"
> & { zoom?: Range | null; hidden?: readonly string[] };

/** What every other picture has: its numbers as rows of a file, and a sentence instead of it where it is empty. */
type Recorded = Words & {
  records: Records;
  emptyReason: string | null;
};

export type FlowPicture = Recorded & { kind: "flow"; flows: readonly Flow[]; height: number };
export type PathPicture = Recorded & {
  kind: "path";
  paths: readonly PathSeries[];
  xLabel: string;
  yLabel: string;
  height: number;
};
export type BarsPicture = Recorded & {
  kind: "bars";
  bars: readonly RatioBar[];
  height: number;
};
export type TablePicture = Recorded & { kind: "table"; table: DrawnTable };
export type CardPicture = FlowPicture | PathPicture | BarsPicture | TablePicture;

/** A chart or a table with its words, in plain values: the page, the embed, the preview and every export draw this one. */
export type Picture = PlotPicture | CardPicture;
