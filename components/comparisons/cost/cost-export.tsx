import { DrawingSvg } from "@/components/charts/drawing";
import { drawTable } from "@/components/charts/table-svg";
import { comparedProvenance } from "@/components/comparisons/compared-provenance";
import { costTerms, decimal } from "@/components/comparisons/cost/cost-table";
import { FitSvg, fitHeight } from "@/components/comparisons/cost/fit-svg";
import {
  ResidualSvg,
  type RunPaint,
  residualHeight,
} from "@/components/comparisons/cost/residual-svg";
import type { ExportModel } from "@/components/exports/export-model";
import type { ComparisonResponse } from "@/lib/comparisons/comparison-schema";
import type { KnowledgeCostResponse } from "@/lib/comparisons/schema";

type Cost = {
  project: string;
  response: ComparisonResponse;
  cost: KnowledgeCostResponse;
  paintOf: (run: string) => RunPaint;
};

const room = 896;
const gap = 28;
const head = ["run", "epoch", "knownShare", "unknownShare", "accuracy", "expected", "residual"];

/** The fit to take away: its terms over its residuals; as CSV the rows that it was made of. */
export function costExport({ project, response, cost, paintOf }: Cost): ExportModel {
  const table = drawTable({
    columns: [
      { title: "Term" },
      ...["Estimate", "Standard error", "95 % interval"].map((title) => ({
        title,
        isNumeric: true,
      })),
    ],
    rows: costTerms(cost).map(({ name, term }) => ({
      key: name,
      cells: [
        { text: name, isStrong: true },
        { text: decimal(term?.estimate ?? null) },
        { text: decimal(term?.standardError ?? null, false) },
        { text: term?.low == null ? "–" : `${decimal(term.low)} to ${decimal(term.high)}` },
      ],
    })),
  });
  const points = cost.points ?? [];
  const errors = cost.standardErrors === "classical" ? "classical" : "clustered by run";
  return {
    title: "Cost of new knowledge",
    howToRead: `Accuracy by the shares of the training set fitted; ${cost.rows} checkpoints of ${cost.runs} runs, R² ${decimal(cost.rSquared, false)}`,
    provenance: comparedProvenance(project, response, `Least squares, errors ${errors}.`),
    drawing: {
      width: room,
      height: table.height + (points.length > 0 ? 2 * gap + fitHeight + residualHeight : 0),
      texts: [],
      shapes: (
        <>
          <DrawingSvg drawing={table} />
          {points.length > 0 && (
            <>
              <g transform={`translate(0 ${table.height + gap})`}>
                <FitSvg cost={cost} points={points} width={room} paintOf={paintOf} />
              </g>
              <g transform={`translate(0 ${table.height + 2 * gap + fitHeight})`}>
                <ResidualSvg points={points} width={room} paintOf={paintOf} />
              </g>
            </>
          )}
        </>
      ),
    },
    head,
    rows: points.map((point) => [
      ...[paintOf(point.run).name, point.epoch, point.knownShare, point.unknownShare],
      ...[point.accuracy, point.expected, point.residual],
    ]),
  };
}
