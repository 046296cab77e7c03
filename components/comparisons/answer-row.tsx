import Link from "next/link";
import { SeriesKey } from "@/components/charts/series-key";
import { useComparison } from "@/components/comparisons/comparison-context";
import { useCompareView } from "@/components/comparisons/use-compare-view";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { TableCell, TableRow } from "@/components/ui/table";
import type {
  BaselineTest,
  ComparedFigure,
  ComparedRun,
} from "@/lib/comparisons/comparison-schema";
import {
  formatCount,
  formatEpoch,
  formatInterval,
  formatPercent,
  formatPoints,
  formatPValue,
} from "@/lib/format";
import { paths } from "@/lib/paths";

const significant = 0.05;

function pointsText(points: number): string {
  return formatPoints(points / 100).replace(" points", "");
}

const caption = "block text-caption text-muted";

type FigureCellProps = { figure: ComparedFigure | null; hasInterval?: boolean };

function FigureCell({ figure, hasInterval = false }: FigureCellProps) {
  if (figure === null) return <TableCell isNumeric>–</TableCell>;
  return (
    <TableCell isNumeric className="align-top">
      {formatPercent(figure.accuracy)}
      {hasInterval && <span className={caption}>{formatInterval(figure.low, figure.high)}</span>}
      <span className={caption}>{formatEpoch(figure.epoch, figure.step)}</span>
    </TableCell>
  );
}

function TestCell({ test }: { test: BaselineTest | null }) {
  if (test === null)
    return (
      <TableCell isNumeric className="align-top">
        –
      </TableCell>
    );
  const isTold = (test.adjustedPValue ?? 1) < significant;
  const flips =
    test.paired && test.gained !== null
      ? `+${formatCount(test.gained)} −${formatCount(test.lost)}, ${formatPValue(test.adjustedPValue)}`
      : "unpaired, less power";
  return (
    <TableCell isNumeric className="align-top">
      <span className={isTold ? "font-semibold" : ""}>
        {test.paired && !isTold && <span title="not told from chance">† </span>}
        {pointsText(test.points)}
      </span>
      {test.low !== null && test.high !== null && (
        <span className={caption}>{`${pointsText(test.low)} to ${pointsText(test.high)}`}</span>
      )}
      <span className={caption}>{flips}</span>
    </TableCell>
  );
}

function RunCell({ run }: { run: ComparedRun }) {
  const { project, answer, looks } = useComparison();
  const { setView } = useCompareView();
  const isBaseline = run.run === answer.baseline;
  return (
    <TableCell className="min-w-40 align-top">
      <span className="flex items-center gap-2">
        <SeriesKey series={looks.get(run.run) ?? { color: "muted" }} />
        <Link href={paths.run(project, run.run)} className="font-semibold hover:underline">
          {run.name}
        </Link>
      </span>
      <span className="mt-0.5 flex flex-wrap items-center gap-1.5 pl-6">
        {isBaseline ? (
          <Badge tone="outline">baseline</Badge>
        ) : (
          <Button
            size="small"
            variant="ghost"
            aria-label={`Make ${run.name} the baseline`}
            className="-ml-2 h-5 font-normal"
            onClick={() => setView({ baseline: run.run })}
          >
            Make baseline
          </Button>
        )}
        {!run.paired && <Badge tone="outline">counts only</Badge>}
      </span>
    </TableCell>
  );
}

export function AnswerRow({ run }: { run: ComparedRun }) {
  const { project, answer } = useComparison();
  const { best, last, recommended } = run.figures;
  const isBaseline = run.run === answer.baseline;
  return (
    <TableRow className={isBaseline ? "bg-hover/60" : ""}>
      <RunCell run={run} />
      <TableCell isNumeric className="align-top">
        {formatPercent(run.unknownShare, 0)}
      </TableCell>
      <FigureCell figure={best} hasInterval />
      <FigureCell figure={recommended} />
      <FigureCell figure={last} />
      <TableCell isNumeric className="align-top">
        <span className={run.drop && run.drop.points > 0 ? "text-confirmed" : ""}>
          {run.drop ? pointsText(-run.drop.points) : "–"}
        </span>
        {run.drop?.lost != null && (
          <span className={caption}>
            +{run.drop.gained} −{run.drop.lost}
          </span>
        )}
      </TableCell>
      <TestCell test={run.against.best} />
      <TestCell test={run.against.recommended} />
      <TestCell test={run.against.last} />
      <TableCell isNumeric className="align-top">
        {run.onlyRight === null || run.onlyRight === 0 ? (
          formatCount(run.onlyRight)
        ) : (
          <Link
            href={paths.runExamples(project, run.run, { split: answer.split })}
            className="underline underline-offset-2 hover:no-underline"
          >
            {formatCount(run.onlyRight)}
            <span className="sr-only">
              {" "}
              examples that only {run.name} gets right: open its examples
            </span>
          </Link>
        )}
      </TableCell>
    </TableRow>
  );
}
