import { useComparison } from "@/components/comparisons/comparison-context";
import { figureCell } from "@/components/comparisons/curves/compared-words";
import { FallCell } from "@/components/comparisons/curves/fall-cell";
import { TestCell } from "@/components/comparisons/curves/test-cell";
import { DifferingButton } from "@/components/comparisons/examples/differing-button";
import { RunLink } from "@/components/comparisons/run-link";
import { useCompareView } from "@/components/comparisons/use-compare-view";
import { CellContent } from "@/components/exports/cell-content";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { TableCell, TableRow } from "@/components/ui/table";
import type { ComparedFigure, ComparedRun } from "@/lib/comparisons/comparison-schema";
import { formatCount, formatPercent } from "@/lib/format";

function FigureCell({ figure }: { figure: ComparedFigure | null }) {
  return (
    <TableCell isNumeric className="align-top">
      <CellContent cell={figureCell(figure)} />
    </TableCell>
  );
}

function RunCell({ run }: { run: ComparedRun }) {
  const { response } = useComparison();
  const { setView } = useCompareView();
  const isBaseline = run.run === response.baseline;
  return (
    <TableCell className="min-w-40 align-top">
      <RunLink run={run} />
      <span className="mt-0.5 flex flex-wrap items-center gap-1.5 pl-6">
        {isBaseline ? (
          <Badge tone="outline">baseline</Badge>
        ) : (
          <Button
            size="small"
            variant="ghost"
            aria-label={`Make ${run.name} the baseline`}
            className="-ml-2 font-normal"
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

export function ComparedTableRow({ run }: { run: ComparedRun }) {
  const { response } = useComparison();
  const { best, last, recommended } = run.figures;
  const isBaseline = run.run === response.baseline;
  return (
    <TableRow className={isBaseline ? "bg-hover/60" : ""}>
      <RunCell run={run} />
      <TableCell isNumeric className="align-top">
        {formatPercent(run.unknownShare, 0)}
      </TableCell>
      <FigureCell figure={best} />
      <FigureCell figure={recommended} />
      <FigureCell figure={last} />
      <FallCell run={run} />
      <TestCell run={run} moment="best" />
      <TestCell run={run} moment="recommended" />
      <TestCell run={run} moment="last" />
      <TableCell isNumeric className="align-top">
        {run.onlyRight === null ? (
          "–"
        ) : (
          <DifferingButton
            view={{ kind: "only", of: run.run, moment: "last" }}
            count={run.onlyRight}
            label={`${run.onlyRight} examples that only ${run.name} gets right`}
          >
            {formatCount(run.onlyRight)}
          </DifferingButton>
        )}
      </TableCell>
    </TableRow>
  );
}
