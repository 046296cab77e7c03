import type { ParallelAxis } from "@/components/charts/parallel-axes";
import type { ComparedRun } from "@/lib/comparisons/comparison-schema";
import type { SettingsResult } from "@/lib/comparisons/view-state";
import { hallucinationRate } from "@/lib/domain/rates/rates";

type ResultAxis = {
  key: SettingsResult;
  label: string;
  unit: NonNullable<ParallelAxis["unit"]>;
  read: (run: ComparedRun) => number | null;
};

const tenth = (points: number | undefined) =>
  points === undefined ? null : Math.round(points * 10) / 10;

/** What a run came to, as axes beside its settings; accuracy and rates of the split that is compared. */
export const resultAxes: readonly ResultAxis[] = [
  {
    key: "best",
    label: "best",
    unit: "ratio",
    read: ({ figures }) => figures.best?.accuracy ?? null,
  },
  {
    key: "last",
    label: "last",
    unit: "ratio",
    read: ({ figures }) => figures.last?.accuracy ?? null,
  },
  {
    key: "wrong",
    label: "wrong, last",
    unit: "ratio",
    read: ({ figures }) => figures.last && hallucinationRate(figures.last),
  },
  {
    key: "learned",
    label: "Unknown fitted",
    unit: "ratio",
    read: ({ figures }) => figures.last?.unknownFitted ?? null,
  },
  {
    key: "fall",
    label: "fall, points",
    unit: "number",
    read: ({ drop }) => tenth(drop?.points),
  },
  {
    key: "due",
    label: "attributable, points",
    unit: "number",
    read: ({ attributable }) => tenth(attributable?.points),
  },
];
