import { type ColorToken, strokeOf } from "@/components/charts/paint";

type PlotSymbolProps = {
  x: number;
  y: number;
  color: ColorToken;
  shape?: "circle" | "square" | "diamond" | undefined;
  isRing?: boolean;
};

export function PlotSymbol({ x, y, color, shape = "circle", isRing = false }: PlotSymbolProps) {
  const paint = {
    fill: isRing ? "var(--card)" : strokeOf(color),
    stroke: strokeOf(color),
    strokeWidth: 1.6,
  };
  if (isRing) return <circle cx={x} cy={y} r={4.2} {...paint} />;
  if (shape === "circle") return <circle cx={x} cy={y} r={2.4} {...paint} />;
  const turn = shape === "diamond" ? `rotate(45 ${x} ${y})` : undefined;
  return <rect x={x - 2.2} y={y - 2.2} width={4.4} height={4.4} transform={turn} {...paint} />;
}
