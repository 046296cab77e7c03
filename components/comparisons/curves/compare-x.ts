import type { XAxis } from "@/components/charts/plot-model";
import type { ComparedRun } from "@/lib/comparisons/comparison-schema";
import type { CompareX } from "@/lib/comparisons/view-state";
import { formatDuration, formatPercent } from "@/lib/format";

export type CheckpointColumn = {
  step: number;
  epoch: number | null;
  time: string | null;
};
export type XPlace = { x: number; label: string };
export type XScale = {
  id: CompareX;
  label: string;
  axis: XAxis;
  reason: string | null;
  placeOf: (run: ComparedRun, checkpoint: CheckpointColumn) => XPlace | null;
};

const number = (value: number) => String(Number(value.toFixed(2)));

function sinceBest(run: ComparedRun, { epoch, step }: CheckpointColumn): XPlace | null {
  const { best } = run.figures;
  if (best === null) return null;
  const isEpoch = epoch !== null && best.epoch !== null;
  const x = isEpoch ? epoch - (best.epoch ?? 0) : step - best.step;
  const unit = isEpoch ? "epochs" : "steps";
  if (x === 0) return { x, label: "At its best" };
  const when = x > 0 ? "after" : "before";
  return { x, label: `${number(Math.abs(x))} ${unit} ${when} its best` };
}

function elapsed(run: ComparedRun, { time }: CheckpointColumn): XPlace | null {
  const start = run.curve.time.find((one) => one !== null);
  if (time === null || !start) return null;
  const x = Date.parse(time) - Date.parse(start);
  return Number.isFinite(x) ? { x, label: formatDuration(Math.max(0, x)) } : null;
}

function fitted(run: ComparedRun, { step }: CheckpointColumn): XPlace | null {
  const { train } = run;
  const count = train.unknown[train.step.indexOf(step)];
  if (count === null || count === undefined || train.unknownTotal === 0) return null;
  const x = count / train.unknownTotal;
  return { x, label: `${formatPercent(x)} of Unknown fitted` };
}

const scales: readonly Omit<XScale, "reason">[] = [
  {
    id: "epoch",
    label: "epoch",
    axis: { label: "epoch", unit: "number" },
    placeOf: (_, { epoch }) =>
      epoch === null ? null : { x: epoch, label: `Epoch ${number(epoch)}` },
  },
  {
    id: "step",
    label: "step",
    axis: { label: "step", unit: "number" },
    placeOf: (_, { step }) => ({ x: step, label: `Step ${number(step)}` }),
  },
  {
    id: "time",
    label: "time",
    axis: { label: "time since each run's first checkpoint", unit: "duration" },
    placeOf: elapsed,
  },
  {
    id: "fitted",
    label: "Unknown fitted",
    axis: { label: "share of each run's Unknown examples fitted", unit: "ratio" },
    placeOf: fitted,
  },
  {
    id: "best",
    label: "since best",
    axis: { label: "epochs since each run's best", unit: "number" },
    placeOf: sinceBest,
  },
];

const reasons: Record<CompareX, string> = {
  epoch: "no checkpoint says its epoch",
  step: "no checkpoint",
  time: "no checkpoint says when",
  fitted: "no Unknown training example evaluated",
  best: "no best checkpoint",
};

export function columnsOf({ step, epoch, time }: ComparedRun["curve"] | ComparedRun["train"]) {
  return step.map(
    (value, k): CheckpointColumn => ({
      step: value,
      epoch: epoch[k] ?? null,
      time: time[k] ?? null,
    }),
  );
}

/** The ways to lay out the checkpoints of these runs; one that no run has a place in says why. */
export function xScalesOf(runs: readonly ComparedRun[]): readonly XScale[] {
  return scales.map((scale) => {
    const hasPlace = runs.some((run) =>
      columnsOf(run.curve).some((checkpoint) => scale.placeOf(run, checkpoint) !== null),
    );
    return { ...scale, reason: hasPlace ? null : reasons[scale.id] };
  });
}

/** The wanted layout, else the first that any run has a place in. */
export function chooseXScale(options: readonly XScale[], wanted: CompareX): XScale | null {
  const open = options.filter(({ reason }) => reason === null);
  return open.find(({ id }) => id === wanted) ?? open[0] ?? null;
}
