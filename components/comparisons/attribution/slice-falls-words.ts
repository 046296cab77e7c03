import { fillOf } from "@/components/charts/heat-fill";
import type { TablePicture } from "@/components/charts/picture-model";
import { signedPoints, signedRange } from "@/components/comparisons/curves/points-words";
import type { SliceFallsResponse } from "@/lib/comparisons/comparison-schema";
import { adjustedAlpha } from "@/lib/domain/stats/multiplicity";

const head = ["slice", "run", "n", "points", "low", "high", "adjustedP"];

/** Where it hurts in which run, as a table for files, with its tints. */
export function sliceFallsPicture({ by, runs, slices, reason }: SliceFallsResponse): TablePicture {
  const most = slices
    .flatMap(({ cells }) => cells)
    .reduce((high, cell) => Math.max(high, Math.abs(cell?.points ?? 0)), 0);
  return {
    kind: "table",
    title: `Fall by ${by}`,
    howToRead:
      "Points from best to last checkpoint; * significant within the run after Benjamini-Hochberg",
    ...{ summary: "", note: "" },
    emptyReason: slices.length === 0 ? reason : null,
    table: {
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
              text: `${signedPoints(points)}${(adjustedPValue ?? 1) < adjustedAlpha ? "*" : ""}`,
              ...(low === null || high === null ? {} : { note: signedRange(low, high) }),
              ...(fill ? { fill } : {}),
            };
          }),
        ],
      })),
    },
    records: {
      head,
      rows: slices.flatMap(({ value, cells }) =>
        cells.map((cell, k) => [
          ...[value, runs[k]?.name ?? "", cell?.total ?? null, cell?.points ?? null],
          ...[cell?.low ?? null, cell?.high ?? null, cell?.adjustedPValue ?? null],
        ]),
      ),
    },
  };
}
