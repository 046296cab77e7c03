import { type Drawing, DrawingSvg } from "@/components/charts/drawing";
import { useElementWidth } from "@/components/charts/use-element-width";
import {
  type CostPoints,
  drawFit,
  drawResiduals,
  type RunPaint,
} from "@/components/comparisons/cost/cost-svg";
import type { KnowledgeCostResponse } from "@/lib/comparisons/schema";
import { formatPoints } from "@/lib/format";

type FigureProps = { caption: string; title: string; drawing: Drawing };

function Figure({ caption, title, drawing }: FigureProps) {
  const { width, height } = drawing;
  return (
    <figure>
      <figcaption className="mb-1 text-caption text-muted">{caption}</figcaption>
      <svg
        role="img"
        {...{ width, height, viewBox: `0 0 ${width} ${height}` }}
        className="block max-w-full"
      >
        <title>{title}</title>
        <DrawingSvg drawing={drawing} />
      </svg>
    </figure>
  );
}

/** How far the fit typically is from what was measured: root of the mean square, a ratio. */
function typicalResidual(points: CostPoints): number {
  const squares = points.reduce((sum, { residual }) => sum + residual ** 2, 0);
  return Math.sqrt(squares / points.length);
}

type CostChartProps = {
  cost: KnowledgeCostResponse;
  points: CostPoints;
  paintOf: (run: string) => RunPaint;
};

/** The fit over its points, and what it leaves: a bend or a fan says that the plane is not the whole truth. */
export function CostChart({ cost, points, paintOf }: CostChartProps) {
  const { ref, width } = useElementWidth();
  if (points.length === 0) return null;
  const spread = formatPoints(typicalResidual(points)).replace("+", "");
  return (
    <div ref={ref} className="flex min-w-0 flex-col gap-4">
      <Figure
        caption="The fit: a dot a checkpoint, dashed what the fit expects at a Known share"
        title={`Accuracy of ${points.length} checkpoints by Unknown fitted, with the fit`}
        drawing={drawFit(cost, { points, paintOf }, width)}
      />
      <Figure
        caption={`Residuals: measured minus expected accuracy, typically ${spread} off`}
        title={`Residuals of ${points.length} checkpoints, typically ${spread} off`}
        drawing={drawResiduals({ points, paintOf }, width)}
      />
    </div>
  );
}
