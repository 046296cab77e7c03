import { useElementWidth } from "@/components/charts/use-element-width";
import { FitSvg, fitHeight } from "@/components/comparisons/cost/fit-svg";
import {
  ResidualSvg,
  type Residuals,
  type RunPaint,
  residualHeight,
  typicalResidual,
} from "@/components/comparisons/cost/residual-svg";
import type { KnowledgeCostResponse } from "@/lib/comparisons/schema";
import { formatPoints } from "@/lib/format";

type CostChartProps = {
  cost: KnowledgeCostResponse;
  points: Residuals;
  paintOf: (run: string) => RunPaint;
};

/** The fit over its points, and what it leaves: a bend or a fan says that the plane is not the whole truth. */
export function CostChart({ cost, points, paintOf }: CostChartProps) {
  const { ref, width } = useElementWidth();
  if (points.length === 0) return null;
  const spread = formatPoints(typicalResidual(points)).replace("+", "");
  const svg = (height: number) => ({
    ...{ width, height, viewBox: `0 0 ${width} ${height}`, role: "img" },
    className: "block max-w-full",
  });
  return (
    <div ref={ref} className="flex min-w-0 flex-col gap-4">
      <figure>
        <figcaption className="mb-1 text-caption text-muted">
          The fit: a dot a checkpoint, dashed what the fit expects at a Known share
        </figcaption>
        <svg {...svg(fitHeight)}>
          <title>{`Accuracy of ${points.length} checkpoints by Unknown fitted, with the fit`}</title>
          <FitSvg cost={cost} points={points} width={width} paintOf={paintOf} />
        </svg>
      </figure>
      <figure>
        <figcaption className="mb-1 text-caption text-muted">
          Residuals: measured minus expected accuracy, typically {spread} off
        </figcaption>
        <svg {...svg(residualHeight)}>
          <title>{`Residuals of ${points.length} checkpoints, typically ${spread} off`}</title>
          <ResidualSvg points={points} width={width} paintOf={paintOf} />
        </svg>
      </figure>
    </div>
  );
}
