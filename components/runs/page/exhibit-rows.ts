import type { CurvePoint, NamedCurve } from "@/components/runs/page/exhibit-series";

export type ExhibitRow = {
  step: number;
  epoch: number | null;
  /** One a curve, in the order of the curves; null where the checkpoint lacks it. */
  cells: readonly (CurvePoint | null)[];
};

/** The numbers behind the picture: a row a checkpoint, a cell a curve. */
export function exhibitRows(curves: readonly NamedCurve[]): readonly ExhibitRow[] {
  const byStep = curves.map(({ curve }) => new Map(curve.map((point) => [point.step, point])));
  const places = new Map(
    curves.flatMap(({ curve }) => curve.map(({ step, epoch }) => [step, epoch] as const)),
  );
  return [...places]
    .toSorted(([a], [b]) => a - b)
    .map(([step, epoch]) => ({
      step,
      epoch,
      cells: byStep.map((cells) => cells.get(step) ?? null),
    }));
}

/** A name that a spreadsheet would run as a formula is marked as text. */
function quoted(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}

/** The rows as CSV: counts, the rate as a ratio and its interval for each curve. */
export function exhibitCsv(curves: readonly NamedCurve[]): string {
  const head = curves.flatMap(({ label }) =>
    ["numerator", "n", "rate", "low", "high"].map((column) => quoted(`${label} ${column}`)),
  );
  const lines = exhibitRows(curves).map(({ step, epoch, cells }) => [
    step,
    epoch ?? "",
    ...cells.flatMap((cell) => [
      cell?.numerator ?? "",
      cell?.total ?? "",
      cell?.value ?? "",
      cell?.interval?.low ?? "",
      cell?.interval?.high ?? "",
    ]),
  ]);
  return `${[["step", "epoch", ...head], ...lines].map((line) => line.join(",")).join("\n")}\n`;
}
