import { fillOf } from "@/components/charts/heat-fill";
import { drawTable } from "@/components/charts/table-svg";
import { pointsRange, pointsText } from "@/components/comparisons/curves/points-text";
import { provenanceOf } from "@/components/comparisons/settings/provenance";
import type { ExportModel } from "@/components/exports/export-model";
import type { ComparisonAnswer, SliceDamageAnswer } from "@/lib/comparisons/comparison-schema";

const significant = 0.05;
const head = ["slice", "run", "n", "points", "low", "high", "adjustedP"];

/** The heat map to take away, with its tints. */
export function damageSheet(
  project: string,
  answer: ComparisonAnswer,
  { by, runs, slices }: SliceDamageAnswer,
): ExportModel {
  const most = slices
    .flatMap(({ cells }) => cells)
    .reduce((high, cell) => Math.max(high, Math.abs(cell?.points ?? 0)), 0);
  return {
    title: `Damage by ${by}`,
    howToRead: "Points from best to last checkpoint; * significant within the run",
    provenance: provenanceOf(
      project,
      answer,
      "Paired differences; Benjamini-Hochberg in each run.",
    ),
    drawing: drawTable({
      columns: [{ title: by }, ...runs.map(({ name }) => ({ title: name, isNumeric: true }))],
      rows: slices.map(({ value, total, cells }) => ({
        key: value,
        cells: [
          { text: `${value} (${total})` },
          ...cells.map((cell) => {
            if (cell === null) return { text: "–" };
            const { points, low, high, adjustedPValue } = cell;
            const fill = fillOf(points, most);
            return {
              text: `${pointsText(points)}${(adjustedPValue ?? 1) < significant ? "*" : ""}`,
              ...(low === null || high === null ? {} : { note: pointsRange(low, high) }),
              ...(fill ? { fill } : {}),
            };
          }),
        ],
      })),
    }),
    head,
    rows: slices.flatMap(({ value, cells }) =>
      cells.map((cell, k) => [
        ...[value, runs[k]?.name ?? "", cell?.total ?? null, cell?.points ?? null],
        ...[cell?.low ?? null, cell?.high ?? null, cell?.adjustedPValue ?? null],
      ]),
    ),
  };
}
