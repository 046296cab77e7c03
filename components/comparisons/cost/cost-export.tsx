import { joinDrawings } from "@/components/charts/drawing";
import { drawTable } from "@/components/charts/table-svg";
import { comparedProvenance } from "@/components/comparisons/compared-provenance";
import { drawFit, drawResiduals, type RunPaint } from "@/components/comparisons/cost/cost-svg";
import { costTerms, decimal } from "@/components/comparisons/cost/cost-table";
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
  const dots = { points, paintOf };
  const charts = points.length === 0 ? [] : [drawFit(cost, dots, room), drawResiduals(dots, room)];
  const parts = [table, ...charts];
  const topOf = (k: number) => parts.slice(0, k).reduce((sum, { height }) => sum + height + gap, 0);
  const errors = cost.standardErrors === "classical" ? "classical" : "clustered by run";
  return {
    title: "Cost of new knowledge",
    howToRead: `Accuracy by the shares of the training set fitted; ${cost.rows} checkpoints of ${cost.runs} runs, R² ${decimal(cost.rSquared, false)}`,
    provenance: comparedProvenance(project, response, `Least squares, errors ${errors}.`),
    drawing: {
      ...{ width: room, height: topOf(parts.length) - gap },
      ...joinDrawings(
        parts.map((drawing, k) => ({ id: `part ${k}`, left: 0, top: topOf(k), drawing })),
      ),
    },
    head,
    rows: points.map((point) => [
      ...[paintOf(point.run).name, point.epoch, point.knownShare, point.unknownShare],
      ...[point.accuracy, point.expected, point.residual],
    ]),
  };
}
