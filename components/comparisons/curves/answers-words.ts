import type { TablePicture } from "@/components/charts/picture-model";
import type { DrawnCell } from "@/components/charts/table-model";
import { pointsRange, pointsWords } from "@/components/comparisons/curves/points-words";
import {
  type ComparedFigure,
  type ComparedRun,
  type ComparisonResponse,
  type MomentName,
  momentNames,
} from "@/lib/comparisons/comparison-schema";
import { formatEpoch, formatInterval, formatPercent, formatPValue } from "@/lib/format";

const momentTitles: Record<MomentName, string> = {
  best: "best",
  last: "end",
  recommended: "recommended",
};

function figureCell(figure: ComparedFigure | null): DrawnCell {
  if (figure === null) return { text: "–" };
  const { accuracy, low, high, epoch, step } = figure;
  return {
    text: formatPercent(accuracy),
    note: `${formatInterval(low, high)}, ${formatEpoch(epoch, step)}`,
  };
}

function testCell({ against }: ComparedRun, moment: MomentName): DrawnCell {
  const test = against[moment];
  if (test === null) return { text: "–" };
  const { points, low, high, adjustedPValue } = test;
  const range = low === null || high === null ? [] : [pointsRange(low, high)];
  const pValue = adjustedPValue === null ? [] : [formatPValue(adjustedPValue)];
  return { text: pointsWords(points), note: [...range, ...pValue].join(", ") };
}

function dropCell({ drop }: ComparedRun): DrawnCell {
  if (drop === null) return { text: "–" };
  const { points, low, high } = drop;
  return low === null || high === null
    ? { text: pointsWords(-points) }
    : { text: pointsWords(-points), note: pointsRange(-high, -low) };
}

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
export function answersPicture(response: ComparisonResponse): TablePicture {
  const baseline =
    response.runs.find(({ run }) => run === response.baseline)?.name ?? response.baseline;
  const numeric = (title: string) => ({ title, isNumeric: true });
  return {
    ...{ kind: "table", summary: "", note: "", emptyReason: null },
    title: `Runs against ${baseline}`,
    howToRead: "Accuracy and differences in points from the baseline, 95 % intervals",
    table: {
      columns: [
        { title: "Run" },
        ...["Unknown", "Best", "Recommended", "Last", "Since best"].map(numeric),
        ...momentNames.map((name) => numeric(`Against baseline, ${momentTitles[name]}`)),
      ],
      rows: response.runs.map((run) => ({
        key: run.run,
        cells: [
          { text: run.name, isStrong: true },
          { text: formatPercent(run.unknownShare, 0) },
          figureCell(run.figures.best),
          figureCell(run.figures.recommended),
          figureCell(run.figures.last),
          dropCell(run),
          ...momentNames.map((name) => testCell(run, name)),
        ],
      })),
    },
    records: { head, rows: response.runs.map(rowOf) },
  };
}
