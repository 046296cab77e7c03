import type { TablePicture } from "@/components/charts/picture-model";
import { signedPoints, signedRange } from "@/components/comparisons/curves/points-words";
import type { SliceFallsResponse } from "@/lib/comparisons/comparison-schema";
import { adjustedAlpha } from "@/lib/domain/stats/multiplicity";
import { formatCount } from "@/lib/format";

const head = ["slice", "run", "n", "points", "low", "high", "adjustedP"];

/** The tint of a change: vermillion for a loss, blue for a gain, the stronger the nearer to the greatest. */
function fillOf(points: number, most: number): string | undefined {
  if (most === 0) return undefined;
  const strength = Math.round((Math.abs(points) / most) * 42);
  const token = points < 0 ? "--unknown" : "--known";
  return `color-mix(in srgb, var(${token}) ${strength}%, var(--card))`;
}

/** Where it hurts in which run: the number stands in every cell, the tint only helps the eye. */
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
          { text: `${value} (${formatCount(total)})` },
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
