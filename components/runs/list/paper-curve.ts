import type { PlotMark, PlotPanel, PlotSeries } from "@/components/charts/plot-model";

/** Gekhman et al. 2024, Exhibit 1, read off its figure: correct of 3,071 in training, accuracy on dev; by epoch. */
export const paperRows = [
  { epoch: 1, known: 1836, unknown: 15, dev: null },
  { epoch: 3, known: 2054, unknown: 52, dev: 0.42 },
  { epoch: 5, known: 2245, unknown: 126, dev: 0.429 },
  { epoch: 8, known: 2435, unknown: 295, dev: 0.432 },
  { epoch: 10, known: 2531, unknown: 455, dev: 0.432 },
  { epoch: 12, known: 2623, unknown: 620, dev: 0.433 },
  { epoch: 16, known: 2736, unknown: 1136, dev: 0.427 },
  { epoch: 20, known: 2853, unknown: 1649, dev: 0.421 },
  { epoch: 25, known: 2914, unknown: 2051, dev: 0.417 },
  { epoch: 30, known: 2985, unknown: 2420, dev: 0.41 },
  { epoch: 35, known: 3022, unknown: 2739, dev: 0.408 },
  { epoch: 40, known: 3050, unknown: 2942, dev: 0.401 },
  { epoch: 45, known: 3065, unknown: 3040, dev: 0.399 },
  { epoch: 50, known: 3071, unknown: 3062, dev: 0.398 },
] as const;

export const paperTrained = 3071;
type Row = (typeof paperRows)[number];

const points = (value: (row: Row) => number | null) =>
  paperRows.map((row) => ({ x: row.epoch, y: value(row), label: `epoch ${row.epoch}` }));

export const paperSeries: readonly PlotSeries[] = [
  {
    ...{ id: "known", label: "Train Known", shortLabel: "Known", color: "known", panel: "train" },
    points: points(({ known }) => known / paperTrained),
  },
  {
    ...{ id: "new", label: "Train Unknown", shortLabel: "Unknown", color: "unknown" },
    panel: "train",
    points: points(({ unknown }) => unknown / paperTrained),
  },
  {
    ...{ id: "dev", label: "Dev", color: "dev", isStrong: true, panel: "dev" },
    points: points(({ dev }) => dev),
  },
];

export const paperMarks: readonly PlotMark[] = [
  { id: "best", kind: "best", x: 12, label: "best checkpoint, epoch 12", shortLabel: "best" },
];

export const paperPanels: readonly PlotPanel[] = [
  { id: "train", unit: "ratio", domain: "full", height: 150 },
  { id: "dev", unit: "ratio", domain: "fit", height: 150 },
];
