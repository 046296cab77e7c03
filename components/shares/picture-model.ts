import type { PlotMark, PlotPanel, PlotSeries, XAxis } from "@/components/charts/plot-model";

/** A chart with its words, in plain values: the page, the embed, the preview and every export draw this one. */
export type SharedPicture = {
  title: string;
  howToRead: string;
  summary: string;
  panels: readonly PlotPanel[];
  series: readonly PlotSeries[];
  marks: readonly PlotMark[];
  xAxis: XAxis;
  note: string;
};
