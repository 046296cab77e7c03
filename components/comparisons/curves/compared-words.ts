import type { TablePicture } from "@/components/charts/picture-model";
import type { DrawnCell } from "@/components/charts/table-model";
import { signedPoints, signedRange } from "@/components/comparisons/curves/points-words";
import {
  type ComparedFigure,
  type ComparedRun,
  type ComparisonResponse,
  type MomentName,
  momentNames,
} from "@/lib/comparisons/comparison-schema";
import type { RunModel } from "@/lib/comparisons/curves/curves-model";
import { formatEpoch, formatInterval, formatPercent, formatPValue } from "@/lib/format";

const nothing: DrawnCell = { text: "–" };

/** An accuracy with its interval, where it has one, and its checkpoint. */
export function figureCell(figure: ComparedFigure | RunModel["best"]): DrawnCell {
  if (figure === null) return nothing;
  const { accuracy, low, high, epoch, step } = figure;
  const interval = low === null || high === null ? [] : [formatInterval(low, high)];
  return {
    text: formatPercent(accuracy),
    note: [...interval, formatEpoch(epoch, step)].join(", "),
  };
}

function testCell({ against }: ComparedRun, moment: MomentName): DrawnCell {
  const test = against[moment];
  if (test === null) return nothing;
  const { points, low, high, adjustedPValue } = test;
  const range = low === null || high === null ? [] : [signedRange(low, high)];
  const pValue = adjustedPValue === null ? [] : [formatPValue(adjustedPValue)];
  return { text: signedPoints(points), note: [...range, ...pValue].join(", ") };
}

/** What changed since a run's best. */
export function changeCell({ drop }: Pick<RunModel | ComparedRun, "drop">): DrawnCell {
  if (drop === null) return nothing;
  const { points, low, high } = drop;
  const text = signedPoints(-points);
  return low === null || high === null ? { text } : { text, note: signedRange(-high, -low) };
}

type PairedRuns = readonly Pick<ComparedRun, "paired">[];

/** How curves were counted, for what is taken away. */
export function countedWords(runs: PairedRuns): string {
  const counts = runs.every(({ paired }) => paired)
    ? "Counts of the same examples in every run"
    : "Counts of each run, of the same examples where answers are known one by one";
  return `${counts}; intervals by Wilson.`;
}

/** How a run's changes were counted. */
export function changesWords(runs: PairedRuns): string {
  if (runs.every(({ paired }) => !paired))
    return "Only totals are known: changes are unpaired, which sees less.";
  const isAll = runs.every(({ paired }) => paired);
  const where = isAll ? "" : " where answers are known, else unpaired";
  return `Changes are paired on the same examples${where}; a count opens the examples.`;
}

/** How runs were tested against the baseline: pair by pair only where answers are known one by one. */
export function testedWords(runs: readonly Pick<ComparedRun, "against">[]): string {
  const tests = runs.flatMap(({ against }) => momentNames.flatMap((name) => against[name] ?? []));
  if (tests.length === 0) return "Intervals by Wilson.";
  const unpaired = "Newcombe's intervals of totals, unpaired, without a test";
  if (tests.every(({ paired }) => !paired)) return `${unpaired}.`;
  const isAll = tests.every(({ paired }) => paired);
  return `Exact McNemar tests, Holm over the runs${isAll ? "" : `; of runs with totals only ${unpaired}`}.`;
}

const numeric = (title: string) => ({ title, isNumeric: true });

const head = [
  ...["run", "unknownShare"],
  ...momentNames.flatMap((name) => [
    ...[`${name}Step`, `${name}Epoch`, `${name}N`, `${name}Correct`, `${name}Abstained`],
    ...[`${name}Accuracy`, `${name}Low`, `${name}High`],
    ...[`${name}Difference`, `${name}DifferenceLow`, `${name}DifferenceHigh`],
    ...[`${name}Gained`, `${name}Lost`, `${name}AdjustedP`],
  ]),
];

function rowOf({ name, unknownShare, figures, against }: ComparedRun) {
  const moments = momentNames.flatMap((moment) => {
    const [figure, test] = [figures[moment], against[moment]];
    return [
      ...[figure?.step, figure?.epoch, figure?.total, figure?.correct, figure?.abstained],
      ...[figure?.accuracy, figure?.low, figure?.high],
      ...[test?.points, test?.low, test?.high, test?.gained, test?.lost, test?.adjustedPValue],
    ].map((value) => value ?? null);
  });
  return [name, unknownShare, ...moments];
}

/** The table of runs to take away: on paper its main columns, as CSV every number of it. */
export function comparedPicture(response: ComparisonResponse): TablePicture {
  const baseline =
    response.runs.find(({ run }) => run === response.baseline)?.name ?? response.baseline;
  return {
    ...{ kind: "table", summary: "", note: "", emptyReason: null },
    title: `Runs against ${baseline}`,
    howToRead: "Accuracy and differences in points from the baseline, 95 % intervals",
    table: {
      columns: [
        { title: "Run" },
        ...["Unknown", "Best", "Recommended", "Last", "Since best"].map(numeric),
        ...momentNames.map((name) => numeric(`Against baseline, ${name}`)),
      ],
      rows: response.runs.map((run) => ({
        key: run.run,
        cells: [
          { text: run.name, isStrong: true },
          { text: formatPercent(run.unknownShare, 0) },
          figureCell(run.figures.best),
          figureCell(run.figures.recommended),
          figureCell(run.figures.last),
          changeCell(run),
          ...momentNames.map((name) => testCell(run, name)),
        ],
      })),
    },
    records: { head, rows: response.runs.map(rowOf) },
  };
}

const shortHead = [
  ...["run", "unknownShare", "bestStep", "best", "bestLow", "bestHigh"],
  ...["lastStep", "last", "lastLow", "lastHigh", "change", "changeLow", "changeHigh"],
  "recommendedStep",
];

const figureRow = (figure: RunModel["best"]) => [
  ...[figure?.step ?? null, figure?.accuracy ?? null, figure?.low ?? null, figure?.high ?? null],
];

/** Best and last checkpoint of each run, what it lost between, and which one to use; null without a run. */
export function runByRunPicture(runs: readonly RunModel[]): TablePicture | null {
  if (runs.length === 0) return null;
  return {
    ...{ kind: "table", title: "Run by run", summary: "", note: "", emptyReason: null },
    howToRead:
      "Accuracy with its 95 % interval and its checkpoint; changes in points, paired where answers are known",
    table: {
      columns: [{ title: "Run" }, ...["Best", "Last", "Change", "Recommended"].map(numeric)],
      rows: runs.map((run) => {
        const { id, label, unknownShare, best, last, recommended } = run;
        const share =
          unknownShare === null ? {} : { note: `${formatPercent(unknownShare, 0)} new` };
        const use = recommended
          ? { text: formatEpoch(recommended.epoch, recommended.step) }
          : nothing;
        const name = { text: label, isStrong: true, ...share };
        return { key: id, cells: [name, figureCell(best), figureCell(last), changeCell(run), use] };
      }),
    },
    records: {
      head: shortHead,
      rows: runs.map(({ label, unknownShare, best, last, drop, recommended }) => [
        ...[label, unknownShare, ...figureRow(best), ...figureRow(last)],
        ...[drop && -drop.points, drop?.high == null ? null : -drop.high],
        ...[drop?.low == null ? null : -drop.low, recommended?.step ?? null],
      ]),
    },
  };
}
