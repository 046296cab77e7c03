import { useElementWidth } from "@/components/charts/use-element-width";
import {
  ResidualPicture,
  type Residuals,
  type RunPaint,
  residualHeight,
  typicalResidual,
} from "@/components/comparisons/residual-picture";
import { formatPoints } from "@/lib/format";

type ResidualPlotProps = { points: Residuals; paintOf: (run: string) => RunPaint };

/** A bend or a fan of the residuals says that the plane is not the whole truth. */
export function ResidualPlot({ points, paintOf }: ResidualPlotProps) {
  const { ref, width } = useElementWidth();
  if (points.length === 0) return null;
  const spread = formatPoints(typicalResidual(points)).replace("+", "");
  return (
    <figure ref={ref} className="min-w-0">
      <figcaption className="mb-1 text-caption text-muted">
        Residuals: measured minus expected accuracy, typically {spread} off
      </figcaption>
      <svg
        width={width}
        height={residualHeight}
        viewBox={`0 0 ${width} ${residualHeight}`}
        role="img"
        className="block max-w-full"
      >
        <title>{`Residuals of ${points.length} checkpoints, typically ${spread} off`}</title>
        <ResidualPicture points={points} width={width} paintOf={paintOf} />
      </svg>
    </figure>
  );
}
